"""The bundled words: feelings, sentences to begin from, kind words. Read strictly, once, when first needed."""

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from app.content import ContentDamaged
from app.domain.feelings import FeelingGroup, FeelingWord
from app.domain.kind_words import KindWords, Pause, Tone
from app.domain.phrases import Phrases
from app.domain.prompts import Prompt, PromptGroup
from app.paths import resources

_FEELINGS = Path("content", "feelings.toml")
_PROMPTS = Path("content", "prompts.toml")
_PHRASES = Path("content", "phrases.toml")
_KIND_WORDS = Path("content", "kind_words.toml")


@cache
def feeling_groups() -> tuple[FeelingGroup, ...]:
    """All groups in the order of the file. Raises ContentDamaged."""
    return tuple(
        FeelingGroup(name, tuple(FeelingWord(key, word) for key, word in words.items()))
        for name, words in ((one["name"], one["words"]) for one in _groups(_FEELINGS, {"name", "words"}, "words"))
    )


@cache
def prompt_groups() -> tuple[PromptGroup, ...]:
    """All groups in the order of the file. Raises ContentDamaged."""
    return tuple(
        PromptGroup(one["key"], one["name"], tuple(Prompt(key, words) for key, words in one["prompts"].items()))
        for one in _groups(_PROMPTS, {"key", "name", "prompts"}, "prompts")
    )


@cache
def phrases() -> Phrases:
    """The phrases of every language there is. Raises ContentDamaged."""
    import tomllib

    try:
        whole = tomllib.loads((resources() / _PHRASES).read_text("utf-8"))
        return Phrases(phrase for language in whole.values() for phrase in language["phrases"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContentDamaged(f"{_PHRASES.name}: {error}") from error


@cache
def kind_words() -> KindWords:
    """Every tone there is. Raises ContentDamaged."""
    return read_kind_words(resources() / _KIND_WORDS)


def read_kind_words(path: Path) -> KindWords:
    """The kind words of a file: each tone once, with every text it needs. Raises ContentDamaged."""
    import tomllib

    try:
        whole = tomllib.loads(path.read_text("utf-8"))
        tones = {Tone(one.pop("key")): _pause(one, path.name) for one in whole["tone"]}
        if set(whole) != {"tone", "plainer"} or set(tones) != set(Tone) or len(tones) != len(whole["tone"]):
            raise ContentDamaged(f"{path.name}: each tone is there once, and nothing else")
        return KindWords(tones, _texts(whole["plainer"], path.name))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContentDamaged(f"{path.name}: {error}") from error


def _pause(table: dict[str, Any], where: str) -> Pause:
    wanted = {field.name: _text if field.type is str else _texts for field in fields(Pause)}
    if set(table) != set(wanted):
        raise ContentDamaged(f"{where}: a tone has {', '.join(wanted)}")
    texts: dict[str, Any] = {name: read(table[name], where) for name, read in wanted.items()}
    return Pause(**texts)


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ContentDamaged(f"{where}: {value!r} is no list of texts")
    return tuple(_text(one, where) for one in value)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value or value != value.strip():
        raise ContentDamaged(f"{where}: {value!r} says nothing")
    return value


def _groups(file: Path, wanted: set[str], table: str) -> list[dict[str, Any]]:
    """Groups whose every key is known, and whose words all have a key of their own."""
    import tomllib

    try:
        groups = tomllib.loads((resources() / file).read_text("utf-8"))["group"]
    except (OSError, ValueError, KeyError) as error:
        raise ContentDamaged(f"{file.name}: {error}") from error
    known: set[str] = set()
    for group in groups:
        if set(group) != wanted or not isinstance(group[table], dict) or not group[table]:
            raise ContentDamaged(f"{file.name}: a group has {', '.join(sorted(wanted))}")
        for key, words in group[table].items():
            if key in known or not isinstance(words, str) or not words.strip():
                raise ContentDamaged(f"{file.name}: {key} is there twice or says nothing")
            known.add(key)
    return list(groups)
