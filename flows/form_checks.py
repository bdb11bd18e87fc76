"""What officers type into a form, held against the council before anything is done: references, senders, short reasons."""

from typing import get_args

from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS
from quarterly.collecting.returns.identity import service_key
from quarterly.configuration.council import Council
from quarterly.disclosure.reason import screened
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from tasks.stage_names import ORDER, StageChoice
from tasks.today import today


def require_text(**given: object) -> None:
    """Raise SetupError for what is no text; Prefect's own check would put what was typed into its log."""
    for name, value in given.items():
        if not isinstance(value, str):
            raise SetupError(f"{name} must be text.")


def require_stage(from_stage: str) -> None:
    """Raise SetupError for what is no stage to begin with."""
    if from_stage not in get_args(StageChoice):
        raise SetupError(f"from_stage must be one of: {', '.join(ORDER)}. Left out, only what has changed is done again.")


def opened(council: str, quarter: str) -> CycleContext:
    """Return a council's quarter; raise SetupError for one that does not exist or has not begun."""
    require_text(council=council, quarter=quarter)
    cycle = CycleContext.of(council, quarter)
    if cycle.quarter.starts > today():
        raise SetupError(f"{cycle.quarter} has not begun: it is {cycle.quarter.period}. Choose a quarter that has.")
    return cycle


def sender_of(service: str, council: Council) -> str:
    """Return the key of the service (or of the owners' replies, or the cover workbook) that is meant by its key or name."""
    senders = {**council.profile.services, **OTHERS}
    key = service_key(service.strip(), council)
    if key not in senders:
        raise SetupError(f"“{service[:60]}” is no service of {council.profile.name}. Choose one of: {', '.join(senders)}.")
    return key


def sentence(text: str, what: str, council: Council) -> str:
    """Return a sentence for the public; raise SetupError, without repeating it, if it is missing or may not be printed."""
    try:
        said = screened(text, council)
    except MustNotBeStored as error:
        raise MustNotBeStored(f"{what}: {error}") from error
    if not said:
        raise SetupError(f"{what} is empty. Say it in a sentence; it is printed for the public.")
    return said
