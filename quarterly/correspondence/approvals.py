"""Whether a reply approves a draft: only what says so and nothing else does; the rest is for a person to read.

A wrong “yes” publishes what its reader meant to stop, a wrong “unclear” costs the officer one step. So the answer has to stand in
the first line, or in the second below a greeting, and what follows it may be thanks, a signature and a disclaimer.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from quarterly.correspondence.courtesy import AFTER, BETWEEN, GREETING, POLITE, is_only_polite, is_signature, plain
from quarterly.correspondence.received import MailKind, ReceivedMail
from quarterly.correspondence.taken_back import may_take_back


class Answer(StrEnum):
    """What a reply to a request for a sign-off says."""

    APPROVED = "approved"
    NOT_APPROVED = "not approved"
    WITHDRAWN = "approval withdrawn"
    UNCLEAR = "unclear"


class Unclear(StrEnum):
    """Why a reply is not taken for an answer by itself."""

    AUTOMATIC = "a program wrote it"
    FORWARDED = "it was forwarded"
    NOTHING_SAID = "nothing is written above the quoted letter"
    NO_ANSWER = "its first words are neither approved nor not approved"
    SAYS_MORE = "it says more than that the draft is approved"


@dataclass(frozen=True, slots=True)
class Approval:
    """What a reply says; `because` is why it is unclear, None where it is clear."""

    answer: Answer
    because: Unclear | None = None


_WHAT = r"(?:it|this|that|(?:the|this) (?:report|draft|pack)(?: as it (?:is|stands))?)"
_APPROVES = (
    rf"(?:i (?:can |hereby )?(?:approve|confirm approval of|sign off)(?: {_WHAT})?|approved|signed off|{_WHAT} is approved"
    r"|(?:the )?(?:report|draft|pack)(?: is)? approved)(?: as it (?:is|stands))?(?: for publication)?"
)
_REFUSES = (
    rf"(?:(?:{_WHAT} is )?not approved|i (?:do not|don't|cannot|can't|can not) (?:approve|sign off)"
    rf"|(?:{_WHAT} is )?rejected)"
)
_WITHDRAWS = (
    r"(?:please )?(?:i (?:hereby )?)?withdraw (?:my |the )?(?:approval|sign-?off)"
    r"|(?:my |the )?(?:approval|sign-?off) (?:is )?withdrawn"
)
_BEFORE = rf"(?:(?:{GREETING}|{POLITE}){BETWEEN}){{0,3}}"

_APPROVED = re.compile(rf"{_BEFORE}{_APPROVES}{AFTER}")
_REFUSED = re.compile(rf"{_BEFORE}{_REFUSES}\b")
_MAY_REFUSE = re.compile(
    rf"\b(?:{_REFUSES}|{_WITHDRAWS})\b|\bnot (?:yet |fully )?(?:approv\w+|happy|content)\b"
    r"|\b(?:not|un)(?: |-)?(?:be )?(?:able|willing|prepared|in a position) to\b|\b(?:won't|will not|decline|refuse)\b"
    r"|\bnot[.! ]*$|^(?:no|nope|stop|wait)\b(?! (?:objection|comment|change|question|problem|issue|concern|further|more)s?\b)"
)
_WITHDRAWN = re.compile(rf"{_BEFORE}(?:{_WITHDRAWS})\b")
FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
# A disclaimer goes on to the end of a mail; below what a telephone adds, somebody may have written more.
_DISCLAIMER = re.compile(
    r"intended recipient|freedom of information act|this e-?mail and any|scanned for viruses|data protection act"
)
_ADDED = re.compile(r"^(?:(?:please )?consider the environment.*|sent from my [\w-]+(?: [\w-]+)?|get outlook for .*)$")


def read_approval(mail: ReceivedMail) -> Approval:
    """Return what a reply says of the draft that it was asked about."""
    if mail.kind is not MailKind.REPLY:
        return _unclear(Unclear.AUTOMATIC)
    if FORWARDED.match(mail.subject):
        return _unclear(Unclear.FORWARDED)
    lines = _lines(mail.text)
    if not lines:
        return _unclear(Unclear.NOTHING_SAID)
    at = 1 if len(lines) > 1 and is_only_polite(lines[0]) else 0
    if _REFUSED.match(lines[at]):
        return Approval(Answer.NOT_APPROVED)
    if _WITHDRAWN.match(lines[at]):
        return Approval(Answer.WITHDRAWN)
    if not _APPROVED.fullmatch(lines[at]):
        begins = re.match(rf"{_BEFORE}{_APPROVES}\b", lines[at])
        return _unclear(Unclear.SAYS_MORE if begins else Unclear.NO_ANSWER)
    return Approval(Answer.APPROVED) if ends_there(lines[at + 1 :]) else _unclear(Unclear.SAYS_MORE)


def counted_as(mail: ReceivedMail) -> Answer:
    """Return what a reply counts as once an officer counts it: one that says neither is an approval, unless it may refuse."""
    found = read_approval(mail)
    if found.answer is not Answer.UNCLEAR or found.because in (Unclear.AUTOMATIC, Unclear.NOTHING_SAID):
        return found.answer
    is_refusal = may_take_back(mail.text) or any(map(_MAY_REFUSE.search, _lines(mail.text)))
    return Answer.UNCLEAR if is_refusal else Answer.APPROVED


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := plain(each))]


def ends_there(lines: list[str]) -> bool:
    """Whether lines, as `plain` returns them, are nothing but a signature and a disclaimer."""
    disclaimer = next((number for number, line in enumerate(lines) if _DISCLAIMER.search(line)), len(lines))
    return is_signature([line for line in lines[:disclaimer] if not _ADDED.search(line)])


def _unclear(because: Unclear) -> Approval:
    return Approval(Answer.UNCLEAR, because)
