"""One step of a grounding exercise: a large line, one sentence, and perhaps a letter or a number over them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """What is shown, and what is said to somebody who does not see it."""

    words: str
    sentence: str
    sign: str = ""

    @property
    def said(self) -> str:
        """Everything in the order it is read."""
        line = f"{self.sign} {self.words}".strip()
        return f"{line} {self.sentence}" if line.endswith((".", "?")) else f"{line}. {self.sentence}"
