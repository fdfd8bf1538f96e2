"""Reads pages from the disk while nobody waits for them, so that the first visit is quick."""

from contextlib import suppress


def read_journal_page(_working: object) -> None:
    """The journal and the words for feelings; for a job."""
    import app.ui.journal.screen  # noqa: F401
    from app import wordlists
    from app.content import ContentDamaged

    with suppress(ContentDamaged):
        wordlists.feeling_groups()
