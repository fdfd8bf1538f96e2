"""What a paste or a drop has for pictures."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp"})


def pictures_in(source: QMimeData) -> list[Path] | QImage | None:
    """Files of pictures, else one picture, else None. Words win over a picture of them."""
    if source.hasUrls():
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        pictures = [path for path in files if path.suffix.lower() in _ENDINGS]
        return pictures if pictures and len(pictures) == len(source.urls()) else None
    if source.hasImage() and not source.hasText():
        image = source.imageData()
        return image if isinstance(image, QImage) and not image.isNull() else None
    return None
