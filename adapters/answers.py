"""The answers that a quarter's questions are held against, and all that a service's return is validated with."""

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.past_figures import past_of
from adapters.previous_quarter import previous_carry_forward
from quarterly.collecting.answers.given import all_given, answers_about
from quarterly.collecting.answers.records import Answer
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.received import RawReturn
from quarterly.screening.screening import Screening


def given_answers(cycle: CycleContext) -> tuple[Answer, ...]:
    """Return the answers that earlier quarters left, and what officers accepted in this one."""
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    return all_given(previous_carry_forward(cycle.restricted, cycle.council, cycle.quarter).answers, events)


def validation_inputs(cycle: CycleContext, raw: RawReturn, screening: Screening) -> ValidationInputs:
    """Return all that the validation of a service's return follows from, with all answers still good."""
    return ValidationInputs.of(cycle.council, raw, screening, past_of(cycle), answers_about(given_answers(cycle), raw.service))
