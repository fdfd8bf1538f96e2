"""Wrong numbers are worse than none: the file of help lines is read strictly and checked whole."""

from datetime import date
from pathlib import Path

import pytest

from app import content
from app.domain.help_lines import ELSEWHERE, Confidence, CountryHelp, HelpLine, LineChoice, Way, dialled, phone_link
from app.paths import resources

BOOK = content.read_help_lines(resources() / "content" / "crisis_lines.toml")
EVERY_COUNTRY = sorted(BOOK.values(), key=lambda one: one.code)
EVERY_LINE = [(one.code, line) for one in EVERY_COUNTRY for line in one.lines]

DAY = date(2026, 5, 3)
GOOD = """
known_on = 2026-05-03
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


# Country, emergency numbers, and each number as it is keyed in with how sure it is: written down once more, by hand.
FACTS = """
US 911 988A 741741B|CA 911 988A|GB 999,112 116123B 85258B|IE 112,999 116123B|AU 000 131114B 1300659467B
NZ 111 1737B 0508828865B|DE 112 08001110111B 08001110222B 116123B|AT 144,112 142B|CH 144,112 143B|FR 15,112 3114B
BE 112 1813B 080032123B|NL 112 113B 08000113B|LU 112 454545C|ES 112 024A 717003717B|PT 112 1411A 808242424A
IT 112 0223272327C|SE 112 90101B|NO 113 116123B|DK 112 70201201C
FI 112 0925250111A 0925250113A 0925250112A 0925250114A 0925250115A|IS 112 1717B|PL 112 800702222B 116123C
CZ 112 116123B|SK 112 0800800566C|HU 112 116123B|SI 112 116123B|RO 112 0374456420C|GR 112,166 1018B
EE 112 6558088C 116123C|LV 112 116123C|LT 112 116123C|UA 103,112 7333B|IL 101 1201B|IN 112 14416B 18008914416B
PK 1122 03117786264C|BD 999 09612119911C|LK 1990 1926B|NP 102 1166C|JP 119 0120279338B 0570064556B|KR 119 109A
CN 120 12356A|HK 999 18111B 23892222B|TW 119 1925B|SG 995 1767A 91511767A 1771A 66691771A
MY 999 15555C 0376272929B|PH 911 1553B|TH 1669 1323B|ID 112,119 119C|ZA 112,10177 0800567567B
NG 112 08000787746C 09034400009C|KE 999,1199 0722178177C|GH 112 0800678678C|EG 123 16328C|AE 998 8004673C|BR 192 188B
AR 911,107 135C 01152751135C|CL 131 *4141A|MX 911 8009112000A|CO 123 192C 106C|UY 911 08000767B *0767B
PE 106,117 113C|TR 112|BG 112
"""


def test_the_list_is_what_is_known_and_nothing_else() -> None:
    wanted = {}
    for fact in FACTS.replace("\n", "|").strip("|").split("|"):
        code, emergency, *numbers = fact.split()
        wanted[code] = (tuple(emergency.split(",")), frozenset(numbers))
    known = {
        code: (one.emergency, frozenset(f"{dialled(line.number)}{line.confidence}" for line in one.lines))
        for code, one in BOOK.items()
    }
    assert known == wanted


def test_languages_audiences_and_ways_are_what_is_known() -> None:
    said = {(code, line.number): line.languages for code, line in EVERY_LINE if line.languages}
    assert said == {
        ("BE", "1813"): "Dutch",
        ("BE", "0800 32 123"): "French",
        ("FI", "09 2525 0111"): "Finnish",
        ("FI", "09 2525 0112"): "Swedish",
        ("FI", "09 2525 0113"): "English and Arabic",
        ("FI", "09 2525 0114"): "Ukrainian",
        ("FI", "09 2525 0115"): "Russian",
        ("IN", "14416"): "many languages",
        ("IN", "1800 89 14416"): "many languages",
        ("JP", "0120-279-338"): "foreign languages by menu",
    }
    assert {(code, line.number) for code, line in EVERY_LINE if line.audience} == {("PL", "116 123")}
    assert {(code, line.send) for code, line in EVERY_LINE if line.way is Way.TEXT} == {("US", "HOME"), ("GB", "SHOUT")}
    free = {code for code, line in EVERY_LINE if line.free}
    assert free == {"GB", "DE", "AT", "FR", "NL", "ES", "PT", "PL", "SI", "BR"}


def test_the_whole_list_has_one_day_and_no_line_is_called_verified() -> None:
    (day,) = {one.known_on for one in EVERY_COUNTRY}
    assert day is not None and day.year >= 2026
    text = (resources() / "content" / "crisis_lines.toml").read_text("utf-8")
    facts = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert "verified" not in facts and "checked" not in facts


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
    assert read(GOOD, tmp_path) == {"XX": CountryHelp("XX", "Exland", ("112",), lines=(line,), known_on=DAY)}


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
        ("known_on = 2026-05-03", ""),
        ("known_on = 2026-05-03", 'known_on = "2026-05-03"'),
        ("known_on = 2026-05-03", "known_on = 2026-05-03T10:00:00"),
        ('name = "Exland"', 'name = "Exland"\nknown_on = 2026-05-03'),
        ('name = "A line"', 'name = "A line"\nverified_on = 2026-05-03'),
    ],
)
def test_a_file_that_differs_is_refused(sound: str, broken: str, tmp_path: Path) -> None:
    assert sound in GOOD
    with pytest.raises(content.ContentDamaged):
        read(GOOD.replace(sound, broken, 1), tmp_path)


def test_a_country_written_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(content.ContentDamaged, match="twice"):
        read(GOOD + GOOD.replace("known_on = 2026-05-03", ""), tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(content.ContentDamaged):
        content.read_help_lines(tmp_path / "nowhere.toml")


def line(name: str, number: str, way: Way = Way.CALL) -> HelpLine:
    return HelpLine(name, number, Confidence.B, way=way, always=True)


A, B, C = line("A", "1 1"), line("B", "2 2"), line("C", "3 3")


def test_without_a_choice_of_ones_own_the_lines_stand_as_the_list_has_them() -> None:
    assert LineChoice().shown((A, B, C)) == (A, B, C)


def test_ones_own_line_comes_first_and_the_rest_in_ones_own_order() -> None:
    choice = LineChoice(order=(C.key, A.key), mine=B.key)
    assert choice.shown((A, B, C)) == (B, C, A)
    new = line("New", "4 4")
    assert choice.shown((new, A, B, C)) == (B, C, A, new), "what came into the list later is not lost"


def test_a_hidden_line_is_not_seen_until_its_number_is_another_one() -> None:
    choice = LineChoice(hidden=frozenset({B.key}))
    assert choice.shown((A, B, C)) == (A, C) and choice.arranged((A, B, C)) == (A, B, C)
    assert choice.shown((A, line("B", "2 3"), C)) == (A, line("B", "2 3"), C)
    assert line("B", "22").key == B.key, "spaces do not make another number"
    assert line("B", "2 2", Way.WHATSAPP).key != B.key


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
