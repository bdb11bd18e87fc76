"""Is what cannot be a template refused in a sentence that says what to do?"""

import io
import zipfile

import pytest
from docx.oxml.ns import nsdecls

from adapters.render.word_template.clean import clean
from quarterly.vocabulary.errors import SetupError
from tests.template_files import (
    DOCUMENT,
    END,
    RELATIONS,
    bare_template,
    relation,
    saved,
    with_parts,
)


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return packed.getvalue()


def bomb() -> bytes:
    return with_parts(saved(bare_template("{{title}}")), {"word/media/image1.png": bytes(60_000_000)})


def twice() -> bytes:
    return with_parts(saved(bare_template("{{title}}")), {"WORD/document.xml": b"<x/>"})


def with_entities() -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document'
    return with_parts(saved(bare_template("{{title}}")), {}, {DOCUMENT: (b"<w:document", entity)})


def strict() -> bytes:
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return with_parts(
        saved(bare_template("x")), {}, {DOCUMENT: (transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main")}
    )


def replaced(part: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(bare_template("x")))) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    return packed.getvalue()


def with_relations(*added: bytes) -> bytes:
    return with_parts(saved(bare_template("x")), {}, {RELATIONS: (END, b"".join((*added, END)))})


IN_UTF_16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode("utf-16")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (replaced(DOCUMENT, b"<html/>"), "is damaged"),
        (replaced(DOCUMENT, f"<w:document {nsdecls('w')}/>".encode()), "is damaged"),
        (replaced("word/styles.xml", b"<x/>"), "is damaged"),
        (replaced("word/numbering.xml", f"<w:document {nsdecls('w')}/>".encode()), "is damaged"),
        (replaced("word/settings.xml", b"<a>" * 5000 + b"</a>" * 5000), "is damaged"),
        (replaced("word/styles.xml", IN_UTF_16), "contains definitions that Word never writes"),
        (with_relations(relation("rIdX", "header", "document.xml")), "is damaged"),
        (with_relations(*[relation("rIdX", "image", "http://evil.example/x", external=True)] * 2), "is damaged"),
        (b"", "is no Word file"),
        (b"%PDF-1.7", "is no Word file"),
        (b"PK not a zip", "is damaged or was cut short"),
        (zipped(a=b"b"), "is no Word file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument", "is an old-style .doc or .dot file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        (bomb(), "is too large for a template"),
        (twice(), "holds a part twice"),
        (with_entities(), "contains definitions that Word never writes"),
        (strict(), "is saved as Strict Open XML"),
        (saved(bare_template("x"))[:9000], "is damaged or was cut short"),
    ],
)
def test_what_cannot_be_a_template_is_refused_in_a_sentence_that_says_what_to_do(body: bytes, says: str) -> None:
    with pytest.raises(SetupError, match=f"own.docx {says}.*[Ss]ave it") as raised:
        clean(body, "own.docx")
    assert "\n" not in str(raised.value)
