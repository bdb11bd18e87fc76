"""Stage 2, once for each sender: check the return against the rules, and write to the sender what to correct."""

from adapters.answers import validation_inputs
from adapters.checking_keys import validation_key
from adapters.cycle_context import CycleContext
from adapters.screening import screening_in
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.received import RawReturn
from quarterly.screening.screening import Screening
from tasks._stage import Opened, stage
from tasks.references import ValidatedReturn
from tasks.today import today


def _read(council: str, quarter: str, raw: RawReturn) -> tuple[CycleContext, ValidationInputs, Screening]:
    """Return all inputs of the stage."""
    cycle = CycleContext.of(council, quarter)
    screening = screening_in(cycle, raw.service)
    inputs = validation_inputs(cycle, raw, screening).on(today(), raw)
    return cycle.with_council(inputs.council), inputs, screening


_opened = Opened(_read)


def _key(council: str, quarter: str, raw: RawReturn) -> str:
    cycle, inputs, _ = _opened.anew(council, quarter, raw)
    return validation_key(cycle, inputs)


@stage("validate_return {raw.service}", key=_key)
def validate_return(council: str, quarter: str, raw: RawReturn) -> ValidatedReturn:
    """Check every file of a sender, work out which rows are in force, and queue a letter with the findings."""
    # Here, as most runs validate nothing, or one return of eight.
    from tasks.check_return import check_return

    return check_return(*_opened.once_more(council, quarter, raw), raw)
