"""The officer's form by which the directorate asks an owner about any indicator, and runs the cycle, which sends the question."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import require_nothing_personal, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_ask import AskForm, record_ask
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="ask", flow_run_name=named_after_form("question about an indicator"), **FORM)
def ask(
    council: CouncilChoice,
    quarter: QuarterField,
    indicator: Annotated[str, labelled("Indicator", minLength=1)],
    question_file: Annotated[str, labelled("File with the question", minLength=1)],
    officer: Officer,
    by_when: Annotated[str, labelled("Answer by")] = "",
) -> State[Any]:
    """Ask an indicator's owner about it, on target or not. The question goes out with the owner's next request for commentary.

    The question comes in a text file of one line in the folder cover of the quarter's inbox, never in this form.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        indicator: Its reference or its name, such as PI 1178.
        question_file: Name of the file in the folder cover with the question.
        officer: Your role, as the council's profile has it. Never a name.
        by_when: The last day for an answer, such as 31 March 2027; left out, that of all commentary.
    """
    try:
        cycle = opened_for_run(council, quarter)
        require_text(question_file=question_file)
        require_nothing_personal(cycle.council, question_file=question_file)
        question = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter).wording(question_file.strip())
        record_ask(cycle, AskForm(indicator=indicator, question=question, by_when=by_when, officer=officer))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
