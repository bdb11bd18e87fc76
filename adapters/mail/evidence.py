"""Read what a piece of evidence says of its sender and its pack: a mail saved as a file, or a text. It is never logged."""

from codecs import lookup
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from itertools import islice

from adapters.mail.message import DamagedMail
from adapters.mail.outlook_file import read_outlook_file
from quarterly.publishing.evidence_claims import EvidenceText

LARGEST, PARTS, HEADER = 2_000_000, 50, 1_000  # bytes, parts of a mail, characters of a header: what follows is not read


def read_evidence(name: str, body: bytes) -> EvidenceText:
    """Return the senders and words of a mail (.eml, .msg) or the words of a text (.txt); of another file nothing can be read."""
    ending = name.casefold().rpartition(".")[2]
    if ending == "txt":
        return EvidenceText(
            words=body[:LARGEST].decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
        )
    if ending == "msg":
        return _outlook(body)
    if ending != "eml":
        return EvidenceText()
    try:
        return _mail(message_from_bytes(body[:LARGEST]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # what the library raises on a mail that is none
        return EvidenceText()


def _outlook(body: bytes) -> EvidenceText:
    try:
        mail = read_outlook_file(body)
    except DamagedMail:
        return EvidenceText()
    senders = [address for _, address in getaddresses(mail.envelope.all("from")) if address]
    return EvidenceText(senders, f"{mail.envelope.first('subject')}\n{mail.text}") if senders else EvidenceText()


def _mail(mail: Message) -> EvidenceText:
    headers = [str(header)[:HEADER] for header in mail.get_all("From", [])]
    senders = [address for _, address in getaddresses(headers)]
    if not senders:
        return EvidenceText()
    subject = str(make_header(decode_header(str(mail.get("Subject", ""))[:HEADER])))
    return EvidenceText(senders, "\n".join([subject, *_texts(mail)]))


def _texts(mail: Message) -> Iterator[str]:
    for part in islice(mail.walk(), PARTS):
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield payload.decode(_known(part.get_content_charset()), "replace")


def _known(charset: str | None) -> str:
    try:
        return lookup(charset or "utf-8").name
    except LookupError:
        return "latin-1"
