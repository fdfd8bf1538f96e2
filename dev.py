#!/usr/bin/env python3
"""The one helper of this project: sets everything up, then runs, tests, checks, draws or measures Alcove.

    python3 dev.py run       open the app; where there is no display, test it and draw its screens instead
    python3 dev.py test      run all tests, offscreen; further words go to pytest
    python3 dev.py check     ruff, mypy and the import contracts
    python3 dev.py screens   draw every screen of the real app into build/screens
    python3 dev.py bench     measure what must stay fast; --quick takes less time
    python3 dev.py build     make the app as people get it, in dist; --check tries it out as well
    python3 dev.py faults    kill it, cut its power, fill its disk, a night long; --only R1,R2 takes less time

It needs Python 3.11 or newer and nothing else.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
SCREENS = ROOT / "build" / "screens"
DIST = ROOT / "dist"
LOCKS = ("run", "dev", "build")
ON_LINUX = sys.platform.startswith("linux")

# What PySide6 does not bring with it on Linux, and the Debian package that does.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

# A screen that nobody sees, and hands for it.
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "libXtst.so.6": "libxtst6"}
# What the app as people get it is made with.
BUILD_PROGRAMS = {"strip": "binutils", "objdump": "binutils"}
# What the tests use: a clipboard, a bus, a key store, a watch for words that leave, a dictionary.
TEST_PROGRAMS = {
    **SCREEN_PROGRAMS,
    "xclip": "xclip",
    "dbus-daemon": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "strace": "strace",
    "libenchant-2.so.2": "libenchant-2-2",
    "/usr/share/hunspell/en_US.dic": "hunspell-en-us",
}


class CannotGoOn(Exception):
    """Something is in the way that only the person can move; the text says what."""


def main(arguments: Sequence[str]) -> int:
    verbs: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "check": check,
        "screens": screens,
        "bench": bench,
        "build": build,
        "faults": faults,
    }
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("help", "-h", "--help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs this may have an older one)
        print(f"Alcove needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    try:
        return verbs[arguments[0]](list(arguments[1:]))
    except CannotGoOn as reason:
        print(reason)
        return 1
    except KeyboardInterrupt:
        return 130


# --- the verbs -------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Opens the app, or shows without a display that it works."""
    set_up("run")
    if has_display():
        return call(program("alcove"), *arguments)
    say("There is no display here, so no window can open. Alcove tests itself and draws its screens instead.")
    tested = call(program("alcove"), "--self-test", *arguments, offscreen=True)
    return tested or draw_screens([])


def test(arguments: list[str]) -> int:
    """Runs all tests, or those that the arguments choose."""
    set_up("dev", TEST_PROGRAMS)
    workers = min(4, os.cpu_count() or 1)
    return python("-m", "pytest", "-n", str(workers), "--dist", "loadfile", *arguments)


def check(arguments: list[str]) -> int:
    """Runs every check, even when an earlier one has something to say."""
    set_up("dev")
    complaints = [
        name
        for name, command in (
            ("ruff check", ["ruff", "check", *arguments]),
            ("ruff format", ["ruff", "format", "--check", *arguments]),
            ("mypy", ["mypy"]),
            ("lint-imports", ["lint-imports", "--no-logo"]),
        )
        if told_off(name, command)
    ]
    say(f"To look at: {', '.join(complaints)}." if complaints else "All checks are content.")
    return 1 if complaints else 0


def screens(arguments: list[str]) -> int:
    """Draws every screen with the real app over a year of sample data."""
    set_up("run")
    return draw_screens(arguments)


def bench(arguments: list[str]) -> int:
    """Measures the numbers that must stay small."""
    set_up("dev", SCREEN_PROGRAMS)
    return python("-m", "bench", *arguments)


def build(arguments: list[str]) -> int:
    """Makes the folder that people get; with --check it is tried out too, and further words go to pytest."""
    check_it = "--check" in arguments
    set_up("build", BUILD_PROGRAMS)
    say("Building Alcove; this takes a minute or two ...")
    os.environ["PYINSTALLER_CONFIG_DIR"] = str(ROOT / "build" / "pyinstaller")
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "frozen")]
    spec = str(ROOT / "packaging" / "alcove.spec")
    if python("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, spec):
        raise CannotGoOn("Alcove could not be built; what the builder said is above.")
    built = DIST / ("Alcove.app" if sys.platform == "darwin" else "alcove")
    say(f"Alcove is built in {built}, {size_of(built) / 1e6:.0f} MB.")
    if not check_it:
        return 0
    set_up("dev", TEST_PROGRAMS)
    others = [word for word in arguments if word != "--check"]
    return python("-m", "pytest", "-m", "frozen", "tests/packaging", *others)


def size_of(folder: Path) -> int:
    """Bytes of all files below it."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_symlink() or file.is_file())


def faults(arguments: list[str]) -> int:
    """Tries every fault that Alcove has to stand, at full size, and says what came of each."""
    set_up("dev", TEST_PROGRAMS)
    return python("-m", "tests.faults", *arguments)


def told_off(name: str, command: list[str]) -> bool:
    say(f"{name} ...")
    return call(program(command[0]), *command[1:]) != 0


def draw_screens(arguments: list[str]) -> int:
    """Fills build/screens, or the folder that is named, and says where the pictures are."""
    folder, *others = arguments or [str(SCREENS)]
    Path(folder).mkdir(parents=True, exist_ok=True)
    drawn = python("-m", "tests.screens", folder, *others)
    if drawn == 0:
        say(f"Every screen is drawn in {folder}")
    return drawn


# --- setting up ------------------------------------------------------------------------------------------------------


def set_up(lock: str, programs: dict[str, str] | None = None) -> None:
    """Makes what is missing: the surroundings, the environment, and the locked packages in it."""
    complete_surroundings(programs or {})
    make_environment()
    install_locked(lock)
    install_project()


def complete_surroundings(programs: dict[str, str]) -> None:
    """Installs what Debian or Ubuntu lacks for us when that is allowed, else says the one command that does."""
    missing = missing_packages(programs)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise CannotGoOn(
            "Alcove needs some things that are not on this computer. Under Debian's names they are:\n"
            f"    {' '.join(missing)}\n"
            "Please install them the way this system does, and start this again."
        )
    update = ["apt-get", "update"]
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        raise CannotGoOn(
            "Alcove needs some things that are not on this computer yet. This command installs them; "
            "please run it once, then start this again:\n"
            f"    sudo {' '.join(update)} && sudo {' '.join(install)}"
        )
    say(f"Installing what is missing around Alcove: {', '.join(missing)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    if call(*update) or call(*install):
        raise CannotGoOn("The packages could not be installed; what the installer said is above.")


def missing_packages(programs: dict[str, str]) -> list[str]:
    """The Debian packages whose parts are not here. Elsewhere than on Linux, PySide6 brings everything."""
    if not ON_LINUX:
        return []
    missing = {package for library, package in LIBRARIES.items() if not loads(library)}
    missing |= {package for part, package in programs.items() if not is_there(part)}
    if not shutil.which("fc-list"):
        missing.add("fontconfig")
    if not any(fonts()):
        missing.add("fonts-dejavu-core")
    if not (works(environment_python()) and has_pip()) and not importlib.util.find_spec("ensurepip"):
        missing.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return sorted(missing)


def is_there(part: str) -> bool:
    """Whether a program, a library or a file by its path is on this computer."""
    return (
        bool(shutil.which(part)) or (".so." in part and loads(part)) or (part.startswith("/") and Path(part).exists())
    )


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def fonts() -> Iterable[Path]:
    for folder in FONT_FOLDERS:
        yield from (font for kind in ("ttf", "otf", "ttc") for font in Path(folder).expanduser().rglob(f"*.{kind}"))


def make_environment() -> None:
    """Makes .venv, or makes it again when it was moved here or its Python is gone."""
    if not works(environment_python()):
        say("Making .venv ...")
        shutil.rmtree(VENV, ignore_errors=True)
        made = call(sys.executable, "-m", "venv", str(VENV)) == 0
    else:
        made = has_pip() or python("-m", "ensurepip") == 0
    if not made:
        raise CannotGoOn("Python could not make its environment in .venv; what it said is above.")


def works(interpreter: Path) -> bool:
    """Whether this is a Python of ours: new enough, and at home in this folder."""
    if not interpreter.exists():
        return False
    question = "import sys; print(sys.prefix); sys.exit(sys.version_info < (3, 11))"
    answer = subprocess.run([interpreter, "-c", question], capture_output=True, text=True, check=False)
    return answer.returncode == 0 and Path(answer.stdout.strip()).resolve() == VENV


def has_pip() -> bool:
    return program("pip").exists()


def install_locked(lock: str) -> None:
    """Installs the locked packages, each with its hash, unless exactly these are installed already."""
    file = ROOT / "requirements" / f"{lock}.txt"
    if installed().get(lock) == hash_of(file):
        return
    say(f"Installing the packages of requirements/{file.name}; the first time this takes a while ...")
    before = installed()
    forget_installed()
    pip("install", "--require-hashes", "--only-binary", ":all:", "-r", str(file))
    # Each lock holds everything that the run lock holds, and what two of them hold has the same version in both.
    current = {name: hash_of(ROOT / "requirements" / f"{name}.txt") for name in LOCKS}
    kept = {name for name in LOCKS if before.get(name) == current[name]}
    remember_installed({name: current[name] for name in kept | {"run", lock}})


def install_project() -> None:
    """Puts the `alcove` command into the environment; the code itself stays where it is."""
    description = hash_of(ROOT / "pyproject.toml")
    if installed().get("project") == description and program("alcove").exists():
        return
    pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    remember_installed({**installed(), "project": description})


def pip(*arguments: str) -> None:
    if python("-m", "pip", "--disable-pip-version-check", "--no-input", *arguments):
        raise CannotGoOn("The packages could not be installed; what pip said is above.")


def installed() -> dict[str, str]:
    """What was installed last: the hash of each lock, and of the project's description."""
    try:
        known = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def remember_installed(known: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(known, indent=1), "utf-8")


def forget_installed() -> None:
    STAMP.unlink(missing_ok=True)


def hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


# --- calling ---------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    return not ON_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def program(name: str) -> Path:
    """A program of the environment; Windows keeps them elsewhere."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def environment_python() -> Path:
    return program("python")


def python(*arguments: str) -> int:
    return call(environment_python(), *arguments, offscreen=True)


def call(command: str | Path, *arguments: str, offscreen: bool = False) -> int:
    """Runs a command in the project's folder and waits for it."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} if offscreen else None
    return subprocess.run([str(command), *arguments], cwd=ROOT, env=surroundings, check=False).returncode


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
