"""An entry on paper says when, its title and its words as they are meant, and fetches nothing."""

from datetime import date, datetime

from app.domain.journal import Entry
from app.ui.journal.printing import on_paper
from app.ui.widgets.date_words import moment_words


def entry(body: str) -> Entry:
    about = datetime(2025, 11, 13, 21, 14)
    return Entry(1, "u", about, "Two stops", body, None, about.astimezone(), about.astimezone(), False)


def test_it_has_date_title_and_words() -> None:
    text = on_paper(entry("The **14** was half empty.\n\n- one\n- two")).toPlainText()
    assert text.startswith(f"{moment_words(datetime(2025, 11, 13, 21, 14), date.today())}\nTwo stops\n")
    assert "The 14 was half empty." in text and "**" not in text


def test_nothing_in_it_is_run_or_fetched() -> None:
    text = on_paper(entry('<script>x</script> <img src="file:///etc/hostname">')).toPlainText()
    assert "<script>" in text
