"""An invented council whose people do a whole quarter by mail: what each of them gets, and what they answer."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from adapters.drafts import last_draft
from adapters.mail.stored_mail import mails_of, waiting_mails
from adapters.publication import versions
from adapters.store import Store, open_store
from flows.chase import chase
from flows.form_checks import opened
from flows.quarterly_cycle import quarterly_cycle
from flows.read_mail import read_mail
from quarterly.correspondence.outcomes import Why
from quarterly.publishing.drafts import SHOWN
from tests.e2e.mail_servers import MailServers
from tests.e2e.moved_clock import MovedClock

COUNCIL, QUARTER, KEY, DOMAIN = "northmoor", "2026-27 Q2", "2026-27-q2", "northmoor.example"
PEOPLE = (
    *("performance", "care.data", "door.data", "analyst", "head.care", "head.door"),
    *("head.social.care", "director", "director.office", "clerk", "scrutiny"),
)
OFFICER, DIRECTOR = "Performance officer", "Director of children's services"
KEEP = "KEEP_LETTERS_IN"  # a folder in which every letter is kept, to be looked at
Answers = Mapping[str, Mapping[str, Any]]  # by what stands in a row's first cell, what is typed in it by heading
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass
class OfficeByMail:
    """The council's installation, its mail servers and its clock; `started` are the quarters whose cycle a look started."""

    folder: Path
    servers: MailServers
    clock: MovedClock
    started: list[tuple[str, str]] = field(default_factory=list)
    _sent: int = 0

    def settings(self) -> dict[str, str]:
        """Return the settings of the installation."""
        names = ("store", "inbox", "outbox", "councils")
        return {**self.servers.settings(), **{f"QUARTERLY_{each.upper()}": str(self.folder / each) for each in names}}

    def note_started(self, council: str, quarter: str, *, key: str) -> str:
        """Note which cycle is started, in place of the Prefect server that would hand it to a worker."""
        assert key.startswith("mail-")
        self.started.append((council, quarter))
        return f"{council} {quarter}"

    @property
    def restricted(self) -> Store:
        """The restricted store."""
        return open_store(str(self.folder / "store/restricted"))

    @property
    def public(self) -> Store:
        """The public store."""
        return open_store(str(self.folder / "store/public"))

    def inbox(self) -> dict[str, bytes]:
        """Return the files in the quarter's inbox by folder and name."""
        folder = self.folder / "inbox" / COUNCIL / KEY
        return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def all_to(self, name: str, kind: str) -> list[EmailMessage]:
        """Return all letters of a kind to somebody, as `LetterKind` calls it, in the order in which they came."""
        self.servers.await_delivery()
        bodies = [path.read_bytes() for path in self.servers.mailbox(name)]
        found = [message_from_bytes(body, EmailMessage, policy=policy.default) for body in bodies]
        for letter, body in zip(found, bodies, strict=True):
            keep(name, letter, body)
        return [letter for letter in found if str(letter["Message-ID"]).startswith(f"<{kind}-")]

    def newest(self, name: str, kind: str) -> EmailMessage:
        """Return the newest letter of a kind to somebody."""
        return self.all_to(name, kind)[-1]

    def write(
        self,
        sender: str,
        text: str,
        *,
        answers: EmailMessage | None = None,
        files: Mapping[str, bytes] | None = None,
        headers: Sequence[tuple[str, str]] = (),
        is_logged_in: bool = True,
    ) -> None:
        """Have somebody write a mail, as from a mail program that quotes what it answers; it has arrived at this moment."""
        made = EmailMessage()
        made["From"] = sender if "@" in sender else f"{sender}@{DOMAIN}"
        made["To"], made["Message-ID"] = f"quarterly@{DOMAIN}", make_msgid(domain=DOMAIN)
        made["Subject"] = f"RE: {answers['Subject']}" if answers else "Return"
        if answers:
            made["In-Reply-To"] = answers["Message-ID"]
        for name, value in headers:
            made[name] = value
        made.set_content(f"{text}\n\n{quoted(answers)}" if answers else text)
        for name, body in (files or {}).items():
            made.add_attachment(body, maintype=_XLSX[0], subtype=_XLSX[1], filename=name)
        self.servers.send(str(made["From"]), bytes(made), logged_in=is_logged_in)
        self.arrives()

    def arrives(self) -> None:
        """Wait for the next mail in the mailbox that is read, and date it by the clock."""
        self._sent += 1
        self.servers.await_mails(self._sent)
        self.servers.await_delivery()  # until then Dovecot may date it itself
        self._date(self.servers.mailbox())  # for Dovecot the time at which a mail came is that of its file

    def look(self) -> State[Any]:
        """Look at the mail as the schedule does, and run the cycle of each quarter that got something."""
        looked: State[Any] = read_mail(return_state=True)
        state = looked
        for council, quarter in dict.fromkeys(self.started):
            state = self.run(council, quarter)
        self.started.clear()
        return state

    def run(self, council: str = COUNCIL, quarter: str = QUARTER) -> State[Any]:
        """Run the cycle; the files in the inbox are as new as the clock says."""
        self._date([path for path in (self.folder / "inbox").rglob("*") if path.is_file()])
        state: State[Any] = quarterly_cycle(council, quarter, return_state=True)
        return state

    def _date(self, files: Sequence[Path]) -> None:
        moment = self.clock.ticked().timestamp()
        for path in files:
            if path.stat().st_mtime > moment:
                os.utime(path, (moment, moment))

    def chase_on(self, day: str) -> None:
        """Remind people on a day as the schedule does."""
        self.clock.set(day, 8)
        assert chase(return_state=True).is_completed()

    def waiting(self) -> dict[Why | None, str]:
        """Return the beginning of the name of each mail that waits, by why it does."""
        return {outcome.why: filed.mail.name for filed, outcome in waiting_mails(self.restricted, COUNCIL, KEY)}

    def became(self) -> list[str]:
        """Return what became of every mail, in the order in which they came; "" of one that is not decided about."""
        found = mails_of(self.restricted, COUNCIL, KEY)
        return [str(outcome.why or outcome.what or outcome.became) if outcome else "" for _, outcome in found]

    def pack(self) -> str:
        """Return the short name of the draft that waits."""
        draft = last_draft(opened(COUNCIL, QUARTER))
        assert draft
        return draft.pack[:SHOWN]

    def acts(self) -> list[str]:
        """Return the kinds of what is recorded of the quarter, in order."""
        return [event.kind for event in events_of(self.restricted, COUNCIL, KEY)]

    def published(self) -> int:
        """Return how many versions the public sees."""
        index = versions(self.public, COUNCIL, KEY)
        return len(index.versions) if index else 0


def enclosed(letter: EmailMessage, ending: str = ".xlsx") -> tuple[str, bytes]:
    """Return the name and the bytes of the one file of a letter that ends so."""
    ((name, body),) = [
        (str(part.get_filename()), part.get_content())
        for part in letter.iter_attachments()
        if str(part.get_filename()).endswith(ending)
    ]
    return name, body


def filled(form: bytes, answers: Answers) -> bytes:
    """Return a form with cells filled in as somebody types them: the row by what stands in its first cell, then by heading."""
    book = openpyxl.load_workbook(BytesIO(form))
    for page in book.worksheets:
        head = next((row for row in page.iter_rows() if {"PI ref", "Ref"} & {cell.value for cell in row}), ())
        columns = {cell.value: cell.column for cell in head}
        for row in page.iter_rows(min_row=head[0].row + 1 if head else 1):
            for heading, value in answers.get(str(row[0].value), {}).items():
                page.cell(row[0].row, columns[heading]).value = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def text_of(letter: EmailMessage) -> str:
    """Return the plain text of a letter, on one line."""
    body = letter.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())


def quoted(letter: EmailMessage) -> str:
    """Return a letter as a mail program puts it below an answer."""
    body = letter.get_body(("plain",))
    assert body
    head = "".join(f"{name}: {letter[name]}\n" for name in ("From", "Date", "To", "Subject"))
    return f"________________________________\n{head.replace('Date:', 'Sent:')}\n{body.get_content()}"


def keep(name: str, letter: EmailMessage, body: bytes) -> None:
    """Keep a letter where a setting says so, for a person who wants to see all that a quarter sends."""
    if folder := os.environ.get(KEEP):
        Path(folder).mkdir(parents=True, exist_ok=True)
        about = re.sub(r"\W+", "-", str(letter["Message-ID"]).strip("<>").partition("@")[0])[:40]
        Path(folder, f"{name}-{about}.eml").write_bytes(body)
