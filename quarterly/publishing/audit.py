"""Reading a quarter's audit trail: duplicates, sign-offs, releases, and the events that explain a version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from quarterly.reporting.changes import Explanation, explained
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.local_day import local_day

PUBLISHING_AGAIN = ("correction", "revision", "run")  # kinds of event that end a withdrawal
ASIDE = ("set-aside", "counted-again")
HOLDING = ("hold", "unhold")
SUPPRESSING = ("suppression", "suppression-undone")
SIGNING = ("sign-off", "sign-off-withdrawn", "not-approved")  # of these the newest by a role on a pack counts
ACCEPTING = ("finding-accepted", "acceptance-undone")
AGENDA = ("agenda-published", "agenda-moved", "agenda-withdrawn")  # of these the newest counts
FILED: Final = "agenda-filed"
LATE: Final = "agenda-late"  # the newest counts
PAUSING = ("chasing-paused", "chasing-resumed")
_THERE_AND_BACK = (ASIDE, HOLDING, SUPPRESSING, ACCEPTING, PAUSING, (*AGENDA, FILED))
GRANTING = ("extension", "leave")
EXPLAINING = (*PUBLISHING_AGAIN, *ASIDE)


@dataclass(frozen=True, slots=True)
class Files:
    """The digests of the files that the previous version was made from, and of those in force now; None where not recorded."""

    before: frozenset[str] | None = None
    now: frozenset[str] | None = None


def find_duplicate(events: Sequence[AuditEvent], event: AuditEvent) -> AuditEvent | None:
    """Return the recorded event with the same content: a form was sent twice, or a run was resumed after a crash.

    It is a duplicate whoever sends it the second time. A form with a further file is a new event. One with fewer files is a
    duplicate: the others were collected the first time.
    """
    if event in events:  # a mail that is taken in again after a crash has the time at which it came
        return event
    if there_and_back := next((kinds for kinds in _THERE_AND_BACK if event.kind in kinds), ()):
        # Setting a file aside a second time, after it counted again, is a new event.
        same = [each for each in events if _what(each) == _what(event)]
        events = [each for each in same if each.kind in there_and_back][-1:]
    if event.kind in SIGNING:
        own = [each for each in since_withdrawal(events) if each.kind in SIGNING]
        events = [each for each in own if (each.by, each.pack) == (event.by, event.pack)][-1:]
    if event.kind == "commentary-edited" and (said := event.commentary):
        edits = [each for each in events if each.kind == event.kind and each.commentary]
        events = [each for each in edits if each.commentary and each.commentary.original == said.original][-1:]
    if event.kind == "release":  # the newest counts, so that the one before it, sent again, is a new event
        events = [each for each in since_withdrawal(events) if each.kind == "release"][-1:]
    if event.kind == "meeting-recorded":  # the newest counts
        events = [each for each in events if each.kind == event.kind][-1:]
    if event.kind in GRANTING:  # the newest day for the same person counts, an earlier one granted again too
        events = [each for each in events if each.kind == event.kind and _for_whom(each) == _for_whom(event)][-1:]
    comparable = since_withdrawal(events) if event.kind in (*EXPLAINING, "sign-off") else events
    # Prefect starts the run of a form again after a crash, and people press a button twice: neither is a second event.
    alike = (each for each in comparable if replace(each, at=event.at, files=event.files, login=event.login) == event)
    return next((each for each in alike if set(event.files) <= set(each.files)), None)


def _what(event: AuditEvent) -> tuple[object, ...]:
    """Return what an event that can be taken back is about."""
    return event.service, event.files, event.finding.reference if event.finding else ""


def _for_whom(event: AuditEvent) -> tuple[str, str]:
    return (event.chasing.whom, event.chasing.of) if event.chasing else ("", "")


def explanatory_events(
    events: Sequence[AuditEvent], since: int, until: int | None = None, files: Files | None = None
) -> tuple[AuditEvent, ...]:
    """Return the events that explain the changes after version `since` and, if `until` is given, up to that version.

    An event with files explains the versions made from those files; where the files are not recorded, version numbers decide.
    """
    known = files or Files()
    return tuple(event for event in events if event.kind in EXPLAINING and _is_between(event, since, until, known))


def public_reason(events: Sequence[AuditEvent], since: int, files: Files | None = None) -> str:
    """Return for the public why the version after `since` is published, in the officers' own words; "" if none is recorded."""
    return explained(explanations_of(explanatory_events(events, since, files=files)))


def explanations_of(events: Sequence[AuditEvent]) -> tuple[Explanation, ...]:
    """Return the explanations that a report prints: of corrections, revisions, new runs and files set aside."""
    return tuple(_explanation(event) for event in events if event.kind in EXPLAINING)


def is_explained(events: Sequence[AuditEvent]) -> bool:
    """Whether a reason to publish again has been recorded since the report was withdrawn."""
    return any(event.kind in PUBLISHING_AGAIN for event in since_withdrawal(events))


def sign_off_of(events: Sequence[AuditEvent], role: str, pack: str) -> AuditEvent | None:
    """Return this role's sign-off of exactly this pack, if it was given since the last withdrawal."""
    given = _last_word(events, role, pack)
    return given if given and given.kind == "sign-off" else None


def refusal_of(events: Sequence[AuditEvent], pack: str) -> AuditEvent | None:
    """Return the newest word on exactly this pack by which a role did not approve it, where that role has not signed since."""
    refused = [event for event in since_withdrawal(events) if event.kind == "not-approved" and event.pack == pack]
    return next((event for event in reversed(refused) if _last_word(events, event.by, pack) == event), None)


def _last_word(events: Sequence[AuditEvent], role: str, pack: str) -> AuditEvent | None:
    own = [event for event in since_withdrawal(events) if event.kind in SIGNING and (event.by, event.pack) == (role, pack)]
    return own[-1] if own else None


def release_of(events: Sequence[AuditEvent], role: str, pack: str) -> AuditEvent | None:
    """Return this role's newest release of exactly this pack, if it was given since the last withdrawal."""
    releases = [event for event in since_withdrawal(events) if event.kind == "release"]
    return next((event for event in reversed(releases) if (event.by, event.pack) == (role, pack)), None)


def last_of_agenda(events: Sequence[AuditEvent]) -> AuditEvent | None:
    """Return what was recorded last about the agenda since the last withdrawal: published, moved or withdrawn."""
    return next((event for event in reversed(since_withdrawal(events)) if event.kind in AGENDA), None)


def is_off_agenda(events: Sequence[AuditEvent]) -> bool:
    """Whether the item was withdrawn from the agenda, and no agenda with it is published since."""
    last = last_of_agenda(events)
    return last is not None and last.kind == "agenda-withdrawn"


def unsettled_file(events: Sequence[AuditEvent]) -> AuditEvent | None:
    """Return the agenda's final file in which figures are others, filed last, unless an officer said since that it is published.

    What came by mail, which has its evidence, settles nothing: who sends it has not been told of the figures.
    """
    since = since_withdrawal(events)
    at = next((at for at in reversed(range(len(since))) if since[at].kind == FILED), None)
    filed = since[at] if at is not None else None
    if at is None or filed is None or filed.agenda is None or not filed.agenda.other:
        return None
    is_settled = any(event.kind == "agenda-published" and not event.evidence for event in since[at + 1 :])
    return None if is_settled else filed


def purged_releases(events: Sequence[AuditEvent]) -> frozenset[str]:
    """Return the public releases that may never be published again."""
    return frozenset(event.pack for event in events if event.kind == "purge")


def further_figures(events: Sequence[AuditEvent]) -> tuple[FurtherFigure, ...]:
    """Return the figures that an officer decided to suppress and not to print again; a withdrawal does not print them."""
    decided = set[FurtherFigure]()
    for event in events:
        decided = decided | {*event.further} if event.kind == "suppression" else decided
        decided = decided - {*event.further} if event.kind == "suppression-undone" else decided
    return tuple(sorted(decided, key=lambda each: (each.indicator, each.quarter)))


def since_withdrawal(events: Sequence[AuditEvent]) -> Sequence[AuditEvent]:
    """Return the events since the last withdrawal, or all if there was none."""
    # What was signed or released before was a report that turned out to be wrong.
    withdrawn = [position for position, event in enumerate(events) if event.kind == "withdrawal"]
    return events[withdrawn[-1] + 1 :] if withdrawn else events


def _is_between(event: AuditEvent, since: int, until: int | None, files: Files) -> bool:
    if event.files and files.before is not None and files.now is not None:
        # A file that was set aside explains the version that lacks it; any other the version that has it.
        before, now = (files.now, files.before) if event.kind == "set-aside" else (files.before, files.now)
        return not before.issuperset(event.files) and now.issuperset(event.files)
    return since <= event.version and (until is None or event.version < until)


def _explanation(event: AuditEvent) -> Explanation:
    return Explanation(
        kind=event.kind,
        title=event.title,
        on=local_day(datetime.fromisoformat(event.at)),
        reason=event.reason,
        by=event.by,
        approved_by=event.approved_by,
        service=event.service,
        effect=event.effect,
    )
