"""Sentences to begin from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """`key` never changes; a person's own prompts have the key of their row."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class PromptGroup:
    key: str
    name: str
    prompts: tuple[Prompt, ...]
