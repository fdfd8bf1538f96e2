"""What came of taking everything out, and what of it could not be taken or not be brought in again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.own_words import besides_words

if TYPE_CHECKING:
    from app.exchange.tally import Tally

translate = QCoreApplication.translate


def taken_words(tally: "Tally") -> str:
    """How much is in the files, then each thing that somebody has to know before relying on them."""
    one = translate("Journal", "One entry is in the files now. Anyone who has them can read it.")
    more = translate("Journal", "{count} entries are in the files now. Anyone who has them can read them.")
    said = [_counted(tally.entries, one, more), besides_words(tally.own)]
    if tally.lost_pictures:
        one = translate("Journal", "One picture that the text names is not in your journal, so it is not in the files.")
        more = translate(
            "Journal", "{count} pictures that the text names are not in your journal, so they are not in the files."
        )
        said.append(_counted(tally.lost_pictures, one, more))
    if tally.unsound_pictures:
        one = translate("Journal", "One picture is damaged. It is in the files as it is, and would not come in again.")
        more = translate(
            "Journal", "{count} pictures are damaged. They are in the files as they are, and would not come in again."
        )
        said.append(_counted(tally.unsound_pictures, one, more))
    if tally.unsound_sounds:
        one = translate("Journal", "One sound is damaged. It is in the files as it is, and would not come in again.")
        more = translate(
            "Journal", "{count} sounds are damaged. They are in the files as they are, and would not come in again."
        )
        said.append(_counted(tally.unsound_sounds, one, more))
    if tally.too_much:
        said.append(
            translate(
                "Journal",
                "This is more than Alcove can bring in again at once. The files are whole, and other programs can "
                "read them.",
            )
        )
    return " ".join(filter(None, said))


def _counted(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(count=f"{count:,}")
