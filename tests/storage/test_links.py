"""Links hold on to an entry whatever its date becomes, and show nothing of one that is kept closed."""

from datetime import datetime

from app.storage.journal import JournalStore
from app.storage.links import LinkStore
from app.storage.vault import Vault


def _two(journal: JournalStore) -> tuple[str, str]:
    return journal.add(datetime(2026, 5, 3), "One").uid, journal.add(datetime(2026, 5, 4), "", "Words of two").uid


def test_both_sides_know_of_it(vault: Vault, journal: JournalStore) -> None:
    links, (one, two) = LinkStore(vault), _two(journal)
    assert links.add(one, two)
    assert [(link.uid, link.title, link.back) for link in links.of(one)] == [(two, "Words of two", False)]
    assert [(link.uid, link.title, link.back) for link in links.of(two)] == [(one, "One", True)]
    assert links.add(two, one) and len(links.of(one)) == 1


def test_it_follows_to_another_date_and_goes_with_its_entry(vault: Vault, journal: JournalStore) -> None:
    links, (one, two) = LinkStore(vault), _two(journal)
    links.add(one, two)
    journal.move_to(two, datetime(1990, 1, 1))
    journal.move_to(one, datetime(1991, 1, 1))
    assert [link.about.year for link in links.of(one)] == [1990]
    journal.remove(two)
    assert links.of(one) == ()
    journal.restore(two)
    journal.remove_for_good(one)
    assert links.of(two) == ()
    assert vault.one("SELECT count(*) FROM entry_link") == (0,)


def test_it_is_taken_away_from_either_side(vault: Vault, journal: JournalStore) -> None:
    links, (one, two) = LinkStore(vault), _two(journal)
    links.add(one, two)
    assert links.remove(two, one) and not links.remove(two, one)
    assert links.of(one) == ()


def test_nothing_is_linked_with_itself_or_nobody(vault: Vault, journal: JournalStore) -> None:
    links, one = LinkStore(vault), _two(journal)[0]
    assert not links.add(one, one) and not links.add(one, "nobody") and not links.add("nobody", one)


def test_of_a_closed_entry_only_the_date_is_known(vault: Vault, journal: JournalStore) -> None:
    links, (one, two) = LinkStore(vault), _two(journal)
    links.add(one, two)
    journal.keep_closed(two)
    assert [(link.title, link.about.day) for link in links.of(one)] == [("", 4)]
