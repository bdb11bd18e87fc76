"""Whether a reply approves a draft: only what says so and nothing else does; the rest is for a person to read.

A wrong “yes” publishes what its reader meant to stop, a wrong “unclear” costs the officer one step. So the answer has to stand in
the first line, or in the second below a greeting, and what follows it may be thanks, a signature and a disclaimer.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from quarterly.correspondence.courtesy import AFTER, BETWEEN, GREETING, POLITE, is_only_polite, plain
from quarterly.correspondence.received import MailKind, ReceivedMail

_MOST_WORDS = 9  # of a line of a signature; a longer one says something
_MOST_LINES = 12  # of a signature


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
_WITHDRAWN = re.compile(rf"{_BEFORE}(?:{_WITHDRAWS})\b")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"intended recipient|freedom of information act|this e-?mail and any|scanned for viruses|consider the environment"
    r"|sent from my|get outlook for|data protection act"
)
# None of these stands in most signatures, and one of them does in most conditions and wishes.
_SAYS_SOMETHING = re.compile(
    r"\?|\b(?:but|if|not|no|nor|please|pages?|chang\w*|amend\w*|correct\w*|remov\w*|delet\w*|add\w*|subject|except\w*|once|when"
    r"|until|unless|provid\w*|however|only|wait|hold|is|are|was|were|be|been|should|could|would|can|cannot|must|needs?|want\w*|make"
    r"|fix\w*|wrong|typos?|figures?|tables?|sections?|though|although|after|before|then|also|still|assum\w*|condition\w*"
    r"|concerns?|apart|pending|minor|happy|approv\w*|withdraw\w*|reject\w*|disagree\w*|will|shall|has|have|had|do|does|did|don't"
    r"|let|see|check|look\w*|think|hope|discuss\w*|talk|tomorrow|later|revis\w*|redraft\w*|missing|draft|report|publish\w*"
    r"|releas\w*|send|go|goes|on|to|in|with|from|the|this|that|it|we|you|i|me|us|by|as|an|a)\b"
)


def read_approval(mail: ReceivedMail) -> Approval:
    """Return what a reply says of the draft that it was asked about."""
    if mail.kind is not MailKind.REPLY:
        return _unclear(Unclear.AUTOMATIC)
    if _FORWARDED.match(mail.subject):
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
    return Approval(Answer.APPROVED) if _is_signature(lines[at + 1 :]) else _unclear(Unclear.SAYS_MORE)


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := plain(each))]


def _is_signature(lines: list[str]) -> bool:
    said = []
    for line in lines:
        if _BOILERPLATE.search(line):
            break  # a disclaimer goes on to the end
        if not is_only_polite(line):
            said.append(line)
    is_short = len(said) <= _MOST_LINES and all(len(each.split()) <= _MOST_WORDS for each in said)
    return is_short and not any(_SAYS_SOMETHING.search(each) for each in said)


def _unclear(because: Unclear) -> Approval:
    return Approval(Answer.UNCLEAR, because)
