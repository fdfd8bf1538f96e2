"""How much there is of what a person keeps besides entries, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def besides_words(counts: Mapping[str, int]) -> str:
    """What there is besides entries; empty where there is nothing."""
    counted = counted_own(counts)
    return translate("Journal", "Besides: {things}.").format(things=counted) if counted else ""


def counted_own(counts: Mapping[str, int]) -> str:
    """A plan with 12 lines, 2 letters; empty where there is nothing that has words of its own."""
    one, more = _one(), _more()
    here = {name: counts[name] for name in one if counts.get(name)}
    return ", ".join(one[name] if count == 1 else more[name].format(count=f"{count:,}") for name, count in here.items())


def _one() -> dict[str, str]:
    return {
        "plan_line": translate("Journal", "a plan with one line"),
        "kit_thing": translate("Journal", "one thing of your own"),
        "calm_place": translate("Journal", "one place of your own"),
        "put_away": translate("Journal", "one thing you put away"),
        "kind_letter": translate("Journal", "one letter"),
        "session": translate("Journal", "one session"),
        "haven_moment": translate("Journal", "one hard moment you noted"),
        "check_in": translate("Journal", "one check-in"),
        "wish": translate("Journal", "one of your settings"),
    }


def _more() -> dict[str, str]:
    return {
        "plan_line": translate("Journal", "a plan with {count} lines"),
        "kit_thing": translate("Journal", "{count} things of your own"),
        "calm_place": translate("Journal", "{count} places of your own"),
        "put_away": translate("Journal", "{count} things you put away"),
        "kind_letter": translate("Journal", "{count} letters"),
        "session": translate("Journal", "{count} sessions"),
        "haven_moment": translate("Journal", "{count} hard moments you noted"),
        "check_in": translate("Journal", "{count} check-ins"),
        "wish": translate("Journal", "{count} of your settings"),
    }
