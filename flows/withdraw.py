"""The officer's form that takes a published report back: a notice in its place, and, for a disclosure, its files gone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.index_page import index_page
from adapters.publication import versions
from adapters.withdrawal import take_down, withdraw
from flows.artifacts import show_tags
from flows.control_room import in_control_room
from flows.form_checks import opened, recorded, require_text, role_of, second_role, sentence
from flows.form_errors import refused
from flows.forms import CouncilChoice
from flows.slots import Overtaken, one_at_a_time
from quarterly.publishing.audit import find_duplicate
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from tasks.results import SLUG


@in_control_room
@flow(
    name="withdraw",
    flow_run_name="{council} {quarter}: withdrawal",
    result_storage=SLUG,
    persist_result=False,
    result_serializer="json",
    validate_parameters=False,
)
def withdraw_report(
    council: CouncilChoice, quarter: str, reason: str, officer: str, approved_by: str, purge: bool = False, version: int = 0
) -> State[Any]:
    """Replace the page of a published report by a notice. Its versions and files are kept, unless they are purged.

    Nothing is published again until a return is corrected, or the cycle is run with a reason.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        reason: Why, in a sentence for the public. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        approved_by: The role that approved it, another than yours.
        purge: Delete the public files of a version because they disclose something. This cannot be undone.
        version: The version to purge; 0 is the newest. An older one is taken down alone, and the report stays.
    """
    try:
        cycle = opened(council, quarter)
        _require_typed(reason, officer, approved_by, purge, version)
        index = _published(cycle)
        act = _act(cycle, index, reason, officer, approved_by)
        target = _target(cycle, index, act, version, purge)
    except SetupError as error:
        return refused(error)
    try:
        with one_at_a_time(cycle.council.key, cycle.quarter.key):
            show_tags(cycle)
            return _carry_out(cycle, index, act, target, purge)
    except Overtaken as error:
        return refused(error)


def _require_typed(reason: str, officer: str, approver: str, purge: bool, version: int) -> None:
    require_text(reason=reason, officer=officer, approved_by=approver)
    # "false" would be true, and what is purged is gone.
    if not isinstance(purge, bool) or not isinstance(version, int):
        raise SetupError("purge must be true or false, and version a whole number.")


def _published(cycle: CycleContext) -> PublicationIndex:
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    if index is None:
        raise SetupError(f"Nothing of {cycle.quarter} is published, so there is nothing to withdraw.")
    return index


def _act(cycle: CycleContext, index: PublicationIndex, reason: str, officer: str, approver: str) -> AuditEvent:
    council = cycle.council
    by = role_of(officer, "officer", council)
    return AuditEvent(
        "withdrawal",
        council.key,
        cycle.quarter.key,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        by,
        sentence(reason, "reason", council),
        index.current.version,
        approved_by=second_role(approver, by, council),
    )


def _target(cycle: CycleContext, index: PublicationIndex, act: AuditEvent, version: int, purge: bool) -> PublishedVersion:
    """Return the version that is meant; raise SetupError if there is none, or if it is done already by another act."""
    newest = index.current.version
    if not 0 <= version <= newest:
        raise SetupError(f"There is no version {version} of {cycle.quarter}: the newest is {newest}.")
    if version not in (0, newest) and not purge:
        raise SetupError(f"Only the newest version, {newest}, can be withdrawn. An older one can be purged.")
    target = index.versions[(version or newest) - 1]
    again = find_duplicate(recorded(cycle), act) is not None  # a run that broke off is taken up
    if index.withdrawn and not purge and not again:
        raise SetupError(f"Version {newest} of {cycle.quarter} is withdrawn already, since {_day(index.withdrawn.at)}.")
    if purge and target.taken_down and not again:
        raise SetupError(f"Version {target.version} of {cycle.quarter} is taken down already, since {_day(target.taken_down)}.")
    return target


def _day(moment: str) -> date:
    return local_day(datetime.fromisoformat(moment))


def _carry_out(
    cycle: CycleContext, index: PublicationIndex, act: AuditEvent, target: PublishedVersion, purge: bool
) -> State[Any]:
    public, council, quarter, now = cycle.settings.public(), cycle.council.key, cycle.quarter.key, datetime.now(UTC)
    draw = partial(index_page, cycle.council, cycle.quarter)
    stands = purge and target.release != index.current.release
    # On record before it is done: what is half done is found by whoever looks.
    if not stands:
        record(cycle.restricted, act)
    if purge and target.release:
        gone = f"Version {target.version} was taken down for good."
        record(cycle.restricted, replace(act, kind="purge", effect=gone, pack=target.release))
        take_down(public, council, quarter, target.release, now=now, index_page=draw)
    if stands:
        message = f"Version {target.version} is taken down; version {index.current.version} stands."
        return Completed(name="Published", message=message)
    for store in (public, cycle.restricted):
        withdraw(store, council, quarter, now=now, reason=act.reason, index_page=draw)
    gone = " and its public files are deleted" if purge else ""
    return Completed(name="Withdrawn", message=f"Version {index.current.version} is withdrawn{gone}. {act.reason}")
