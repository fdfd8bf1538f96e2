"""Whether a picture has its end: Qt shows what is there of a JPEG, GIF or BMP that was cut off, as if it were all."""

_JPEG, _GIF, _BMP = b"\xff\xd8\xff", b"GIF8", b"BM"
_SCAN, _LAST = 0xDA, b"\xff\xd9"


def was_cut_off(data: bytes) -> bool:
    """True for a JPEG, GIF or BMP without its end; what a camera or a telephone put behind the end does not matter."""
    if data.startswith(_JPEG):
        return data.find(_LAST, _jpeg_scan(data)) < 0
    if data.startswith(_GIF):
        return not data.rstrip(b"\0").endswith(b";")
    return data.startswith(_BMP) and int.from_bytes(data[2:6], "little") > len(data)


def _jpeg_scan(data: bytes) -> int:
    """Where the dots begin. What stands before may hold a small picture with an end of its own."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        filled = data[at + 1] == 0xFF
        at += 1 if filled else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at
