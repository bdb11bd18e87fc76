"""The officer's form that clears a sentence in which something like personal data was found, and runs the cycle again."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, Reason, SentenceName, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_sentence import ClearForm, record_cleared
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.sentence_decision import ClearingChoice


@in_control_room
@flow(name="clear-sentence", flow_run_name=named_after_form("sentence cleared"), **FORM)
def clear_sentence(
    council: CouncilChoice,
    quarter: QuarterField,
    sentence: SentenceName,
    decision: Annotated[ClearingChoice, labelled("Decision")],
    reason: Reason,
    officer: Officer,
    role: Annotated[str, labelled("Role of the person who may be named")] = "",
) -> State[Any]:
    """Say that a sentence is about no person, or about somebody who may be named, so that the public reads it as it stands.

    A sentence with an identifier is never cleared: its sender changes it, or it is struck.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        sentence: The first 12 characters of its name, as the finding gives them. Never the sentence itself.
        decision: Whether it is about no person, or about somebody who may be named.
        reason: Why, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        role: The role of the person who may be named, such as Cabinet member for children.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_cleared(cycle, ClearForm(sentence=sentence, decision=decision, reason=reason, officer=officer, role=role))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
