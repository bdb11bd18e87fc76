"""Mails as they arrive, made for tests."""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.utils import make_msgid

XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def mail(
    sender: str,
    text: str,
    *,
    subject: str = "RE: Return",
    answers: str = "",
    files: Mapping[str, bytes] | None = None,
    proven_by: str = "",
    headers: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return a mail that answers the letter of this id, vouched for by a mail server's name."""
    made = EmailMessage()
    if proven_by:
        domain = sender.rpartition("@")[2].rstrip(">")
        made["Authentication-Results"] = f"{proven_by}; dmarc=pass header.from={domain}"
    made["From"], made["To"], made["Subject"] = sender, "performance@dudley.example", subject
    made["Message-ID"], made["Date"] = make_msgid(domain="dudley.example"), "Mon, 02 Jul 2012 10:00:00 +0100"
    if answers:
        made["In-Reply-To"] = f"<{answers}@quarterly.invalid>"
    for name, value in headers:
        made[name] = value
    made.set_content(text)
    for name, body in (files or {}).items():
        made.add_attachment(body, maintype=XLSX[0], subtype=XLSX[1], filename=name)
    return bytes(made)
