"""Whether a mail asks for more time, or says that its writer is on leave, and until when, as far as that is certain."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from quarterly.correspondence.courtesy import is_only_polite, parted, plain
from quarterly.correspondence.days_named import NamedDay, Reckoning, days_named, names_a_day

_MOST_WORDS = 60  # of a mail that asks for time; a longer one says something besides
_SHORT = 15  # words of a mail in which a question or a request asks for time, whatever its words
_SHORTER = 7  # words of one that names a day

_TIME = re.compile(r"\b(?:more time|longer|extension|extend\w*|deadline|delay\w*)\b")
_IS_AWAY = re.compile(
    r"\b(?:i|she|he|they)(?: am|'m| will be|'ll be| is|'s| are|'re)?(?: now| currently| going)?"
    r" (?:away|off|out of (?:the )?office|not (?:in|at work|working)|(?:on|taking) (?:\w+ )?(?:leave|holiday))\b"
    r"|^(?:(?:sorry|apologies)[,.:;-]* (?:but )?)?(?:currently |now )?"
    r"(?:on (?:\w+ )?(?:leave|holiday)|out of (?:the )?office|away"
    r"|(?:annual leave|off sick)(?=[,.;:]|$| (?:until|till?|to|from|back|this|next|\d)))\b"
)
# In what people write about a figure "until", "extension" and "on leave" are common; these are not.
_SURELY = re.compile(
    r"\b(?:can|could|may|might) (?:i|we) (?:please |possibly |just |also )*"
    r"(?:have|get|send|take|ask|submit|return|do|let|reply|respond)\b"
    r"|\b(?:can|could|would) (?:you|this|it|that) (?:please |possibly )*(?:give|wait|be later|be extended|grant|extend)\b"
    r"|\b(?:i|we)(?:'d| would) (?:like|need|appreciate) [^.!]{0,30}(?:more time|extension|longer|extra|another)"
    r"|\b(?:bit|little) (?:longer|more time)\b|\bneed (?:until|till?)\b"
    r"|\bmore time (?:to (?:reply|respond|answer|complete|write|finish|fill)|for this|please)"
    r"|\bextend (?:the|this|my|our) deadline|\bdeadline [^.!?]{0,30}\bextended\b"
    r"|\b(?:request(?:ing)?|ask(?:ing)?(?: for)?|grant\w*|have|need)(?: an?| a short| a further)? extension"
    r" (?:until|till?|to|please)\b"
    r"|\b(?:i|we)(?:'ll| will| should| can| won't| can't)(?: only)? (?:get|send|have (?:it|this|that)|let you have|reply|respond"
    r"|come back|be in touch)\b"
    r"|\b(?:get|send|have) (?:it|this|that|them|something|my \w+) (?:over |across |back )?to you\b"
    r"|\b(?:will|should|'ll) (?:be with you|follow (?:by|on|shortly|soon|later))\b"
)
_BACK = re.compile(
    r"\b(?:back|return(?:ing|s)?|resum\w+)(?: (?:in|to|at) (?:the )?(?:office|work|desk))?(?: again)?(?: on| from)? *$"
)
_UNTIL = re.compile(r"\b(?:until|till?|through to|up to)(?: (?:the |end of |close of \w+ |cop |eod |noon )?(?:on )?)*$")
_AWAY_TO = re.compile(r"\b(?:leave|holiday|away|off|office|sick) to(?: the)? *$")
_NOT = re.compile(r"\b(?:not|cannot|never|unable|unlikely|impossible|no longer|\w+n't)\b")
_NOT_CERTAIN = re.compile(
    r"\bor (?:two|three|so|later|possibly|maybe|even|the|an?other|\d|mon|tue|wed|thu|fri|early|end)"
    r"|\b(?:\d|one|two|three|a day|a week) or\b|\bish\b"
    r"|\b(?:earliest|thereabouts|approx\w*|roughly|around|about|not sure|depend\w*|unless|hopefully|probably|perhaps by|maybe)\b"
    r"|\bif (?!that|possible|it is|it's|ok|i may|you)"
)
_REQUEST = re.compile(r"\?|\b(?:please|pls)\b")
_SENTENCE = re.compile(r"[.!?\n]+")


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """What a mail asks: more time, or with `is_leave` that its writer is away; until when (included), None if not certain.

    `is_sure` is whether it says this in so many words, and nothing else.
    """

    until: date | None
    is_leave: bool = False
    is_sure: bool = True


def time_asked(text: str, reckoning: Reckoning) -> TimeAsked | None:
    """Return what a mail asks that brings nothing of what was asked for; None if it names no day and speaks of no time."""
    said = _said(text)
    days = days_named(said, reckoning)
    is_leave = bool(_IS_AWAY.search(said))
    if len(said.split()) > _MOST_WORDS or not (days or is_leave or _TIME.search(said)):
        return None
    is_all = sum(not is_only_polite(each.strip()) for each in _SENTENCE.split(said) if each.strip()) == 1
    is_sure = is_all and bool(is_leave or _SURELY.search(said))
    if _NOT_CERTAIN.search(said):
        return TimeAsked(None, is_leave, is_sure)
    return TimeAsked(_last_of_leave(said, days) if is_leave else _until(said, days), is_leave, is_sure)


def may_ask_for_time(text: str) -> bool:
    """Whether a mail in which commentary is expected may ask for time, so that nobody prints it before a person has read it."""
    said = _said(text)
    words = len(said.split())
    is_request = words <= _SHORT and _REQUEST.search(said)
    # "Is Tuesday ok" says nothing of a figure, and whatever else is so short can be asked about.
    is_a_day = words <= _SHORTER and names_a_day(said)
    return bool(is_request or is_a_day or _SURELY.search(said) or _IS_AWAY.search(said))


def _said(text: str) -> str:
    return "\n".join(plain(line) for line in parted(text)[0].splitlines())


def _until(said: str, days: tuple[NamedDay, ...]) -> date | None:
    """Return the one day that is asked for; a day by which something cannot be done is another matter."""
    if len({each.day for each in days}) != 1:
        return None
    before = said[: days[0].start]
    return None if _NOT.search(before) and not _UNTIL.search(before) else days[0].day


def _last_of_leave(said: str, days: tuple[NamedDay, ...]) -> date | None:
    """Return the last day of a leave: that until which somebody is away, or the one before they are back."""
    back = [each.day for each in days if _BACK.search(said[: each.start])]
    if back:
        return back[0] - timedelta(days=1) if len(set(back)) == 1 and back[0] else None
    if len({each.day for each in days}) != 1:
        return None
    before = said[: days[0].start]
    return days[0].day if _UNTIL.search(before) or _AWAY_TO.search(before) else None
