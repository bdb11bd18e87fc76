"""The officer's form that leaves a sentence out of every report, or puts other words in its place, and runs the cycle again."""

from typing import Annotated, Any

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State

from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import require_nothing_personal, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, ApproverIfPublished, CouncilChoice, Officer, QuarterField, Reason, SentenceName, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_struck import StrikeForm, carry_out, planned_strike
from flows.run_names import named_after_form
from flows.slots import Overtaken
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="strike-sentence", flow_run_name=named_after_form("sentence struck"), **FORM)
def strike_sentence(
    council: CouncilChoice,
    quarter: QuarterField,
    sentence: SentenceName,
    reason: Reason,
    officer: Officer,
    wording_file: Annotated[str, labelled("File with other words")] = "",
    approved_by: ApproverIfPublished = "",
) -> State[Any]:
    """Leave a sentence out of every report, or print other words, where its sender cannot be reached.

    It is one with personal data, or one that the release page flags. The original of one with personal data is removed for good
    from everything that is stored, which cannot be undone. One that was published stays stored until approved_by says who
    approved that the version is taken down.

    Other words come in a text file of one line in the folder cover of the quarter's inbox, never in this form.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        sentence: The first 12 characters of its name, as the finding or the release page gives them. Never the sentence itself.
        reason: Why, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        wording_file: Name of the file in the folder cover with what is printed instead. Left out, nothing is.
        approved_by: The role that approved it; needed if something published is taken down, and another than yours.
    """
    try:
        cycle = opened_for_run(council, quarter)
        require_text(wording_file=wording_file)
        require_nothing_personal(cycle.council, wording_file=wording_file)
        inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
        wording = inbox.wording(wording_file.strip()) if wording_file.strip() else ""
        form = StrikeForm(sentence=sentence, reason=reason, officer=officer, wording=wording, approved_by=approved_by)
        get_run_logger().info(carry_out(cycle, council, planned_strike(cycle, form)))
    except (SetupError, Overtaken) as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
