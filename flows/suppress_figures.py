"""The officer's form that suppresses the further figures which the audit of a draft proposes, and runs the cycle again."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, PackName, QuarterField, ReleasingRole, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_suppression import record_suppression
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="suppress-figures", flow_run_name=named_after_form("further figures suppressed"), **FORM)
def suppress_figures(
    council: CouncilChoice,
    quarter: QuarterField,
    pack: PackName,
    by: ReleasingRole,
    undo: Annotated[bool, labelled("Print them again")] = False,
) -> State[Any]:
    """Suppress the further figures that the audit of a draft proposes, so that no small count can be worked out from it.

    The release page lists them, with the reasoning. The draft is made anew without them, and read again before it is released.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        pack: The pack that was read, as the waiting run names it: 12 characters or more.
        by: The role that releases, as the council's profile has it. Never a name.
        undo: Print again what was suppressed so and from which no small count can be worked out.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_suppression(cycle, pack, by, undo=undo)
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
