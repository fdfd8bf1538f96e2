"""Wrong numbers are worse than none: the file of help lines is read strictly and checked whole."""

from pathlib import Path

import pytest

from app import content
from app.domain.help_lines import ELSEWHERE, Confidence, CountryHelp, HelpLine, Way, dialled, phone_link
from app.paths import resources

BOOK = content.read_help_lines(resources() / "content" / "crisis_lines.toml")
EVERY_COUNTRY = sorted(BOOK.values(), key=lambda one: one.code)
EVERY_LINE = [(one.code, line) for one in EVERY_COUNTRY for line in one.lines]

GOOD = """
[[country]]
code = "XX"
name = "Exland"
emergency = ["112"]
[[country.line]]
name = "A line"
number = "12 34"
always = true
confidence = "B"
"""


def read(text: str, folder: Path) -> dict[str, CountryHelp]:
    path = folder / "lines.toml"
    path.write_text(text, "utf-8")
    return content.read_help_lines(path)


@pytest.mark.parametrize("country", EVERY_COUNTRY, ids=lambda one: one.code)
def test_every_country_has_an_emergency_number_and_lines_or_a_reason(country: CountryHelp) -> None:
    assert country.emergency and all(number.isdigit() and 2 <= len(number) <= 5 for number in country.emergency)
    assert bool(country.lines) != bool(country.without)
    assert len(country.code) == 2 and country.code.isupper()
    assert set(country.likely) | set(country.unsure) == set(country.lines)


@pytest.mark.parametrize(("code", "line"), EVERY_LINE, ids=lambda one: getattr(one, "number", one))
def test_every_line_can_be_dialled(code: str, line: HelpLine) -> None:
    assert 2 < len(dialled(line.number)) < 13
    assert dialled(line.number).lstrip("*").isdigit()
    assert isinstance(line.confidence, Confidence)
    assert bool(line.send) == (line.way is Way.TEXT)
    assert not any("!" in words for words in (line.name, line.note, line.meaning, line.source))


def test_no_number_stands_twice_in_a_country() -> None:
    for country in EVERY_COUNTRY:
        numbers = [(line.way, dialled(line.number)) for line in country.lines]
        assert len(set(numbers)) == len(numbers), country.code


def test_the_countries_we_are_surest_of() -> None:
    surest = {code for code, line in EVERY_LINE if line.confidence is Confidence.A}
    assert surest == {"US", "CA", "ES", "PT", "FI", "KR", "CN", "SG", "CL", "MX"}


def test_replaced_numbers_are_not_listed() -> None:
    every_number = {dialled(line.number) for _, line in EVERY_LINE}
    assert not every_number & {"18005990019", "18002738255", "1393"}


def test_known_numbers() -> None:
    assert BOOK["GB"].emergency[0] == "999"
    assert {line.number for line in BOOK["GB"].lines} == {"116 123", "85258"}
    assert BOOK["FR"].lines[0].number == "3114"
    assert {line.number for line in BOOK["DE"].lines} == {"0800 111 0 111", "0800 111 0 222", "116 123"}
    assert BOOK["TR"].lines == () == BOOK["BG"].lines


def test_countries_are_by_name_and_end_somewhere_else() -> None:
    listed = content.countries()
    assert listed[-1] == (ELSEWHERE.code, ELSEWHERE.name)
    assert [name for _, name in listed[:-1]] == sorted(one.name for one in EVERY_COUNTRY)


def test_a_country_without_a_list_is_somewhere_else() -> None:
    assert content.help_lines("XX") is ELSEWHERE
    assert content.help_lines("") is ELSEWHERE
    assert content.help_lines(ELSEWHERE.code) is ELSEWHERE
    assert content.help_lines("GB").name == "United Kingdom"


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("en_GB", "GB"),
        ("de-AT", "AT"),
        ("zh_Hant_TW", "TW"),
        ("fr_FR.UTF-8", "FR"),
        ("de_DE@euro", "DE"),
        ("en", ""),
        ("C", ""),
        ("", ""),
        ("is", ""),
        ("fr_MA", ""),
        ("es_419", ""),
    ],
)
def test_a_locale_names_its_country(locale: str, code: str) -> None:
    assert content.guess_country(locale) == code


def test_the_systems_own_locale_is_asked_by_itself() -> None:
    assert content.guess_country() in {"", *BOOK}


def test_a_file_as_agreed_is_read(tmp_path: Path) -> None:
    line = HelpLine("A line", "12 34", Confidence.B, always=True)
    assert read(GOOD, tmp_path) == {"XX": CountryHelp("XX", "Exland", ("112",), lines=(line,))}


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ('confidence = "B"', 'confidence = "D"'),
        ('confidence = "B"', ""),
        ('number = "12 34"', 'number = ""'),
        ('number = "12 34"', "number = 1234"),
        ('number = "12 34"', 'number = " 12 34"'),
        ("always = true", ""),
        ("always = true", 'always = true\nhours = "9 to 5"'),
        ("always = true", 'always = "yes"'),
        ('name = "A line"', 'name = "A line"\nphone = "1"'),
        ('name = "A line"', 'name = ""'),
        ('emergency = ["112"]', ""),
        ('emergency = ["112"]', "emergency = []"),
        ('emergency = ["112"]', 'emergency = [""]'),
        ('emergency = ["112"]', 'emergency = ["help"]'),
        (GOOD, 'country = "Exland"'),
        (GOOD, "country = [1, 2]"),
        ('emergency = ["112"]', 'emergency = ["112"]\nwithout = "No reason"'),
        ('code = "XX"', 'code = "XXX"'),
        ('code = "XX"', ""),
        ("[[country]]", 'title = "x"\n[[country]]'),
        ("[[country.line]]", "[country.line]]"),
    ],
)
def test_a_file_that_differs_is_refused(sound: str, broken: str, tmp_path: Path) -> None:
    assert sound in GOOD
    with pytest.raises(content.ContentDamaged):
        read(GOOD.replace(sound, broken, 1), tmp_path)


def test_a_country_written_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(content.ContentDamaged, match="twice"):
        read(GOOD + GOOD, tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(content.ContentDamaged):
        content.read_help_lines(tmp_path / "nowhere.toml")


def test_numbers_are_copied_without_the_spaces() -> None:
    assert dialled("0800 111 0 111") == "08001110111"
    assert dialled("03-7627 2929") == "0376272929"
    assert dialled("*4141") == "*4141"


def test_a_phone_understands_what_it_sees() -> None:
    assert phone_link("116 123") == "tel:116123"
    assert phone_link("*4141") == "tel:*4141"
    assert phone_link("*123#") == "tel:*123%23"
    assert phone_link("85258", Way.TEXT, "SHOUT") == "SMSTO:85258:SHOUT"
    assert phone_link("9151 1767", Way.WHATSAPP) == ""
