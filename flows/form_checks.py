"""Check what officers type into a form against the council before anything is done."""

from datetime import date
from typing import get_args

from adapters.councils import council_names
from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS
from adapters.lexicon import lexicon
from adapters.screening import screening_for
from quarterly.collecting.returns.identity import service_key
from quarterly.collecting.sheets.safe_names import kinds_in_name
from quarterly.configuration.council import Council
from quarterly.disclosure.screened_reason import screened
from quarterly.screening.known_names import KnownNames
from quarterly.screening.personal_data import kinds_in
from quarterly.screening.screening import described
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.quarter import long_date
from tasks.stage_names import ORDER, StageChoice
from tasks.today import today

_AT_ALL = "Write nothing here that tells who somebody is."
_ROLE = "Give a role, never a person's name."
_FILE = "Give the beginning of the file's digest, or name the file after what it holds."
_EVIDENCE = "Name the file after what it holds, and give that name."  # it is found by its name alone
_INSTEAD = {
    **dict.fromkeys(("officer", "approved_by", "by", "role"), _ROLE),
    **dict.fromkeys(("evidence", "advice", "wording_file"), _EVIDENCE),
    "file": _FILE,
}


def require_text(**fields: object) -> None:
    """Raise SetupError for a field that is not text; the check of Prefect itself would log what was typed."""
    for name, value in fields.items():
        if not isinstance(value, str):
            raise SetupError(f"{field(name)} must be text.")


def require_councils(councils: object) -> list[str]:
    """Return the councils that were chosen, all if none were; raise MustNotBeStored for what is no list of councils."""
    there = council_names()
    if isinstance(councils, list | tuple) and all(name in there for name in councils):
        return [*map(str, councils)] or [*there]
    raise MustNotBeStored(f"{field('councils')} must be a list of councils: {', '.join(there)}. Left out, it is all of them.")


def require_nothing_personal(council: Council, **fields: str) -> None:
    """Raise MustNotBeStored, without what was typed, for a field that seems to hold personal data.

    It comes before every message that repeats what was typed: Prefect stores messages, and shows them.
    """
    screening = screening_for(council)
    for name, typed in fields.items():
        if kinds := kinds_in_name(typed, screening):
            raise MustNotBeStored(f"{field(name)} seems to hold {described(kinds)}. {_INSTEAD.get(name, _AT_ALL)}")


def day_from_today(typed: str) -> date:
    """Return the day that is typed under `until`; raise SetupError if it is none, or past."""
    day = day_of(typed)
    if day is None:
        raise SetupError(f"{field('until')} must be a day such as 31 March 2027.")
    if day < today():
        raise SetupError(f"{field('until')} is {long_date(day)}, which is past.")
    return day


def require_stage(from_stage: str) -> None:
    """Raise SetupError if this is not a choice of what to run again."""
    if from_stage not in get_args(StageChoice):
        raise SetupError(
            f"{field('from_stage')} must be one of: {', '.join(ORDER)}. Left out, only what has changed is done again."
        )


def opened(council: str, quarter: str) -> CycleContext:
    """Return the context of a council's quarter; raise SetupError if it does not exist or has not begun."""
    require_text(council=council, quarter=quarter)
    try:
        cycle = CycleContext.of(council, quarter)
    except SetupError as error:
        # The message repeats what was typed, unless that is a council.
        typed = (quarter,) if council in council_names() else (council, quarter)
        if any(kinds_in(each, KnownNames(), lexicon()) for each in typed):
            raise MustNotBeStored(
                "There is no such council or quarter. Choose a council, and give one such as 2012-13 Q1."
            ) from error
        raise
    if cycle.quarter.starts > today():
        raise SetupError(f"{cycle.quarter} has not begun: it is {cycle.quarter.period}. Choose a quarter that has.")
    return cycle


def sender_of(service: str, council: Council) -> str:
    """Return the key of a sender given by key or name: a service, the owners' replies, or the cover workbook."""
    require_nothing_personal(council, service=service)
    senders = {**council.profile.services, **OTHERS}
    key = service_key(service.strip(), council)
    if key not in senders:
        raise SetupError(f"“{service[:60]}” is no service of {council.profile.name}. Choose one of: {', '.join(senders)}.")
    return key


def sentence(text: str, name: str, council: Council) -> str:
    """Return a sentence for the public; raise SetupError, without quoting it, if it is missing or may not be printed."""
    try:
        screened_text = screened(text, council, screening_for(council))
    except MustNotBeStored as error:
        raise MustNotBeStored(f"{field(name)}: {error}") from error
    if not screened_text:
        raise SetupError(f"{field(name)} is empty. Say it in a sentence; it is printed for the public.")
    return screened_text
