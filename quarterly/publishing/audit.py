"""What people did to a quarter besides sending files: every act is recorded once, by role, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quarterly.reporting.changes import Explanation, explained
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.local_day import local_day

PUBLISHING_AGAIN = ("correction", "revision", "run")  # what ends a withdrawal
ASIDE = ("set-aside", "counted-again")
EXPLAINING = (*PUBLISHING_AGAIN, *ASIDE)


@dataclass(frozen=True, slots=True)
class Files:
    """The digests of the files that the version before was made from, and of those that count now; None where nothing says."""

    before: frozenset[str] | None = None
    now: frozenset[str] | None = None


def find_duplicate(acts: Sequence[AuditEvent], act: AuditEvent) -> AuditEvent | None:
    """Return the act of the same content that is recorded already: a form sent twice, or a run taken up after a crash.

    A form that brings another file is another act; one that brings fewer was sent again after the first were taken.
    """
    if act.kind in ASIDE:  # to set aside once more what came back between is another act
        acts = [each for each in acts if each.kind in ASIDE and (each.service, each.files) == (act.service, act.files)][-1:]
    comparable = since_withdrawal(acts) if act.kind in (*EXPLAINING, "sign-off") else acts
    alike = (each for each in comparable if replace(each, at=act.at, files=act.files) == act)
    return next((each for each in alike if set(act.files) <= set(each.files)), None)


def explanatory_events(
    acts: Sequence[AuditEvent], since: int, until: int | None = None, files: Files | None = None
) -> tuple[AuditEvent, ...]:
    """Return the acts that explain what came after version `since`, and, where `until` is given, before that version.

    An act that brought files explains what was made from them; where that is not known, the numbers of versions tell.
    """
    known = files or Files()
    return tuple(act for act in acts if act.kind in EXPLAINING and _is_between(act, since, until, known))


def public_reason(acts: Sequence[AuditEvent], since: int, files: Files | None = None) -> str:
    """Return for the public why the version after `since` is published, in the officers' own words; "" if nobody said."""
    return explained(explanations_of(explanatory_events(acts, since, files=files)))


def explanations_of(acts: Sequence[AuditEvent]) -> tuple[Explanation, ...]:
    """Return what acts explain, as the report says it: only corrections, revisions, new runs and files set aside do."""
    return tuple(_explanation(act) for act in acts if act.kind in EXPLAINING)


def is_explained(acts: Sequence[AuditEvent]) -> bool:
    """Whether somebody said why to publish again since the report was withdrawn."""
    return any(act.kind in PUBLISHING_AGAIN for act in since_withdrawal(acts))


def sign_off_of(acts: Sequence[AuditEvent], role: str, pack: str) -> AuditEvent | None:
    """Return the sign-off that this role gave to exactly this pack, since the report was withdrawn if it ever was."""
    given = (act for act in since_withdrawal(acts) if act.kind == "sign-off")
    return next((act for act in given if (act.by, act.pack) == (role, pack)), None)


def purged_releases(acts: Sequence[AuditEvent]) -> frozenset[str]:
    """Return the public releases that may never be published again."""
    return frozenset(act.pack for act in acts if act.kind == "purge")


def since_withdrawal(acts: Sequence[AuditEvent]) -> Sequence[AuditEvent]:
    """Return the acts since the report was last withdrawn, all if it never was."""
    withdrawn = [position for position, act in enumerate(acts) if act.kind == "withdrawal"]
    return acts[withdrawn[-1] + 1 :] if withdrawn else acts


def _is_between(act: AuditEvent, since: int, until: int | None, files: Files) -> bool:
    if act.files and files.before is not None and files.now is not None:
        before, now = (files.now, files.before) if act.kind == "set-aside" else (files.before, files.now)
        return not before.issuperset(act.files) and now.issuperset(act.files)
    return since <= act.version and (until is None or act.version < until)


def _explanation(act: AuditEvent) -> Explanation:
    return Explanation(
        kind=act.kind,
        title=act.title,
        on=local_day(datetime.fromisoformat(act.at)),
        reason=act.reason,
        by=act.by,
        approved_by=act.approved_by,
        service=act.service,
        effect=act.effect,
    )
