"""From a message to a mail that is filed: which council's and quarter's it is, what it answers, what is written in it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from adapters.councils import council_names, load_council
from adapters.mail.message import DamagedMail, MailContent, mail_id, read_mail
from adapters.mail.outlook_file import is_outlook_file, read_outlook_file
from adapters.mail.queue import letter_of
from adapters.mail.quoted_letter import as_quoted
from adapters.mail.stored_mail import FiledMail, file_mail, folder_of, mails_of, outcome_of
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.correspondence.authenticity import MailTrust, is_proven
from quarterly.correspondence.mail_kinds import is_added_by_program, kind_of_mail, sender_of
from quarterly.correspondence.matching import SentLetter, SentLetters
from quarterly.correspondence.quotation import Written, written
from quarterly.correspondence.received import MailKind, ReceivedMail
from quarterly.correspondence.senders import contacts_at
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter

_OF_LETTER = 3  # texts of a letter that an answer may quote
_EARLIER = 10  # answers to a letter that another answer may quote
STATE = "mail-read"  # which mail was read and what is still to be done, without a word of any

log = logging.getLogger("quarterly.mail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it came: its bytes, when (UTC), and whether from the mailbox itself.

    `council`, `quarter` and `service` are of the inbox folder that an officer saved it in, "" where they are not known. Of one
    that is not `is_whole` only the headers were fetched.
    """

    body: bytes = field(repr=False)
    at: datetime
    is_from_mailbox: bool = False
    council: str = ""
    quarter: str = ""
    service: str = ""
    is_whole: bool = True


class Intake:
    """Files messages; what it needs of councils and letters is read once for all of them."""

    def __init__(self, store: Store, our_addresses: Iterable[str]) -> None:
        self.store = store
        self._ours = frozenset(address.casefold() for address in our_addresses)
        self._letters = sent_letters_of(store)
        self._councils: dict[tuple[str, Quarter], Council | None] = {}
        self._quoted: dict[str, list[str]] = {}
        self._answers: dict[tuple[str, str], dict[str, list[str]]] = {}

    def file(self, message: Message) -> FiledMail | None:
        """File a message and note that it is to be decided about; None if it is a second copy of one that is filed."""
        content, filed = self._read(message)
        folder = folder_of(filed.council, filed.quarter, filed.mail.id)
        # Decided about before: it lies at another place of the mailbox now, or was removed and is not to come back.
        if outcome_of(self.store, folder) or (filed.is_read and self._is_copy(content, filed)):
            return None
        self.store.write(undecided_key(filed), to_bytes({"folder": folder}))
        return file_mail(self.store, filed, message.body, content.files)

    def _read(self, message: Message) -> tuple[MailContent, FiledMail]:
        try:
            content, is_read = _content(message.body)
            return content, self._filed(message, content, is_read=is_read)
        except QuarterlyError:
            raise
        # A mail can be wrong in ways nobody has foreseen. It waits for the officer, stops no other, and no word of it is logged.
        except Exception as error:
            log.error("A mail could not be read: %s", type(error).__name__)
            nothing = read_mail(b"")
            return nothing, self._filed(message, nothing, is_read=False)

    def _whose(self, message: Message, content: MailContent, letter: SentLetter | None) -> tuple[str, str]:
        """Return the keys of the council and quarter that a message is filed under."""
        last = Quarter.last_ended(local_day(message.at))
        if message.council:
            of_letter = letter.quarter if letter and letter.council == message.council else ""
            return message.council, message.quarter or of_letter or last.key
        if letter:
            return letter.council, letter.quarter
        sender, names = sender_of(content.envelope), council_names()
        known = [name for name in names if (found := self._council(name, last)) and contacts_at(found.profile, sender)]
        # Where several councils share an installation, one of them has to be asked about a stranger's mail.
        return (known or self._with_letters(names) or names)[0], last.key

    def _with_letters(self, names: Sequence[str]) -> list[str]:
        written_for = {entry.key.split("/")[1] for entry in self.store.list("post")}
        return [name for name in names if name in written_for]

    def _council(self, name: str, quarter: Quarter) -> Council | None:
        if (name, quarter) not in self._councils:
            try:
                self._councils[name, quarter] = load_council(name, quarter)
            except ServiceUnavailable:
                raise
            except QuarterlyError:  # a mistake in a profile is said where it is used; no mail waits for it
                self._councils[name, quarter] = None
        return self._councils[name, quarter]

    def _filed(self, message: Message, content: MailContent, *, is_read: bool) -> FiledMail:
        letter = self._letters.answered_by(content.envelope)
        whose = self._whose(message, content, letter)
        council = self._council(whose[0], Quarter.parse(whose[1]))
        trust = MailTrust(council.profile.mail.trusted_host, council.profile.mail.microsoft_365) if council else MailTrust()
        kind = kind_of_mail(content.envelope, self._ours)
        text = self._written(content, letter) if is_read and kind is MailKind.REPLY else Written("")
        return FiledMail(
            mail=ReceivedMail(
                id=mail_id(message.body),
                at=message.at,
                sender=sender_of(content.envelope),
                is_proven=is_proven(content.envelope, trust, is_from_mailbox=message.is_from_mailbox),
                kind=kind,
                subject=content.envelope.first("subject"),
                answers=letter.id if letter else "",
                text=text.above,
            ),
            council=whose[0],
            quarter=whose[1],
            whole=content.text,
            elsewhere=text.elsewhere,
            service=message.service,
            is_whole=message.is_whole,
            is_read=is_read,
        )

    def _written(self, content: MailContent, letter: SentLetter | None) -> Written:
        """Return what was written, beside the letter and what was answered to it before."""
        known = self._known(letter) if letter else []
        found = written(content.text, [text for text in known if text != content.text])
        if letter:
            self._quoted[letter.id] = [*known[:_OF_LETTER], *[*known[_OF_LETTER:], content.text][-_EARLIER:]]
        return found

    def _known(self, letter: SentLetter) -> list[str]:
        """Return the texts of a letter, first, and of the last answers to it."""
        if letter.id not in self._quoted:
            found = letter_of(self.store, f"post/{letter.council}/{letter.quarter}", letter.id)
            earlier = self._answers_of(letter.council, letter.quarter).get(letter.id, [])
            self._quoted[letter.id] = [*as_quoted(found), *earlier[-_EARLIER:]] if found else []
        return self._quoted[letter.id]

    def _answers_of(self, council: str, quarter: str) -> dict[str, list[str]]:
        """Return the texts of the mails that a quarter had before, by the letter that each answers."""
        if (council, quarter) not in self._answers:
            found: dict[str, list[str]] = {}
            for each, _ in mails_of(self.store, council, quarter):
                found.setdefault(each.mail.answers, []).append(each.whole)
            self._answers[council, quarter] = found
        return self._answers[council, quarter]

    def _is_copy(self, content: MailContent, filed: FiledMail) -> bool:
        """Whether another message with the same Message-ID, sender, text and files is filed; the first one is noted."""
        if not content.envelope.first("message-id"):
            return False
        key = f"{STATE}/same/{content.same_as}.json"
        if found := self.store.read_tagged(key):
            return to_bytes({"id": filed.mail.id}) != found[0]
        self.store.write(key, to_bytes({"id": filed.mail.id}))
        return False


def undecided_key(filed: FiledMail) -> str:
    """Return the key of the note that a mail is to be decided about."""
    return f"{STATE}/undecided/{filed.council}/{filed.quarter}/{filed.mail.id}.json"


def _content(body: bytes) -> tuple[MailContent, bool]:
    """Return what a message says and whether it could be read; of one that could not, as much as its headers say."""
    try:
        content = (read_outlook_file if is_outlook_file(body) else read_mail)(body)
        return replace(content, files=tuple(file for file in content.files if not is_added_by_program(file.name))), True
    except DamagedMail:
        pass
    try:
        return replace(read_mail(_head(body)), text="", files=()), False
    except DamagedMail:
        return read_mail(b""), False


def _head(body: bytes) -> bytes:
    ends = [at for at in (body.find(b"\r\n\r\n"), body.find(b"\n\n")) if at >= 0]
    return body[: min([*ends, 100_000])]


def sent_letters_of(store: Store) -> SentLetters:
    """Return all letters of all councils, by their ids and tokens."""
    return SentLetters(_sent(store))


def _sent(store: Store) -> Iterable[SentLetter]:
    for entry in store.list("post"):
        parts = entry.key.split("/")
        if len(parts) == 5 and parts[4] == "letter.json":
            yield SentLetter(parts[1], parts[2], parts[3])
