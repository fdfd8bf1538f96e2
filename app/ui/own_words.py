"""How much there is of what a person keeps besides entries, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def besides_words(counts: Mapping[str, int]) -> str:
    """What there is besides entries; empty where there is nothing."""
    counted = counted_own(counts)
    return translate("Own", "Besides: {things}.").format(things=counted) if counted else ""


def counted_own(counts: Mapping[str, int]) -> str:
    """A plan with 12 lines, 2 letters; empty where there is nothing that has words of its own."""
    one, more = _one(), _more()
    here = {name: counts[name] for name in one if counts.get(name)}
    return ", ".join(one[name] if count == 1 else more[name].format(count=f"{count:,}") for name, count in here.items())


def _one() -> dict[str, str]:
    return {
        "plan_line": translate("Own", "a plan with one line"),
        "kit_thing": translate("Own", "one thing of your own"),
        "calm_place": translate("Own", "one place of your own"),
        "put_away": translate("Own", "one thing you put away"),
        "kind_letter": translate("Own", "one letter"),
        "session": translate("Own", "one session"),
        "haven_moment": translate("Own", "one hard moment you noted"),
        "goal": translate("Own", "one goal"),
        "goal_mark": translate("Own", "one time you said how a goal felt"),
        "life_value": translate("Own", "one value in your words"),
        "value_mark": translate("Own", "one time you said how a value was lived"),
        "homework": translate("Own", "one piece of homework"),
        "attempt": translate("Own", "one try"),
        "sheet": translate("Own", "one worksheet"),
        "check_in": translate("Own", "one check-in"),
        "wish": translate("Own", "one of your settings"),
    }


def _more() -> dict[str, str]:
    return {
        "plan_line": translate("Own", "a plan with {count} lines"),
        "kit_thing": translate("Own", "{count} things of your own"),
        "calm_place": translate("Own", "{count} places of your own"),
        "put_away": translate("Own", "{count} things you put away"),
        "kind_letter": translate("Own", "{count} letters"),
        "session": translate("Own", "{count} sessions"),
        "haven_moment": translate("Own", "{count} hard moments you noted"),
        "goal": translate("Own", "{count} goals"),
        "goal_mark": translate("Own", "{count} times you said how a goal felt"),
        "life_value": translate("Own", "{count} values in your words"),
        "value_mark": translate("Own", "{count} times you said how a value was lived"),
        "homework": translate("Own", "{count} pieces of homework"),
        "attempt": translate("Own", "{count} tries"),
        "sheet": translate("Own", "{count} worksheets"),
        "check_in": translate("Own", "{count} check-ins"),
        "wish": translate("Own", "{count} of your settings"),
    }
