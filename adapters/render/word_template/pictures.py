"""The pictures of a template: those alone that are pictures, of a size that a reader's computer can open."""

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

PICTURES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "tif": "image/tiff",
    "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf",
}  # fmt: skip
MOST_POINTS = 50_000_000  # a page at 600 dots an inch has 35 million
_DRAWN = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")  # EMF, and three kinds of WMF
_JPEG, _LENGTHLESS = b"\xff\xd8\xff", {0x01, *range(0xD0, 0xD9)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the segments that state a size


def why_not(part: str, body: bytes) -> str:
    """Return why a picture is left out, in words; "" if it stays."""
    ending = part.rpartition(".")[2].casefold()
    if ending == "svg":  # it can run scripts and fetch files; Word keeps a plain picture beside it
        return "the SVG form of a picture"
    points = _points(body) if ending in PICTURES else None
    if points is None:
        return "a picture that is none"
    return "a picture of more than 50 million points" if points > MOST_POINTS else ""


def _points(body: bytes) -> int | None:
    """Return how many points a picture has, 0 for one that is made of lines; None if it is no picture."""
    if body.startswith(_DRAWN):
        return 0
    if body.startswith(_JPEG):  # python-docx knows those alone that begin as a camera's or an editor's do
        return _points_of_jpeg(body)
    try:
        image = Image.from_blob(body)
        return image.px_width * image.px_height
    # A header that is cut short or made up fails in any of these ways.
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ValueError, LookupError, ArithmeticError):
        return None


def _points_of_jpeg(body: bytes) -> int | None:
    at = 2
    while at + 9 <= len(body) and body[at] == 0xFF:
        kind = body[at + 1]
        if kind in _FRAMES:
            return int.from_bytes(body[at + 5 : at + 7], "big") * int.from_bytes(body[at + 7 : at + 9], "big")
        # A byte of 255 may fill the room in front of a marker.
        at += 1 if kind == 0xFF else 2 if kind in _LENGTHLESS else 2 + int.from_bytes(body[at + 2 : at + 4], "big")
    return None
