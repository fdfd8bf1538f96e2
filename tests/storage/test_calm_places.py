"""Calm places in the vault: own words, own pictures, and spoiled for good."""

from dataclasses import replace

import pytest

from app.domain.calm_places import MOST_PICTURES, CalmPlace, PlaceKind, Sense
from app.domain.pictures import Picture
from app.storage.calm_places import CalmPlaceStore
from app.storage.pictures import PictureStore, new_picture
from app.storage.topics import Topic
from app.storage.vault import Vault

DOTS = b"\xff\xd8\xff dots of a picture \xff\xd9"


@pytest.fixture
def places(vault: Vault) -> CalmPlaceStore:
    return CalmPlaceStore(vault)


@pytest.fixture
def pictures(vault: Vault) -> PictureStore:
    return PictureStore(vault)


def lake() -> Picture:
    return new_picture("jpeg", 40, 30, DOTS)


def named(places: CalmPlaceStore, name: str) -> CalmPlace:
    place = replace(places.add(), name=name)
    places.reword(place)
    return place


def read(places: CalmPlaceStore, uid: str) -> CalmPlace:
    place = places.get(uid)
    assert place is not None
    return place


def names(found: list[CalmPlace]) -> list[str]:
    return [place.name for place in found]


def test_every_word_comes_back_as_it_was(vault: Vault, places: CalmPlaceStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    empty = places.add()
    assert read(places, empty.uid) == empty
    full = replace(empty, name="The lake", kind=PlaceKind.IMAGINED, cue="Water", company="nobody")
    full = replace(full, see="light", hear="reeds", smell="rain", warmth="cool", touch="wood")
    places.reword(full)
    assert read(places, empty.uid) == full
    assert [full.words_for(sense) for sense in Sense] == ["light", "reeds", "rain", "cool", "wood"]
    assert heard == [Topic.CALM_PLACES] * 2
    assert places.get("0" * 32) is None


def test_their_order_is_the_persons_own(places: CalmPlaceStore) -> None:
    one, two, three = [named(places, name) for name in ("one", "two", "three")]
    places.reorder([three.uid, one.uid, two.uid])
    assert names(places.all()) == names(places.offered()) == ["three", "one", "two"]


def test_a_spoiled_place_is_offered_by_nothing_and_keeps_its_words(places: CalmPlaceStore) -> None:
    place, other = named(places, "The lake"), named(places, "The kitchen")
    places.spoil(place.uid)
    spoiled = read(places, place.uid)
    assert spoiled.spoiled and spoiled.name == "The lake"
    assert names(places.offered()) == ["The kitchen"]
    assert names(places.all()) == ["The lake", "The kitchen"]
    places.reword(place)
    places.put_back(place)
    places.reorder([other.uid, place.uid])
    places.spoil(place.uid)
    assert read(places, place.uid).spoiled_utc == spoiled.spoiled_utc
    taken = places.remove(place.uid)
    assert taken is not None
    places.put_back(taken)
    assert names(places.offered()) == ["The kitchen"]


def test_a_place_is_taken_out_with_its_words_and_put_back_with_its_pictures(
    vault: Vault, places: CalmPlaceStore, pictures: PictureStore
) -> None:
    place, shown = named(places, "The lake"), [lake(), lake()]
    for picture in shown:
        assert places.add_picture(place.uid, picture)
    taken = places.remove(place.uid)
    assert taken is not None and taken.pictures == tuple(picture.uid for picture in shown)
    assert places.all() == []
    assert vault.one("SELECT count(*) FROM calm_place_picture") == (0,)
    assert pictures.tidy() == 0
    pictures.forget([shown[0].uid])
    places.put_back(taken)
    assert read(places, place.uid) == replace(taken, pictures=(shown[1].uid,))
    assert places.remove("0" * 32) is None


def test_pictures_have_an_order_and_an_end(places: CalmPlaceStore, pictures: PictureStore) -> None:
    place = named(places, "The lake")
    shown = [lake() for _ in range(MOST_PICTURES)]
    assert all(places.add_picture(place.uid, picture) for picture in shown)
    one_more = lake()
    assert not places.add_picture(place.uid, one_more)
    assert pictures.content(one_more.uid) is None
    assert not places.add_picture("0" * 32, one_more)
    order = [shown[2].uid, shown[0].uid]
    places.show_pictures(place.uid, [*order, "0" * 32])
    assert read(places, place.uid).pictures == tuple(order)


def test_a_picture_that_a_place_let_go_of_stays_for_an_hour(
    vault: Vault, places: CalmPlaceStore, pictures: PictureStore
) -> None:
    place, kept, gone = named(places, "The lake"), lake(), lake()
    for picture in (kept, gone):
        places.add_picture(place.uid, picture)

    def age() -> None:
        with vault.write(Topic.PICTURES) as connection:
            connection.execute("UPDATE picture SET added_utc = added_utc - 7200000")

    age()
    places.show_pictures(place.uid, [kept.uid])
    assert pictures.tidy() == 0
    age()
    assert pictures.tidy() == 1
    assert pictures.content(kept.uid) == DOTS and pictures.content(gone.uid) is None
