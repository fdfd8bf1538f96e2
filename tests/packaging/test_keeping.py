"""What goes into the folder: what Alcove uses of Qt and of the system, under the names each system gives it."""

import sys

import pytest

from tests.packaging.loading import load

KEPT = (
    "PySide6/Qt/lib/libQt6Widgets.so.6",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/Qt6Gui.dll",
    "PySide6/QtSvg.pyd",
    "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    r"PySide6\plugins\imageformats\qwebp.dll",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "libxcb-cursor.so.0",
    "libpython3.11.so.1.0",
    "resources/theme/tokens.json",
    "cryptography/hazmat/bindings/_rust.abi3.so",
)
LEFT_OUT = (
    "PySide6/Qt/lib/libQt6Network.so.6",
    "PySide6/Qt/lib/libQt6Quick.so.6",
    "PySide6/Qt/lib/libQt6QmlModels.so.6",
    "PySide6/Qt6Network.dll",
    "PySide6/opengl32sw.dll",
    "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6/plugins/networkinformation/qnetworklistmanager.dll",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "PySide6/Qt/plugins/imageformats/libqpdf.so",
    "PySide6/plugins/styles/qmodernwindowsstyle.dll",
    "PySide6/Qt/translations/qtbase_de.qm",
    "PySide6/Qt/qml/QtQuick/libqtquick2plugin.so",
)


@pytest.mark.parametrize("destination", KEPT)
def test_what_is_used_goes_in(destination: str) -> None:
    assert load("keeping").is_kept(destination)


@pytest.mark.parametrize("destination", LEFT_OUT)
def test_what_is_not_used_stays_outside(destination: str) -> None:
    assert not load("keeping").is_kept(destination)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a desktop below the app")
@pytest.mark.parametrize("library", ["libglib-2.0.so.0", "libstdc++.so.6", "libgtk-3.so.0", "libxcb.so.1", "libz.so.1"])
def test_what_every_desktop_has_is_taken_from_it(library: str) -> None:
    assert not load("keeping").is_kept(library)
    assert load("keeping").is_kept(f"some_package.libs/{library}")
