"""Tab goes through a page or a sheet as it is seen, also where something was put in between later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_seen(part: QWidget) -> None:
    """Chains everything that the keyboard can come to in the order of the layouts."""
    for one, after in pairwise(_stops(part)):
        QWidget.setTabOrder(one, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    is_stop = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if is_stop:
        yield part
    if (layout := part.layout()) is not None:
        yield from _inside(layout)
    elif not is_stop:
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
