"""The kit in the vault: an order of one's own, a limit, and nothing left of what was let go of."""

import pytest

from app.domain.kit import MOST_THINGS, KitThing, Sound, ThingKind, shown_words
from app.domain.pictures import Picture
from app.storage.kit import KitStore
from app.storage.pictures import PictureStore, new_picture
from app.storage.sounds import SoundStore, new_sound
from app.storage.topics import Topic
from app.storage.vault import Vault

DOTS = b"\xff\xd8\xff dots of a picture \xff\xd9"
TONE = b"RIFF....WAVE and a tone"


@pytest.fixture
def kit(vault: Vault) -> KitStore:
    return KitStore(vault)


@pytest.fixture
def sounds(vault: Vault) -> SoundStore:
    return SoundStore(vault)


@pytest.fixture
def pictures(vault: Vault) -> PictureStore:
    return PictureStore(vault)


def sea() -> Picture:
    return new_picture("jpeg", 40, 30, DOTS)


def waves() -> Sound:
    return new_sound("wav", 1500, TONE)


def words(kit: KitStore) -> list[str]:
    return [thing.words for thing in kit.all()]


def age(vault: Vault) -> None:
    with vault.write(Topic.PICTURES) as connection:
        connection.execute("UPDATE picture SET added_utc = added_utc - 7200000")
        connection.execute("UPDATE sound SET added_utc = added_utc - 7200000")


def taken_out(kit: KitStore, uid: str | None) -> KitThing:
    thing = kit.remove(uid or "")
    assert thing is not None
    return thing


def test_a_line_a_picture_and_a_sound_come_back_as_they_were(
    vault: Vault, kit: KitStore, sounds: SoundStore, pictures: PictureStore
) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    picture, sound = sea(), waves()
    kit.add_line("The kettle first.")
    kit.add_picture(picture, "The pier")
    kit.add_sound(sound, "Rain on the tent")
    line, shown, played = kit.all()
    assert (line.kind, line.words) == (ThingKind.LINE, "The kettle first.")
    assert (shown.kind, shown.words, shown.picture) == (ThingKind.PICTURE, "The pier", picture.uid)
    assert (played.kind, played.words, played.sound) == (ThingKind.SOUND, "Rain on the tent", sound.uid)
    assert pictures.content(picture.uid) == DOTS
    assert sounds.get(sound.uid) == sound and sounds.length_ms(sound.uid) == 1500
    assert heard == [Topic.KIT] * 3
    assert kit.get(line.uid) == line and kit.get("0" * 32) is None and sounds.get("0" * 32) is None


def test_words_and_order_are_the_persons_own(kit: KitStore) -> None:
    one, two, three = [kit.add_line(words) or "" for words in "abc"]
    kit.reword({one: "A", three: "C"})
    kit.reorder([three, one, two])
    assert words(kit) == ["C", "A", "b"]
    kit.add_line("d")
    assert words(kit)[-1] == "d"


def test_there_is_room_for_thirty(vault: Vault, kit: KitStore) -> None:
    for number in range(MOST_THINGS):
        assert kit.add_line(str(number))
    assert kit.add_line("one more") is None
    assert kit.add_picture(sea()) is None
    assert kit.add_sound(waves()) is None
    assert len(kit.all()) == MOST_THINGS == 30
    assert vault.one("SELECT count(*) FROM picture") == (0,)
    assert vault.one("SELECT count(*) FROM sound") == (0,)


def test_what_was_taken_out_can_be_put_back_where_it_was(kit: KitStore, pictures: PictureStore) -> None:
    picture = sea()
    kit.add_line("before")
    uid = kit.add_picture(picture, "The pier")
    kit.add_line("after")
    thing = taken_out(kit, uid)
    assert words(kit) == ["before", "after"]
    assert pictures.tidy() == 0
    assert kit.put_back(thing)
    assert words(kit) == ["before", "The pier", "after"]
    assert kit.remove("0" * 32) is None


def test_a_full_kit_takes_nothing_back(kit: KitStore) -> None:
    thing = taken_out(kit, kit.add_line("gone"))
    for number in range(MOST_THINGS):
        kit.add_line(str(number))
    assert not kit.put_back(thing)
    assert "gone" not in words(kit)


@pytest.mark.parametrize("kind", ["picture", "sound"])
def test_what_a_thing_used_goes_when_nothing_uses_it_any_more(
    kind: str, vault: Vault, kit: KitStore, sounds: SoundStore, pictures: PictureStore
) -> None:
    uid = kit.add_picture(sea()) if kind == "picture" else kit.add_sound(waves())
    age(vault)
    assert pictures.tidy() == sounds.tidy() == 0
    thing = taken_out(kit, uid)
    assert pictures.tidy() == sounds.tidy() == 0
    age(vault)
    assert pictures.tidy() + sounds.tidy() == 1
    assert not kit.put_back(thing)
    assert vault.one(f"SELECT count(*) FROM {kind}") == (0,)


def test_what_nobody_wants_back_goes_at_once(
    vault: Vault, kit: KitStore, sounds: SoundStore, pictures: PictureStore
) -> None:
    kept, gone = waves(), waves()
    kit.add_sound(kept)
    taken_out(kit, kit.add_sound(gone))
    assert sounds.forget([kept.uid, gone.uid, "0" * 32]) == 1
    assert sounds.get(gone.uid) is None and sounds.get(kept.uid) == kept
    picture = sea()
    taken_out(kit, kit.add_picture(picture))
    assert pictures.forget([picture.uid, "0" * 32]) == 1
    assert vault.one("SELECT count(*) FROM picture") == (0,)


def test_a_line_is_shown_as_far_as_it_fits_and_kept_whole(kit: KitStore) -> None:
    long = "One more word " * 60
    kit.add_line(long)
    assert words(kit) == [long]
    shown = shown_words(long)
    assert shown.endswith("more …") and long.startswith(shown.removesuffix(" …")) and len(shown) <= 502
    assert shown_words("  The kettle first. ") == "The kettle first."
    assert shown_words(" ") == ""
