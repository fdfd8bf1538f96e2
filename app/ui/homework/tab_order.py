"""Tab goes through a sheet or a list as it is seen, also where something was put in between later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_seen(part: QWidget) -> None:
    """Chains everything that the keyboard can come to in the order of the layouts."""
    stops = list(_stops(part))
    for one, after in pairwise(stops):
        QWidget.setTabOrder(one, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    elif (layout := part.layout()) is not None:
        yield from _inside(layout)
    else:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for child in part.findChildren(QWidget, options=direct):
            yield from _stops(child)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _inside(inner)
