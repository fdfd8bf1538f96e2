"""Whose help lines are shown: those of the chosen country, else of the one that the system's language suggests."""

from PySide6.QtCore import QCoreApplication

from app.domain.help_lines import ELSEWHERE, CountryHelp
from app.ui.safe_space.reach.line_words import emergency_words
from app.ui.safe_space.surroundings import Surroundings


def chosen_country(around: Surroundings) -> CountryHelp:
    """Without the list of lines, what works widely."""
    from app.content import ContentDamaged

    lines = around.help_lines
    try:
        return lines.help_lines(around.preferences.value.country or lines.guess_country())
    except ContentDamaged:
        return ELSEWHERE


def known_countries(around: Surroundings) -> list[tuple[str, str]]:
    """Codes and names."""
    from app.content import ContentDamaged

    try:
        return around.help_lines.countries()
    except ContentDamaged:
        return [(ELSEWHERE.code, ELSEWHERE.name)]


def emergency_about(country: CountryHelp) -> str:
    """What stands under the emergency number."""
    if country == ELSEWHERE:
        return QCoreApplication.translate(
            "HelpLines", "Works in most of Europe. Anywhere else: your own country's number."
        )
    return emergency_words(country)
