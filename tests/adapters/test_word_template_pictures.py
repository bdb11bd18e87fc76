"""Which pictures of a template stay, and which are left out because they fetch, run or do not open?"""

import struct
import zlib

import pytest
from docx.oxml.ns import nsdecls

from adapters.render.word_template.clean import clean
from tests.template_files import (
    DOCUMENT,
    END,
    RELATIONS,
    cleaned_parts,
    in_body,
    relation,
    with_parts,
)


def picture(blip: str, link: str = "") -> str:
    names = f'{nsdecls("wp", "a", "pic")} xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    return (
        f'<w:r><w:drawing><wp:inline {names}><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="Logo">{link}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f"{blip}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def with_picture(
    body: bytes, blip: str = '<a:blip r:embed="rIdX"/>', *more: bytes, link: str = "", name: str = "logo.png"
) -> bytes:
    relations = b"".join((relation("rIdX", "image", f"media/{name}"), *more, END))
    return with_parts(in_body(picture(blip, link)), {f"word/media/{name}": body}, {RELATIONS: (END, relations)})


def png(width: int = 1, height: int = 1) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg(width: int, height: int) -> bytes:
    """Return the beginning of a picture as Photoshop writes one, without the marks of a camera."""
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return b"\xff\xd8\xff\xee\x00\x0eAdobe" + bytes(7) + frame


@pytest.mark.parametrize(
    ("body", "name", "named"),
    [
        (b"MZ a program", "logo.png", "a picture that is none"),
        (b"", "logo.jpeg", "a picture that is none"),
        (b"<svg/>", "logo.emf", "a picture that is none"),
        (b"<svg><script/></svg>", "logo.svg", "the SVG form of a picture"),
        (png(30_000, 30_000), "logo.png", "a picture of more than 50 million points"),
        (jpeg(30_000, 30_000), "logo.jpg", "a picture of more than 50 million points"),
    ],
)
def test_what_is_no_picture_that_can_be_opened_is_left_out_with_its_frame(body: bytes, name: str, named: str) -> None:
    sent = with_picture(body, name=name)
    assert clean(sent, "own.docx").left_out == (named,)
    parts = cleaned_parts(sent)
    assert b"w:drawing" not in parts[DOCUMENT]
    assert not any(part.startswith("word/media") for part in parts)


@pytest.mark.parametrize(("body", "name"), [(png(), "logo.png"), (jpeg(800, 600), "logo.jpg"), (b"\xd7\xcd\xc6\x9a", "logo.wmf")])
def test_a_logo_stays(body: bytes, name: str) -> None:
    sent = with_picture(body, name=name)
    assert clean(sent, "own.docx").left_out == ()
    assert cleaned_parts(sent)[f"word/media/{name}"] == body


@pytest.mark.parametrize(
    ("blip", "more", "link", "named"),
    [
        (
            '<a:blip r:embed="rIdX" r:link="rIdY"/>',
            relation("rIdY", "image", "http://evil.example/p.png", external=True),
            "",
            "a picture from elsewhere",
        ),
        (
            '<a:blip r:embed="rIdX"/>',
            relation("rIdY", "hyperlink", "file:///h:/list.xlsx", external=True),
            '<a:hlinkClick r:id="rIdY"/>',
            "a link to a file",
        ),
        (
            '<a:blip r:embed="rIdX"><a:extLst><a:ext uri="x"><asvg:svgBlip r:embed="rIdY"/></a:ext></a:extLst></a:blip>',
            relation("rIdY", "image", "media/logo.svg"),
            "",
            "a picture that is not in the file",
        ),
    ],
)
def test_a_picture_that_is_in_the_file_stays_when_what_is_beside_it_goes(blip: str, more: bytes, link: str, named: str) -> None:
    sent = with_picture(png(), blip, more, link=link)
    assert clean(sent, "own.docx").left_out == (named,)
    document = cleaned_parts(sent)[DOCUMENT]
    assert (b'r:embed="rIdX"' in document, b"rIdY" in document) == (True, False)
