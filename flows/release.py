"""The form by which an officer makes exactly one draft public."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, PackName, QuarterField, ReleasingRole, accepted_because, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_release import ReleaseForm, record_release
from flows.run_names import named_after_form
from quarterly.publishing.holds import HoldKind
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="release", flow_run_name=named_after_form("release"), **FORM)
def release(
    council: CouncilChoice,
    quarter: QuarterField,
    pack: PackName,
    by: ReleasingRole,
    disclosure: Annotated[str, accepted_because("Accept a figure that can be worked out")] = "",
    contradictions: Annotated[str, accepted_because("Accept contradictions")] = "",
    large_changes: Annotated[str, accepted_because("Accept large changes")] = "",
    under_query: Annotated[str, accepted_because("Accept figures under query")] = "",
    returns: Annotated[str, accepted_because("Accept a missing return")] = "",
    commentary: Annotated[str, accepted_because("Accept missing commentary")] = "",
    implications: Annotated[str, accepted_because("Accept a blank implication")] = "",
    not_before: Annotated[str, labelled("Not before")] = "",
    evidence: Annotated[str, labelled("File with the evidence")] = "",
    advice: Annotated[str, labelled("File with advice")] = "",
) -> State[Any]:
    """Release the draft of a report, so that it is published. If anything in it changes, it has to be released again.

    Read the draft, and the list of what holds it back, first. Give one reason for all of a kind to accept it; it is kept.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        pack: The pack that was read, as the waiting run names it: 12 characters or more.
        by: The role that releases, as the council's profile has it. Never a name.
        disclosure: Why it goes out although the audit found a figure that can be worked out.
        contradictions: Why it goes out although the figures contradict a claim, or a check of the report is critical.
        large_changes: Why a published figure may go, or a rating may move by more than one step.
        under_query: Why it goes out with figures under query.
        returns: Why it goes out without a return.
        commentary: Why it goes out without an explanation, such as “Owners on leave; printed as awaited”.
        implications: Why it goes out with an implication left blank.
        not_before: The day and hour, in London, before which it stays private, such as 2026-11-30 09:00.
        evidence: Name of a file in the folder sign-off; needed where this release is the sign-off as well.
        advice: Name of a file there with the data protection officer's advice; needed with a figure that can be worked out.
    """
    accepted = {
        HoldKind.DISCLOSURE: disclosure,
        HoldKind.CONTRADICTIONS: contradictions,
        HoldKind.LARGE_CHANGES: large_changes,
        HoldKind.UNDER_QUERY: under_query,
        HoldKind.RETURNS: returns,
        HoldKind.COMMENTARY: commentary,
        HoldKind.IMPLICATIONS: implications,
    }
    form = ReleaseForm(pack=pack, by=by, accepted=accepted, not_before=not_before, evidence=evidence, advice=advice)
    try:
        cycle = opened_for_run(council, quarter)
        record_release(cycle, council, form)
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
