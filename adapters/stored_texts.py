"""The texts of any stored object, each with where it stands in it; an object that cannot be read is named as such."""

import json
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from io import BytesIO
from typing import Any

from adapters.one_file import one_file
from adapters.workbook.reader import shared_reader
from quarterly.vocabulary.errors import ReturnError

Texts = Iterator[tuple[str, str]]

# Drawn from what lies beside them as HTML, CSV and JSON, or packed of what lies there.
DRAWN = (".pdf", ".png", "/agenda.zip")
_TAGS = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</w:p>")
_MAIL = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:From|Subject|Message-ID|Received|MIME-Version):", re.I)


class UnreadableError(Exception):
    """An object whose texts cannot be read."""


def texts_of(key: str, body: bytes) -> Texts:
    """Yield (where, text) for every text of an object; `where` is "" but in a workbook, where it names sheet and cell.

    Raise UnreadableError if it is none of the kinds that are read.
    """
    if key.endswith(".json"):
        yield from (("", text) for text in _strings(json.loads(body)))
    elif key.endswith(".docx"):
        yield from _of_word(body)
    elif key.endswith((".html", ".htm")):
        yield from _of_html(body.decode("utf-8", "replace"))
    elif key.endswith(".eml"):
        yield from _of_mail(body)
    elif body.startswith(b"PK"):
        yield from _of_workbook(body)
    elif _MAIL.match(body):
        yield from _of_mail(body)  # archived as evidence, under its digest
    else:
        yield from _plain(body)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _of_html(text: str) -> Texts:
    for between in (" ", ""):  # a tag may stand between two words, or within one
        yield "", unescape(_TAGS.sub(between, text))


def _of_word(body: bytes) -> Texts:
    with zipfile.ZipFile(BytesIO(body)) as archive:  # one of our own
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for paragraph in _PARAGRAPH.split(archive.read(name).decode("utf-8", "replace")):
                    yield "", unescape(_TAGS.sub("", paragraph))


def _of_mail(body: bytes) -> Texts:
    mail = message_from_bytes(body, EmailMessage, policy=policy.default)
    yield from (("", str(value)) for value in mail.values())
    has_drawing = False
    for part in mail.walk():
        name = part.get_filename() or ""
        yield "", name
        if part.get_content_maintype() == "text":
            yield from _of_html(_content(part)) if part.get_content_subtype() == "html" else [("", _content(part))]
        elif name:
            has_drawing = has_drawing or name.endswith(DRAWN)
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.startswith(b"PK"):
                yield from ((f"{name}, {where}", text) for where, text in _of_workbook(content))
    if has_drawing:
        raise UnreadableError  # nothing lies beside it that could be read instead


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except LookupError as error:  # a character set that nobody knows
        raise UnreadableError from error


def _of_workbook(body: bytes) -> Texts:
    try:
        with one_file("A stored workbook"):
            workbook = shared_reader().read(body)
    except ReturnError as error:
        raise UnreadableError from error
    for sheet in workbook.sheets:
        yield f"the name of the sheet “{sheet.name}”", sheet.name
        yield from ((f"{sheet.name}, {cell}", text) for cell, text in sheet.texts())
    yield from workbook.text_outside_cells


def _plain(body: bytes) -> Texts:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield from _of_workbook(body)  # a return of another encoding or kind, archived under its digest
        return
    yield "", text
