"""What of Qt and of the system goes into the folder. Everything else of them stays outside."""

import re
import sys
from pathlib import PurePosixPath

# By their names without system, version and ending.
QT_LIBRARIES = frozenset({"Core", "DBus", "Gui", "PrintSupport", "Svg", "WaylandClient", "Widgets", "XcbQpa"})
PLUGINS = {
    "imageformats": {"gif", "ico", "jpeg", "webp"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"cocoa", "minimal", "offscreen", "wayland", "windows", "xcb"},
    "platformthemes": {"gtk3", "xdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
# Every Linux desktop has these, and what it loads itself (input methods, file dialogs, drivers) needs its own,
# not those of the computer this was built on.
OF_THE_DESKTOP = (
    "X atk atspi avahi blkid brotli bsd bz2 cairo cap. com_err cups datrie dbus drm enchant epoxy expat "
    "fontconfig freetype fribidi gbm gcc_s gcrypt gdk gio glib gmodule gmp gnutls gobject gpg-error graphite2 "
    "gssapi gthread gtk harfbuzz hogweed hunspell idn2 jpeg k5crypto keyutils krb5 lz4 md mount nettle p11-kit "
    "pango pcre2 pixman png16 selinux stdc++ systemd tasn1 thai tiff udev unistring wayland xcb. xcb-glx "
    "xcb-randr xcb-render. xcb-shape xcb-shm xcb-sync xcb-xfixes xcb-xkb z. zstd"
)
# Windows' own drawing of three dimensions in software; nothing here has more than two.
_THREE_DIMENSIONS = ("opengl32sw", "d3dcompiler")
_OF_THE_DESKTOP = tuple(f"lib{name}" for name in OF_THE_DESKTOP.split())
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6?([A-Z]\w*?)(?:\.abi3)?(?:\.framework|\.so|\.dll|\.pyd|\.dylib|$)")
_PLUGIN = re.compile(r"(?:lib)?q?(.+?)(?:\.so|\.dll|\.dylib)$")


def is_kept(destination: str) -> bool:
    """Whether this file of the build goes into the folder; `destination` is its path there."""
    path = PurePosixPath(destination.replace("\\", "/"))
    if "plugins" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        named = _PLUGIN.match(path.name)
        return bool(named) and named[1] in PLUGINS.get(folder, set())
    if "translations" in path.parts or "qml" in path.parts or path.name.startswith(_THREE_DIMENSIONS):
        return False
    of_qt = next((match[1] for part in path.parts if (match := _QT_LIBRARY.match(part))), None)
    if of_qt is not None:
        return of_qt in QT_LIBRARIES
    return not (sys.platform.startswith("linux") and len(path.parts) == 1 and path.name.startswith(_OF_THE_DESKTOP))
