"""Read a mail, saved or fetched, within limits: its envelope, its text as people see it, and its files."""

from codecs import lookup
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from hashlib import sha256

from adapters.mail.html_text import text_of_html
from adapters.mail.visible import visible
from quarterly.correspondence.headers import Envelope

LARGEST = 40_000_000  # bytes of a mail
_PARTS, _DEPTH = 300, 12  # of a mail: what has more was made to be hard to read
_HEADERS, _HEADER = 400, 4_000  # of a mail, and characters of one that are read
_TEXT = 400_000  # bytes of a text, and characters of HTML
_CREST = 100_000  # bytes of a picture that may stand in a signature
_LATIN = "iso8859-1"  # what programs name that mean Windows's own, as browsers read it
_NAME = 120  # characters of a file's name


class DamagedMail(Exception):
    """A mail that cannot be read, or that takes more than any mail should."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail; its name has no folder."""

    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailContent:
    """A mail as it was read: `text` is all of it, with the letter it quotes."""

    envelope: Envelope
    text: str = ""
    files: tuple[MailFile, ...] = ()

    @property
    def same_as(self) -> str:
        """What two copies of one mail have in common, however they came: its Message-ID, sender, text and files."""
        total = sha256()
        for each in (self.envelope.first("message-id"), self.envelope.first("from"), self.text):
            total.update(each.encode("utf-8", "replace") + b"\0")
        for file in self.files:
            total.update(sha256(file.body).digest())
        return total.hexdigest()


def mail_id(body: bytes) -> str:
    """Return the id of a mail with these bytes."""
    return sha256(body).hexdigest()[:32]


def read_mail(body: bytes) -> MailContent:
    """Return what a mail says and brings; raise DamagedMail if it cannot be read."""
    if len(body) > LARGEST or body.count(b"\n--") > 20 * _PARTS:
        raise DamagedMail
    try:
        mail = message_from_bytes(body, policy=compat32)
        parts = list(_parts(mail))
        return _content(mail, parts)
    # What the library raises on a mail that is none, or was made to hurt.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        raise DamagedMail from error


def _parts(mail: Message, depth: int = 0) -> Iterator[Message]:
    """Yield a mail and its parts, in order; a message that is enclosed is one part."""
    yield mail
    if depth > _DEPTH:
        raise DamagedMail
    if mail.is_multipart() and mail.get_content_maintype() == "multipart":
        children = mail.get_payload()
        assert isinstance(children, list)
        if len(children) > _PARTS:
            raise DamagedMail
        for child in children:
            assert isinstance(child, Message)
            yield from _parts(child, depth + 1)


def _content(mail: Message, parts: Sequence[Message]) -> MailContent:
    if len(parts) > _PARTS or len(mail.keys()) > _HEADERS:
        raise DamagedMail
    files = tuple(_files(parts))
    return MailContent(
        envelope=Envelope(
            headers=_headers(mail),
            parts=tuple(part.get_content_type() for part in parts),
            report=_parameter(mail, "report-type") if mail.get_content_type() == "multipart/report" else "",
            is_invitation=any(_is(part, "text/calendar") and not _is_attachment(part) for part in parts),
            file_names=tuple(file.name.casefold() for file in files),
            reported=_reported(parts),
        ),
        text=_text(parts),
        files=files,
    )


def _headers(mail: Message) -> tuple[tuple[str, str], ...]:
    return tuple((name.casefold(), decoded(str(value))) for name, value in mail.items())


def decoded(value: str) -> str:
    """Return the text of a header, encoded words decoded; one that cannot be decoded as it is."""
    cut = " ".join(value[:_HEADER].split())
    try:
        return visible(str(make_header(decode_header(cut))) if "=?" in cut else cut)
    except (ValueError, LookupError):
        return visible(cut)


def _reported(parts: Sequence[Message]) -> tuple[tuple[str, str], ...]:
    """Return the headers of the message that a bounce returns, and for whom it was meant."""
    found = list[tuple[str, str]]()
    for part in parts:
        if part.get_content_type() in ("message/rfc822", "message/delivery-status") and isinstance(
            payload := part.get_payload(), list
        ):
            found += [each for inner in payload[:_PARTS] if isinstance(inner, Message) for each in _headers(inner)]
        elif _is(part, "text/rfc822-headers"):
            found += _headers(message_from_bytes(_bytes(part), policy=compat32))
    return tuple(found[:_HEADERS])


def _text(parts: Sequence[Message]) -> str:
    """Return the text of the first part that has one, plain where there is any."""
    for kind in ("text/plain", "text/html"):
        found = [_words(part) for part in parts if _is(part, kind) and not _is_attachment(part)]
        if text := "\n\n".join(each for each in found if each.strip()):
            return text
    return ""


def _words(part: Message) -> str:
    text = _decoded_text(_bytes(part)[:_TEXT], _charset(part)).replace("\0", "")
    return visible(text_of_html(text) if part.get_content_subtype() == "html" else text)


def _decoded_text(body: bytes, charset: str) -> str:
    """Return a text; one whose character set is not named, or wrongly, is most often that of Windows."""
    for name in ("cp1252" if charset == _LATIN else charset, "utf-8", "cp1252"):
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    return body.decode(charset, "replace")


def _files(parts: Sequence[Message]) -> Iterator[MailFile]:
    for part in parts:
        if part.get_content_maintype() == "multipart" or _is_text_of_mail(part) or _is_picture_in_text(part):
            continue
        if part.get_content_type() in ("message/delivery-status", "text/rfc822-headers"):
            continue
        body = _enclosed(part) if part.get_content_maintype() == "message" else _bytes(part)
        yield MailFile(_name(part), body)


def _enclosed(part: Message) -> bytes:
    payload = part.get_payload()
    return payload[0].as_bytes() if isinstance(payload, list) and payload and isinstance(payload[0], Message) else b""


def _is_text_of_mail(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html", "text/calendar") and not _is_attachment(part)


def _is_picture_in_text(part: Message) -> bool:
    # The council's crest in a signature is no return; a telephone sends the photograph of a signed page in the text too.
    if part.get_content_maintype() != "image" or not ("content-id" in part or part.get_content_disposition() == "inline"):
        return False
    return len(_bytes(part)) < _CREST


def _is(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename() and not _is(part, "text/calendar"))


def _name(part: Message) -> str:
    named = decoded(str(part.get_filename() or ""))
    if not named and part.get_content_type() == "message/rfc822":
        named = "message.eml"
    return file_name(named)


def file_name(named: str) -> str:
    """Return the name of a file without folders and signs that no file system takes; "file" if nothing is left."""
    last = named.replace("\\", "/").rpartition("/")[2]
    clean = "".join(each for each in last if each.isprintable() and each not in '<>:"|?*').strip().lstrip(".~")
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[: _NAME - 8]}{dot}{ending[:8]}" if stem else (clean[:_NAME] or "file")


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str:
    try:
        return lookup(part.get_content_charset() or "utf-8").name
    except (LookupError, ValueError):
        return "latin-1"


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name)
    return str(value).casefold() if value and not isinstance(value, tuple) else ""
