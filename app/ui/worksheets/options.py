"""What a choice offers: the answers of the file, and words that were written on this sheet or on an earlier one."""

from collections.abc import Sequence

from app.domain.filling import is_empty
from app.domain.worksheets import Field, Option
from app.storage.errors import StorageError
from app.storage.sheets import SheetStore
from app.ui.worksheets.keeper import SheetKeeper

_LOOKED_BACK = 5
_MOST = 40


class Options:
    """For the questions of one sheet."""

    def __init__(self, store: SheetStore, keeper: SheetKeeper) -> None:
        self._store = store
        self._keeper = keeper

    def of(self, field: Field) -> Sequence[Option]:
        """Each word once. What cannot be read is not offered; the question can be left out all the same."""
        if not field.options_from:
            return field.options
        worksheet, _, place = field.options_from.rpartition(":")
        if worksheet:
            written = self._elsewhere(worksheet, place.split(".")[-1])
        else:
            written = self._keeper.filling.options_from(field)
        return (*field.options, *(Option(words, words) for words in dict.fromkeys(written)))

    def _elsewhere(self, worksheet: str, key: str) -> list[str]:
        try:
            found = self._store.values(worksheet, [key], _LOOKED_BACK)
        except StorageError:
            return []
        said = [value for _sheet, by_field in found for _line, value in sorted(by_field.get(key, {}).items())]
        return [str(value) for value in said if not is_empty(value)][:_MOST]
