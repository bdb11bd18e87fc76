"""Which letter a mail answers: by its Message-ID, by the token in the subject, or by the address it was sent to."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import getaddresses

from quarterly.correspondence.headers import Envelope
from quarterly.correspondence.mail_kinds import OUR_DOMAIN
from quarterly.correspondence.tokens import reply_token, token_in

_OUR_ID = re.compile(rf"<([^<>@\s]{{1,200}})@{re.escape(OUR_DOMAIN)}>", re.IGNORECASE)
_PLUS = re.compile(r"^[^@\s+]+\+(?:q-)?([0-9A-TV-Z]{7})@", re.IGNORECASE)
_RECIPIENTS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")


@dataclass(frozen=True, slots=True)
class SentLetter:
    """Where a letter was stored: the keys of its council and quarter, and its id."""

    council: str
    quarter: str
    id: str


class SentLetters:
    """All letters that may be answered, by id and by token."""

    def __init__(self, letters: Iterable[SentLetter]) -> None:
        self._by_id: Mapping[str, SentLetter] = {letter.id.casefold(): letter for letter in letters}
        by_token: dict[str, set[SentLetter]] = {}
        for letter in self._by_id.values():
            by_token.setdefault(reply_token(letter.id), set()).add(letter)
        # Where two letters share a token nobody knows which is answered.
        self._by_token = {token: found.pop() for token, found in by_token.items() if len(found) == 1}

    def answered_by(self, envelope: Envelope) -> SentLetter | None:
        """Return the letter that a mail answers, or that a bounce returns; None if it is not known."""
        named = [*_ids(envelope, "in-reply-to"), *reversed(_ids(envelope, "references"))]
        named += [id for name, value in envelope.reported if name == "message-id" for id in _OUR_ID.findall(value)]
        found = [letter for id in named if (letter := self._by_id.get(id.casefold()))]
        if found:
            return found[0]
        subjects = [envelope.first("subject"), *(value for name, value in envelope.reported if name == "subject")]
        tokens = [token_in(subject) for subject in subjects] + recipient_tokens(envelope)
        return next((letter for token in tokens if (letter := self._by_token.get(token))), None)

    def with_token(self, token: str) -> SentLetter | None:
        """Return the letter that has a token."""
        return self._by_token.get(token_in(f"[Q-{token.strip(' []').upper().removeprefix('Q-')}]"))


def recipients(envelope: Envelope) -> list[str]:
    """Return the addresses that a mail was sent to, casefolded."""
    return [address.casefold() for name in _RECIPIENTS for _, address in getaddresses(envelope.all(name)) if address]


def recipient_tokens(envelope: Envelope) -> list[str]:
    """Return the tokens in the addresses that a mail was sent to, as in quarterly+1A2B3C4@council.example."""
    found = (_PLUS.match(address) for address in recipients(envelope))
    return [token_in(f"[Q-{match[1]}]") for match in found if match]


def _ids(envelope: Envelope, name: str) -> list[str]:
    return [id for value in envelope.all(name) for id in _OUR_ID.findall(value)]
