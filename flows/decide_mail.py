"""The officer's form for a mail that waits: take it in, or throw it away."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.publication import versions
from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, MailName, Officer, QuarterField, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_mail import AS_ANSWER, TAKE_IN, THROW_AWAY, MailForm, record_mail
from flows.run_names import named_after_form
from quarterly.publishing.due import is_finished
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="decide-mail", flow_run_name=named_after_form("mail"), **FORM)
def decide_mail(
    council: CouncilChoice,
    quarter: QuarterField,
    mail: MailName,
    decision: Annotated[str, labelled("What to do", enum=[TAKE_IN, AS_ANSWER, THROW_AWAY])],
    officer: Officer,
    letter: Annotated[str, labelled("Token of the letter it answers", maxLength=11)] = "",
    until: Annotated[str, labelled("More time until")] = "",
) -> State[Any]:
    """Take in a mail that waits for you, or throw it away. `quarterly mail` lists them and shows what each says.

    Taken in, it counts as if its sender were proven; what asks for more time is granted. Thrown away, its text and files are
    deleted; that it came stays on record.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        mail: The beginning of its name, as `quarterly mail` lists it, such as b19b5a12ee69.
        decision: Take it in, or throw it away. Only of a mail that asks for more time: take its words as the answer instead.
        officer: Your role, as the council's profile has it. Never a name.
        letter: Only where it answers no letter: the token at the end of the subject of the one it belongs to, such as 3F2A9C0.
        until: Only to give more time until another day than it names, such as 31 March 2027.
    """
    try:
        cycle = opened_for_run(council, quarter)
        taken = record_mail(cycle, MailForm(mail=mail, decision=decision, officer=officer, letter=letter, until=until))
    except SetupError as error:
        return refused(error)
    if taken is None:
        return Completed(message="Thrown away.")
    if is_finished(versions(cycle.settings.public(), cycle.council.key, taken.quarter.key)):
        return Completed(message=f"Taken in: {taken.what}. {taken.quarter} is published: say why with the form correct-return.")
    state = quarterly_cycle.fn(council, str(taken.quarter))
    # How the quarter stands alone would not say whether anything came of the decision.
    return state.model_copy(update={"message": f"Taken in: {taken.what}. {state.message or ''}".rstrip()})
