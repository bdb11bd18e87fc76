"""The officer's form that removes a file or a sentence for good. It carries references only, as Prefect stores what is typed."""

from typing import Annotated, Any, Literal

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.awaiting_service import waits_for_services
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, ApproverIfPublished, CouncilChoice, Digest, Officer, QuarterField, Reason, labelled
from flows.record_purge import PurgeForm, carry_out, planned_purge
from flows.run_names import named_after_form
from flows.slots import Overtaken
from quarterly.publishing.purging import Subject
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.wording import counted

Removable = Literal["file", "sentence"]


@waits_for_services
@flow(name="purge", flow_run_name=named_after_form("removal"), **FORM)
def purge(
    council: CouncilChoice,
    quarter: QuarterField,
    what: Annotated[Removable, labelled("What is removed")],
    digest: Digest,
    reason: Reason,
    officer: Officer,
    approved_by: ApproverIfPublished = "",
    delete: Annotated[bool, labelled("Remove it")] = False,
) -> State[Any]:
    """Remove a file or a sentence for good from everything that is stored. Without delete it is only counted what would go.

    A person's name is removed with the command, never with this form.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        what: A file that was received, or a sentence.
        digest: The first 12 characters of its digest, or more.
        reason: Why, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        approved_by: The role that approved it; needed if something published is taken down, and another than yours.
        delete: Remove it. This cannot be undone.
    """
    try:
        cycle = opened_for_run(council, quarter)
        if what not in ("file", "sentence") or not isinstance(delete, bool):
            raise SetupError(f"{field('what')} must be file or sentence, and {field('delete')} true or false.")
        form = PurgeForm(subject=Subject(what), digest=digest, reason=reason, officer=officer, approved_by=approved_by)
        planned = planned_purge(cycle, form, is_listed_only=not delete)
        if not delete:
            places = counted(len(planned.plan.removals), "place")
            second = " What was published is taken down with it: a second role has to approve." if planned.lacks_approval else ""
            return Completed(name="Listed", message=f"It would be removed from {places}.{second} Nothing was changed.")
        return Completed(name="Removed", message=carry_out(cycle, council, planned))
    except (SetupError, Overtaken) as error:
        return refused(error)
