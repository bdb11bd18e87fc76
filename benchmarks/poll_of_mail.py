"""What a look at 200 mails costs beside the standard library's own parsing of them: `python -m benchmarks.poll_of_mail`.

The mails are answers of four mail programs with the letter quoted, every second one with a workbook. Ratios of one run, processor
time, the best of several turns. The mailbox is in memory: how fast a server hands mails out is its own affair.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from unittest.mock import patch

from adapters.mail.decided_mail import decide_all
from adapters.mail.html import letter_page
from adapters.mail.mailbox import Fetched
from adapters.mail.poll import file_mails
from adapters.mail.queue import letter_of, queue_letter
from adapters.settings import load_settings
from quarterly.commentary.letters import LetterKind
from tests.installation import COUNCIL, KEY, LAC, indicator_return
from tests.made_letters import made_letter

MAILS, TURNS = 200, 5
AT = datetime(2012, 7, 3, 9, tzinfo=UTC)
CARE = "children-in-care.data@dudley.example"
RETURN = "return-children-in-care-1f2e3d4c5b6a7988"
LONG = " ".join(f"Sentence {number} of what was found in the return." for number in range(60))


def mails() -> list[bytes]:
    """Return answers as four mail programs send them."""
    letter = made_letter(RETURN, LetterKind.RETURN, to=CARE, text=LONG)
    page, workbook = letter_page(letter), indicator_return("children-in-care", [LAC] * 40)
    quoted = "\n".join(f"> {line}" for line in letter.text.splitlines())
    head = "From: Performance officer\nSent: 2 July 2012 09:12\nTo: Data lead\nSubject: Return\n\n"
    texts = [
        lambda said: (f"{said}\n\n{head}{letter.text}", page),
        lambda said: (f"{said}\n\nOn Mon, 2 Jul 2012 at 09:12, Performance officer wrote:\n\n{quoted}\n", page),
        lambda said: (f"{said}\n\n-----Original Message-----\n{head}{letter.text}", None),
        lambda said: (
            None,
            f"<p>{said}</p><div><b>From:</b> Performance officer<br><b>Sent:</b> 2 July<br><b>To:</b> x</div>{page}",
        ),
    ]
    return [_mail(number, *texts[number % 4](f"Corrected, number {number}."), workbook) for number in range(MAILS)]


def _mail(number: int, text: str | None, page: str | None, workbook: bytes) -> bytes:
    made = EmailMessage()
    made["Authentication-Results"] = "mx.dudley.example; dmarc=pass header.from=dudley.example"
    made["From"], made["To"], made["Subject"] = CARE, "quarterly@dudley.example", "RE: Return"
    made["Message-ID"], made["In-Reply-To"] = f"<{number}@dudley.example>", f"<{RETURN}@quarterly.invalid>"
    for hop in range(6):  # as mail of a large host has them
        made["Received"] = (
            f"from mx{hop}.dudley.example (mx{hop}.dudley.example [192.0.2.{hop}]) by mx.dudley.example; " + "x" * 80
        )
        made[f"X-Host-{hop}"] = "y" * 300
    made.set_content(text or page or "", subtype="plain" if text else "html")
    if text and page:
        made.add_alternative(page, subtype="html")
    if number % 2:
        made.add_attachment(workbook, maintype="application", subtype="vnd.ms-excel", filename="return.xlsx")
    return bytes(made)


def parsed(bodies: list[bytes]) -> None:
    """Parse mails as the standard library does it: headers, the text, the files."""
    for body in bodies:
        mail = message_from_bytes(body, EmailMessage, policy=policy.default)
        assert [mail[name] for name in ("From", "Subject", "Message-ID")]
        text = mail.get_body(("plain", "html"))
        assert text is not None
        assert text.get_content()
        for file in mail.iter_attachments():
            assert file.get_content()


def polled(bodies: list[bytes], decides: bool) -> tuple[float, float]:
    """Return the processor seconds that filing and deciding take, in an installation of its own."""
    with tempfile.TemporaryDirectory() as folder:
        values = {f"QUARTERLY_{name}": f"{folder}/{name.lower()}" for name in ("STORE", "INBOX", "OUTBOX")}
        with (
            patch.dict(os.environ, {**values, "QUARTERLY_IMAP_HOST": "memory"}),
            patch("adapters.mail.poll.open_mailbox", _opened(bodies)),
        ):
            Path(folder, "inbox").mkdir()
            settings = load_settings()
            store = settings.restricted()
            letter = made_letter(RETURN, LetterKind.RETURN, to=CARE, text=LONG)
            queue_letter(store, f"post/{COUNCIL}/{KEY}", letter)
            assert letter_of(store, f"post/{COUNCIL}/{KEY}", RETURN)
            filing = timed(lambda: file_mails(settings, store))
            return filing, timed(lambda: decide_all(store, AT)) if decides else 0.0


def _opened(bodies: list[bytes]) -> Callable[..., object]:
    @contextmanager
    def opened(_: object) -> Iterator[object]:
        fetched = [Fetched(number, AT, body) for number, body in enumerate(bodies, start=1)]
        yield SimpleNamespace(name="memory", validity=1, after=lambda uid: (each for each in fetched if each.uid > uid))

    return opened


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds of this process that work takes."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """Print the ratios."""
    bodies = mails()
    polled(bodies[:4], decides=True)  # imports
    alone = min(timed(lambda: parsed(bodies)) for _ in range(TURNS))
    turns = [polled(bodies, decides=True) for _ in range(TURNS)]
    filing, deciding = min(each[0] for each in turns), min(each[1] for each in turns)
    size = sum(map(len, bodies)) / MAILS / 1000
    print(f"{MAILS} mails of {size:.0f} kB: the standard library parses them in {alone:.3f} s of processor time")
    print(f"filed: {filing / alone:.1f} times that; decided about besides: {deciding / alone:.1f}")
    if filing + deciding > 5 * alone:
        sys.exit("A look takes more than five times what parsing takes.")


if __name__ == "__main__":
    main()
