"""Read a mail that Outlook saved as a file (.msg)."""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.mail.html_text import text_of_html
from adapters.mail.message import LARGEST, DamagedMail, MailContent, MailFile, decoded, file_name
from adapters.mail.visible import visible
from quarterly.correspondence.headers import Envelope

if TYPE_CHECKING:
    from oxmsg import Message

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_ID = 0x3712  # PidTagAttachContentId: of a picture within the text
_IDS = {"message-id": 0x1035, "in-reply-to": 0x1042, "references": 0x1039}
# The kinds of items of Outlook (message classes) that are no plain mail.
_PART_OF_CLASS = {"ipm.note.smime": "application/pkcs7-mime", "ipm.note.microsoft.rpmsg": "application/x-microsoft-rpmsg-message"}


def is_outlook_file(body: bytes) -> bool:
    """Whether a file is one that Outlook saved."""
    return body.startswith(_SIGNATURE)


def read_outlook_file(body: bytes) -> MailContent:
    """Return what a saved mail says and brings; raise DamagedMail if it cannot be read."""
    from oxmsg import Message  # such a file comes seldom

    if len(body) > LARGEST:
        raise DamagedMail
    try:
        return _content(Message.load(body))
    # What the libraries raise on a file that is damaged, or is another of the same format.
    except (OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, struct.error) as error:
        raise DamagedMail from error


def _content(mail: "Message") -> MailContent:
    kind = mail.message_class.casefold()
    files = tuple(_files(mail))
    signed = [part for name, part in _PART_OF_CLASS.items() if kind.startswith(name)]
    return MailContent(
        envelope=Envelope(
            headers=tuple(_headers(mail)),
            parts=("text/plain", *signed),
            report="delivery-status" if kind.startswith("report.") and kind.endswith(".ndr") else "",
            is_invitation=kind.startswith("ipm.schedule.meeting"),
            file_names=tuple(file.name.casefold() for file in files),
        ),
        text=visible((mail.body or "").replace("\0", "") or text_of_html(mail.html_body or "")),
        files=files,
    )


def _headers(mail: "Message") -> Iterator[tuple[str, str]]:
    """Yield the headers the mail came with; of one that never left Outlook, those that can be made of its properties."""
    headers = {name.casefold(): decoded(str(value)) for name, value in mail.message_headers.items()}
    headers.setdefault("from", mail.sender or "")
    headers.setdefault("subject", mail.subject)
    for name, number in _IDS.items():
        headers.setdefault(name, mail.properties.str_prop_value(number) or "")
    yield from ((name, value) for name, value in headers.items() if value)


def _files(mail: "Message") -> Iterator[MailFile]:
    for each in mail.attachments:
        if each.file_bytes and not each.properties.str_prop_value(_CONTENT_ID):
            yield MailFile(file_name(each.file_name or ""), each.file_bytes)
