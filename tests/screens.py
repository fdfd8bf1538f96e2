"""python -m tests.screens FOLDER: drives the real app over real vaults and saves every screen in every look."""

import os
import sys
import tempfile
from pathlib import Path

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{folder}</cachedir>
<match target="pattern"><test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>
</fontconfig>"""


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python -m tests.screens FOLDER", file=sys.stderr)
        return 2
    output = Path(sys.argv[1]).absolute()
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="alcove-screens-", ignore_cleanup_errors=True) as folder:
        _move_home(Path(folder))
        from tests.support.tour import tour

        count = tour(Path(folder), output)
    print(f"{count} pictures are in {output}")
    return 0


def _move_home(home: Path) -> None:
    """Nothing here touches the real home or key store. Where Inter is installed the pictures are like the drafts."""
    fonts = home / "fonts.conf"
    fonts.write_text(_FONTS.format(folder=home / "font-cache"))
    os.environ.update(
        HOME=str(home),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_DATA_HOME=str(home / "data"),
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={home / 'no-bus'}",
        FONTCONFIG_FILE=str(fonts),
        QT_QPA_PLATFORM="offscreen",
        QT_LOGGING_RULES="qt.qpa.*=false",
    )


if __name__ == "__main__":
    sys.exit(main())
