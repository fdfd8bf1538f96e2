"""What goes out of the house: no machine of ours in it, every link leads somewhere, every package is locked."""

import re
import struct
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from app import __version__
from tests.house.reading import ROOT, shipped_files

# Written in pieces, or this file would find itself.
MACHINE = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", r"/ho" + r"me/\w", "pye" + "nv", r"C:\\Us" + "ers")))
REGISTRY = re.compile(
    "|".join(
        (r"py" + r"pi\.org", "pythonho" + "sted", r"deb\.deb" + "ian", r"npm" + r"js\.", "(?<!emit-)index-" + "url")
    )
)
SHARED = re.compile(r"\.\./sha" + "red")
FOR_EVERYBODY = ("app/", "docs/", "resources/", "CHANGELOG", "README", "SECURITY")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
LIMITS = (
    "What Alcove promises",
    "What Alcove cannot promise",
    "What you can do",
    "If you share the computer with somebody you fear",
)
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def texts() -> Iterator[tuple[str, str]]:
    for path in shipped_files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")


def lines_with(pattern: re.Pattern[str], only: tuple[str, ...] = ("",)) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts()
        if name.startswith(only)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def described() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def dependencies() -> list[str]:
    return [str(one) for one in described()["project"]["dependencies"]]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, str]:
    return {
        normal(name): version for name, version in PINNED.findall((ROOT / "requirements" / lock).read_text("utf-8"))
    }


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert lines_with(MACHINE) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRY) == []


def test_no_page_for_people_speaks_of_the_workplace() -> None:
    assert lines_with(SHARED, FOR_EVERYBODY) == []


def test_the_patterns_find_what_they_are_for() -> None:
    assert (
        MACHINE.search("see /wo" + "rk/main")
        and REGISTRY.search("from py" + "pi.org")
        and SHARED.search("../sha" + "red/x")
    )


@pytest.mark.parametrize(
    "page",
    [
        *("README.md", "CHANGELOG.md", "SECURITY.md"),
        *("docs/architecture.md", "docs/decisions.md", "docs/privacy-and-limits.md", "docs/safe-space.md"),
    ],
)
def test_every_link_leads_somewhere(page: str) -> None:
    targets = [target for target in LINK.findall((ROOT / page).read_text("utf-8")) if "://" not in target]
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "SECURITY.md"])
def test_whoever_decides_is_led_to_the_limits(page: str) -> None:
    assert "docs/privacy-and-limits.md" in LINK.findall((ROOT / page).read_text("utf-8"))


def grade(sentences: list[list[str]]) -> float:
    """The school year that can read this, as Flesch and Kincaid counted it."""
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(max(1, len(re.findall("[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def test_the_limits_are_said_in_short_sentences() -> None:
    """For somebody of twelve, who is in the seventh year at school."""
    text = (ROOT / "docs" / "privacy-and-limits.md").read_text("utf-8")
    assert [part for part in LIMITS if f"\n## {part}\n" not in text] == []
    plain = re.sub(r"\]\([^)]*\)|[#*_`>\[\]|]|^\d+\.|^- ", " ", text, flags=re.MULTILINE)
    sentences = [one.split() for one in re.split(r"[.:?]\s|\n\n", plain) if len(one.split()) > 1]
    assert grade(sentences) <= 7
    assert max(map(len, sentences)) < 40


def test_the_count_of_a_grade_knows_hard_from_easy() -> None:
    hard = "confidentiality considerations notwithstanding cryptographic implementations necessitate circumspection"
    assert grade([["the", "cat", "sat", "on", "the", "mat"]]) < 2 < 7 < grade([hard.split()])


def test_the_pictures_of_the_readme_are_pictures() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+\.png)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(pictures) >= 7
    for words, name in pictures:
        start = (ROOT / name).read_bytes()[:24]
        assert start.startswith(b"\x89PNG"), name
        assert struct.unpack(">II", start[16:]) >= (640, 400), name
        assert words, f"{name} says nothing to somebody who cannot see it"


def test_the_commands_of_the_readme_are_the_ones_that_are_run() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 dev.py run" in readme
    assert "python3 dev.py test" in readme
    assert "python3 dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_version_is_told_in_the_changelog() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_licence_is_the_one_that_is_named() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text.splitlines()[0]
    assert "Version 3, 29 June 2007" in text
    assert described()["project"]["license"] == "GPL-3.0-or-later"


def test_what_is_needed_is_what_is_locked() -> None:
    wanted = [line for line in (ROOT / "requirements" / "run.in").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert sorted(wanted) == sorted([*dependencies(), *described()["build-system"]["requires"]])
    names = {normal(re.split(r"[<>=]", line)[0]) for line in wanted}
    assert names <= locked("run.txt").keys()


def test_every_dependency_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for dependency in dependencies():
        assert re.search(rf'^ *"{re.escape(dependency)}", *# \w+', text, re.MULTILINE), dependency


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "build.txt"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    packages = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text
    assert {"-i", "-f", "-e"}.isdisjoint(line.split(" ")[0] for line in text.splitlines())


def test_tests_run_with_the_versions_that_people_get() -> None:
    run, dev = locked("run.txt"), locked("dev.txt")
    assert {name: dev.get(name) for name in run} == run


def test_people_get_the_versions_that_were_tested() -> None:
    run, dev, build = locked("run.txt"), locked("dev.txt"), locked("build.txt")
    assert {name: build.get(name) for name in run} == run
    assert {name: build[name] for name in build.keys() & dev.keys()} == {n: dev[n] for n in build.keys() & dev.keys()}


def test_only_a_build_brings_the_builder() -> None:
    assert "pyinstaller" in locked("build.txt")
    assert "pyinstaller" not in locked("run.txt") | locked("dev.txt")


def test_the_versions_that_must_not_come_back_do_not() -> None:
    run = locked("run.txt")
    assert run["pyside6-essentials"].startswith("6.11.")
    assert tuple(int(part) for part in run["sqlcipher3"].split(".")) >= (0, 6, 4)


def test_every_skip_that_ci_allows_is_one_that_a_test_says() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    named = re.search(r'ALCOVE_ALLOWED_SKIPS="\\\n(.*?)"', script, re.DOTALL)
    assert named
    said = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert [reason for reason in named.group(1).splitlines() if f'"{reason}"' not in said] == []
