"""The one style sheet: geometry of the few parts Qt draws itself, and no colour, because a sheet freezes colours."""


def sheet(body: int) -> str:
    """Room around menu items and tips, in pixels, for a body text of this size."""
    beside = round(body * 1.5)
    return f"""
        QToolTip {{ padding: 6px 10px; }}
        QMenu {{ padding: 6px; }}
        QMenu::item {{ padding: {round(body * 0.6)}px {beside}px; }}
    """
