"""What a mail is, by its headers and its form: somebody's words, or what a program sends by itself."""

import re
from collections.abc import Collection
from email.utils import getaddresses

from quarterly.correspondence.headers import Envelope
from quarterly.correspondence.received import MailKind

OUR_DOMAIN = "quarterly.invalid"  # of each letter's Message-ID
_ENCRYPTED_PARTS = (
    "multipart/encrypted",
    "application/pkcs7-mime",
    "application/x-pkcs7-mime",
    "application/x-microsoft-rpmsg-message",
    "application/ms-tnef",
)
_ENCRYPTED_NAMES = (".rpmsg", ".p7m", "winmail.dat")
_ADDED = (".p7s", ".asc", ".vcf")
_AUTOMATIC_HEADERS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from")
_AUTOMATIC_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]*\]\s*)*(?:automatic (?:reply|response)|auto[- ]?(?:reply|response)|out[- ]of[- ](?:the[- ])?office)\b",
    re.IGNORECASE,
)
_POSTMASTERS = ("mailer-daemon", "postmaster", "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e")


def kind_of_mail(envelope: Envelope, our_addresses: Collection[str]) -> MailKind:
    """Return the kind of a mail; `our_addresses` are those that letters come from, in small letters."""
    if _is_our_own(envelope, our_addresses):
        return MailKind.OUR_OWN
    if _is_bounce(envelope):
        return MailKind.BOUNCE
    if _is_automatic(envelope):
        return MailKind.AUTOMATIC
    if envelope.is_invitation:
        return MailKind.INVITATION
    if any(part in _ENCRYPTED_PARTS for part in envelope.parts) or any(
        name.endswith(_ENCRYPTED_NAMES) for name in envelope.file_names
    ):
        return MailKind.UNREADABLE
    return MailKind.REPLY


def is_added_by_program(file_name: str) -> bool:
    """Whether a file is what mail programs enclose by themselves: a signature, or who the sender is."""
    return file_name.casefold().endswith(_ADDED)


def sender_of(envelope: Envelope) -> str:
    """Return the one address that a mail says it is from, casefolded; "" if it names none, or several."""
    found = [address.casefold() for _, address in getaddresses(envelope.all("from")) if "@" in address]
    return found[0] if len(found) == 1 and len(envelope.all("from")) == 1 else ""


def _is_our_own(envelope: Envelope, our_addresses: Collection[str]) -> bool:
    message_id = envelope.first("message-id").strip().strip("<>").casefold()
    return message_id.endswith(f"@{OUR_DOMAIN}") or sender_of(envelope) in our_addresses


def _is_bounce(envelope: Envelope) -> bool:
    if envelope.report == "delivery-status" or "message/delivery-status" in envelope.parts:
        return True
    local_part = sender_of(envelope).partition("@")[0]
    return envelope.first("return-path").strip() == "<>" and local_part in _POSTMASTERS


def _is_automatic(envelope: Envelope) -> bool:
    submitted = envelope.first("auto-submitted").partition(";")[0].strip().casefold()
    return (
        submitted not in ("", "no")
        or envelope.report == "disposition-notification"  # a receipt that says that it was read
        or any(envelope.first(name) for name in _AUTOMATIC_HEADERS)
        # "DR, OOF" alone is also in what people send: they want no receipts.
        or envelope.first("x-auto-response-suppress").strip().casefold() == "all"
        or envelope.first("precedence").strip().casefold() in ("bulk", "junk", "auto_reply")
        or bool(_AUTOMATIC_SUBJECT.match(envelope.first("subject")))
    )
