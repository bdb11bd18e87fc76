"""The officer's form that withdraws a published report behind a notice and, if it discloses something, purges its files."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.publication import release_folder, versions
from adapters.withdrawal import take_down, withdraw, withdraw_unlisted
from flows.artifacts import show_tags
from flows.audit_events import new_event, recorded
from flows.control_room import in_control_room
from flows.form_checks import require_text, sentence
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, Approver, CouncilChoice, Officer, QuarterField, Reason, labelled
from flows.run_names import named_after_form
from flows.slots import Overtaken, one_at_a_time
from quarterly.publishing.authority import approving_role, role_of
from quarterly.publishing.versions import PublicationIndex
from quarterly.publishing.withdrawal import WithdrawalPlan, WithdrawalRequest, plan_withdrawal
from quarterly.vocabulary.errors import DamagedFiles, SetupError
from quarterly.vocabulary.form_fields import field


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalForm:
    """The fields of the form."""

    reason: str
    officer: str
    approved_by: str
    purge: bool
    version: int


@in_control_room
@flow(name="withdraw", flow_run_name=named_after_form("withdrawal"), **FORM)
def withdraw_report(
    council: CouncilChoice,
    quarter: QuarterField,
    reason: Reason,
    officer: Officer,
    approved_by: Approver,
    purge: Annotated[bool, labelled("Delete its public files")] = False,
    version: Annotated[int, labelled("Version", minimum=0)] = 0,
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
    form = WithdrawalForm(reason=reason, officer=officer, approved_by=approved_by, purge=purge, version=version)
    try:
        cycle = opened_for_run(council, quarter)
        _require_typed(form)
        try:
            index = _published(cycle)
        except DamagedFiles as error:
            return _without_list(cycle, form, error)
        plan = plan_withdrawal(_request(cycle, form, index), index, recorded(cycle), cycle.quarter)
    except SetupError as error:
        return refused(error)
    try:
        with one_at_a_time(cycle.council.key, cycle.quarter.key, follows=True):
            show_tags(cycle)
            return _carry_out(cycle, plan)
    except Overtaken as error:
        return refused(error)


def _require_typed(form: WithdrawalForm) -> None:
    require_text(reason=form.reason, officer=form.officer, approved_by=form.approved_by)
    # The text "false" would count as true, and a purge cannot be undone.
    if not isinstance(form.purge, bool) or not isinstance(form.version, int):
        raise SetupError(f"{field('purge')} must be true or false, and {field('version')} a whole number.")


def _without_list(cycle: CycleContext, form: WithdrawalForm, error: DamagedFiles) -> State[Any]:
    """Take the report off the public pages at once; it is withdrawn, and what discloses is purged, when the list is restored."""
    council = cycle.council
    approving_role(form.approved_by, role_of(form.officer, "officer", council), council)
    reason, files = sentence(form.reason, "reason", council), release_folder(council.key, cycle.quarter.key, "")
    withdraw_unlisted(publication_folder(cycle, cycle.settings.public()), reason, datetime.now(UTC))
    return refused(
        error,
        "Until then the quarter's page says that the report is withdrawn, and the site and the open data have nothing of it. Its "
        f"files are still at their addresses: if they disclose something, delete {files} in the public store by hand. Whoever "
        "looks after the store restores the list; then send this form again, which records the withdrawal.",
    )


def _published(cycle: CycleContext) -> PublicationIndex:
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    if index is None:
        raise SetupError(f"Nothing of {cycle.quarter} is published, so there is nothing to withdraw.")
    return index


def _request(cycle: CycleContext, form: WithdrawalForm, index: PublicationIndex) -> WithdrawalRequest:
    council, by = cycle.council, role_of(form.officer, "officer", cycle.council)
    reason = sentence(form.reason, "reason", council)
    approver = approving_role(form.approved_by, by, council)
    version = index.current.version  # of the list the form was checked against: a newer version may exist by now
    event = replace(new_event(cycle, "withdrawal", by), reason=reason, approved_by=approver, version=version)
    return WithdrawalRequest(event, form.version, form.purge)


def _carry_out(cycle: CycleContext, plan: WithdrawalPlan) -> State[Any]:
    public, now = publication_folder(cycle, cycle.settings.public()), datetime.now(UTC)
    # Recorded before it is done, so that the audit trail shows a withdrawal that broke off half way.
    if not plan.leaves_report:
        record(cycle.restricted, plan.event)
    if plan.purge_event:
        record(cycle.restricted, plan.purge_event)
        take_down(public, plan.target.release, now)
    if plan.leaves_report:
        return Completed(name="Published", message=plan.describe())
    for folder in (public, *(publication_folder(cycle, each) for each in (cycle.exempt, cycle.restricted))):
        withdraw(folder, plan.event.reason, now)
    return Completed(name="Withdrawn", message=plan.describe())
