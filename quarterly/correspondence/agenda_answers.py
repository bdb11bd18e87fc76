"""What a reply says of an item on an agenda: that it is published, was moved or was withdrawn; the rest is for a person to read.

As with an approval, a wrong “published” makes public what somebody meant to hold, a wrong “unclear” costs the officer one step.
So the first line has to say it, or the second below a greeting, and nothing but links, a signature and a disclaimer follows.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from quarterly.correspondence.approvals import FORWARDED, ends_there
from quarterly.correspondence.courtesy import AFTER, BETWEEN, GREETING, POLITE, is_only_polite, plain
from quarterly.correspondence.received import MailKind, ReceivedMail
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.local_day import local_day


class AgendaWord(StrEnum):
    """What a reply says of the item; of `FILE` it says no more than that the agenda's final file comes with it."""

    PUBLISHED = "published"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    FILE = "file"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class AgendaAnswer:
    """What a reply says; `link` is where the agenda can be read, and `day` the day an item was moved to, where it names one."""

    word: AgendaWord
    link: str = ""
    day: date | None = None


UNCLEAR = AgendaAnswer(AgendaWord.UNCLEAR)

_LINK = re.compile(r"<?(https?://[^\s<>\"]+)>?")
_REWRITTEN = ".safelinks.protection.outlook.com"
_LINK_LABEL = re.compile(r"(?:(?:the )?(?:link|agenda|address|web page|url)(?: is)?(?: here)?)?[\s:,.()-]*")
_WHAT = (
    r"(?:(?:it|this|that|(?:the |this |our )?(?:agenda|item|report|papers?|pack|reports pack|agenda pack)"
    r"(?: with (?:it|the report))?) )?"
)
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:the )?"
    r"(\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}\.?(?:,? \d{4})?|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})"
)
_WHERE = r"(?: on (?:our|the) (?:web ?site|committee pages?)| online)?(?: (?:here|at|see))?"
_PUBLISHED = (
    rf"{_WHAT}(?:(?:is|are|was|were|has been|have been) )?(?:now )?published(?: now| today| yesterday)?(?: on {_DAY})?{_WHERE}"
)
_MOVED = (
    rf"{_WHAT}(?:(?:is|was|has been|is now) )?(?:moved|deferred|postponed)"
    rf"(?: (?:to|until|till) (?:(?:the |our )?(?:next|another|a later|following) meeting(?: on {_DAY})?"
    rf"|(?:the )?(?:meeting (?:on|of) )?{_DAY}(?: meeting)?))?"
)
_WITHDRAWN = rf"{_WHAT}(?:(?:is|was|has been) )?withdrawn(?: from the agenda)?"
_FILE = (
    r"(?:please find )?(?:the |our )?(?:final |published )(?:agenda|pack|agenda pack|file|version|papers|report)(?: is| are)? "
    r"(?:attached|enclosed)"
)
_BEFORE = rf"(?:(?:{GREETING}|{POLITE}){BETWEEN}){{0,3}}"
_SAYS = {
    word: re.compile(rf"{_BEFORE}{said}{AFTER}")
    for word, said in (
        (AgendaWord.PUBLISHED, _PUBLISHED),
        (AgendaWord.MOVED, _MOVED),
        (AgendaWord.WITHDRAWN, _WITHDRAWN),
        (AgendaWord.FILE, _FILE),
    )
}


def read_agenda_answer(mail: ReceivedMail) -> AgendaAnswer:
    """Return what a reply says of the item that it was asked about."""
    if mail.kind is not MailKind.REPLY or FORWARDED.match(mail.subject):
        return UNCLEAR
    lines = [_parted(line) for line in mail.text.splitlines()]
    lines = [(said, links) for said, links in lines if said or links]
    at = 1 if len(lines) > 1 and is_only_polite(lines[0][0]) and not lines[0][1] else 0
    if len(lines) <= at:
        return UNCLEAR
    first, links = lines[at]
    below = lines[at + 1 :]
    while below and below[0][1] and _LINK_LABEL.fullmatch(below[0][0]):  # a line with a link alone belongs to what is said
        links, below = [*links, *below[0][1]], below[1:]
    if len(set(links)) > 1 or not ends_there([said for said, _ in below]):
        return UNCLEAR
    return _said(first.rstrip(" :(-"), links[0] if links else "", local_day(mail.at))


def _said(line: str, link: str, on: date) -> AgendaAnswer:
    word, found = next(((word, found) for word, says in _SAYS.items() if (found := says.fullmatch(line))), (None, None))
    if word is None or found is None:
        return UNCLEAR
    days = [_named(each, on) for each in found.groups() if each]
    if None in days:
        return UNCLEAR
    day = next(iter(days), None)
    if word is AgendaWord.PUBLISHED:
        # “Published on 7 December” of the day after tomorrow says that it will be.
        return UNCLEAR if day and day > on else AgendaAnswer(word, link)
    if link or (day and day <= on):
        return UNCLEAR
    return AgendaAnswer(word, day=day)


def _named(text: str, on: date) -> date | None:
    """Return the day that a text names; of one without a year, the one that comes next, or came last."""
    if re.search(r"\d{4}|\d[/.]\d", text):
        return day_of(text)
    found = [day for year in (on.year - 1, on.year, on.year + 1) if (day := day_of(f"{text.rstrip('.')} {year}"))]
    return min(found, key=lambda day: abs((day - on).days), default=None)


def _parted(line: str) -> tuple[str, list[str]]:
    """Return a line without its links as `plain` does, and its links."""
    return plain(_LINK.sub(" ", line)), [_as_sent(link.rstrip(".,;)")) for link in _LINK.findall(line)]


def _as_sent(link: str) -> str:
    """Return a link as it was before Outlook rewrote it; what it makes of one names its reader."""
    parts = urlsplit(link)
    if (parts.hostname or "").endswith(_REWRITTEN):
        return next(iter(parse_qs(parts.query).get("url", ())), "")
    return link
