"""What can be chosen to look words up with, in words: the page and the settings offer the same."""

from PySide6.QtCore import QCoreApplication, QLocale

from app import dictionaries
from app.domain.spelling import LIKE_SYSTEM, OFF

translate = QCoreApplication.translate


def spelling_choices() -> list[tuple[str, str]]:
    """Each choice with its words: off, the system's languages, and every dictionary there is, by name."""
    choices = [(OFF, translate("Spelling", "Off")), (LIKE_SYSTEM, translate("Spelling", "Like my system"))]
    return choices + sorted(((tag, _named(tag)) for tag in dictionaries.tags()), key=_by_words)


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1].casefold()


def _named(tag: str) -> str:
    locale = QLocale(tag)
    language, country = locale.nativeLanguageName(), locale.nativeTerritoryName()
    if locale.language() is QLocale.Language.C or not language:
        return tag
    return f"{language} ({country})" if country and "_" in tag else language
