"""What each part of the body is called, and how it is tightened a little."""

from PySide6.QtCore import QCoreApplication

from app.domain.beats import Move
from app.domain.loosening import Group, Version


def name_of(group: Group) -> str:
    """What a part is called."""
    return {
        Group.RIGHT_HAND: _tr("Right hand"),
        Group.LEFT_HAND: _tr("Left hand"),
        Group.RIGHT_UPPER_ARM: _tr("Right upper arm"),
        Group.LEFT_UPPER_ARM: _tr("Left upper arm"),
        Group.FOREHEAD: _tr("Forehead"),
        Group.EYES: _tr("Eyes and nose"),
        Group.JAW: _tr("Jaw and mouth"),
        Group.NECK: _tr("Neck"),
        Group.CHEST: _tr("Shoulders and chest"),
        Group.BELLY: _tr("Belly"),
        Group.RIGHT_THIGH: _tr("Right thigh"),
        Group.LEFT_THIGH: _tr("Left thigh"),
        Group.RIGHT_CALF: _tr("Right calf"),
        Group.LEFT_CALF: _tr("Left calf"),
        Group.RIGHT_FOOT: _tr("Right foot"),
        Group.LEFT_FOOT: _tr("Left foot"),
        Group.RIGHT_ARM: _tr("Right arm"),
        Group.LEFT_ARM: _tr("Left arm"),
        Group.FACE: _tr("Face"),
        Group.TRUNK: _tr("Shoulders, chest and belly"),
        Group.RIGHT_LEG: _tr("Right leg"),
        Group.LEFT_LEG: _tr("Left leg"),
        Group.ARMS: _tr("Both arms"),
        Group.HEAD: _tr("Face and neck"),
        Group.LEGS: _tr("Both legs"),
        Group.WHOLE: _tr("Your whole body"),
    }[group]


def how_to_tighten(group: Group) -> str:
    """One sentence, about half as strong as somebody could."""
    fist, foot = _tr("A soft fist, at about half your strength."), _tr("Curl your toes, only lightly.")
    elbow, calf = _tr("Bend the elbow, at about half your strength."), _tr("Pull your toes towards you, only lightly.")
    arm, thigh = _tr("A soft fist and a bent elbow, at half strength."), _tr("Straighten the knee, at half strength.")
    leg = _tr("Straighten the leg, at half strength or less.")
    return {
        Group.RIGHT_HAND: fist,
        Group.LEFT_HAND: fist,
        Group.RIGHT_UPPER_ARM: elbow,
        Group.LEFT_UPPER_ARM: elbow,
        Group.FOREHEAD: _tr("Raise your eyebrows, about half way."),
        Group.EYES: _tr("Close your eyes and wrinkle your nose a little."),
        Group.JAW: _tr("Bring your teeth together, only lightly."),
        Group.NECK: _tr("Draw your chin in, only a little."),
        Group.CHEST: _tr("Draw your shoulders back, about half way."),
        Group.BELLY: _tr("Draw your belly in, about half way."),
        Group.RIGHT_THIGH: thigh,
        Group.LEFT_THIGH: thigh,
        Group.RIGHT_CALF: calf,
        Group.LEFT_CALF: calf,
        Group.RIGHT_FOOT: foot,
        Group.LEFT_FOOT: foot,
        Group.RIGHT_ARM: arm,
        Group.LEFT_ARM: arm,
        Group.FACE: _tr("Wrinkle your whole face, only lightly."),
        Group.TRUNK: _tr("Shoulders back and belly in, about half way."),
        Group.RIGHT_LEG: leg,
        Group.LEFT_LEG: leg,
        Group.ARMS: _tr("Soft fists and bent elbows, at half strength."),
        Group.HEAD: _tr("Wrinkle your face and draw your chin in a little."),
        Group.LEGS: _tr("Straighten both legs, at half strength or less."),
    }[group]


def word_for(move: Move) -> str:
    """What to do with a part."""
    return {
        Move.NOTICE: _tr("Notice it"),
        Move.TIGHTEN: _tr("Gently tighten"),
        Move.LET_GO: _tr("Let go"),
        Move.REST: _tr("Rest"),
    }[move]


def words_for(version: Version) -> str:
    """What a version is called where it is chosen."""
    return {
        Version.RELEASE: _tr("Only let go"),
        Version.FOUR: _tr("4 large parts"),
        Version.SEVEN: _tr("7 parts"),
        Version.SIXTEEN: _tr("16 small parts"),
    }[version]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Loosening", text)
