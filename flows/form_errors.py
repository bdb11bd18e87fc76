"""The end of a form that was filled in wrongly: a sentence for the officer, and no personal data left in Prefect."""

import logging
from typing import Any

from prefect import get_client
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.exceptions import FailedRun
from prefect.states import Failed

from adapters.councils import council_names
from adapters.lexicon import lexicon
from quarterly.collecting.sheets.safe_names import kinds_in_name, kinds_in_property
from quarterly.screening.known_names import KnownNames
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import MustNotBeStored, QuarterlyError
from quarterly.vocabulary.quarter import quarters_in


def refused(error: QuarterlyError, instead: str = "Nothing was changed.") -> State[Any]:
    """Return the failed state of a run with its sentence for the officer, without a traceback, and what was done `instead`."""
    _blank_typed(everything=isinstance(error, MustNotBeStored))
    # What the process of a worker does with the state raises it, and logs from where: below the sentence, which it would hide.
    for name in ("prefect.flow_runs", "prefect.engine"):
        logging.getLogger(name).addFilter(_is_no_refusal)
    between = "\n" if "\n" in str(error) else " "  # behind a list it would be read as part of the last line
    return Failed(name="Refused", message=f"{error.naming(_labels())}{between}{instead}")


def _labels() -> dict[str, str]:
    """Return what the form that started this run shows of each field, by the field's name."""
    context = FlowRunContext.get()
    fields = context.flow.parameters.properties if context and context.flow else {}
    return {name: f"“{shown['title']}”" for name, shown in fields.items()}


def _is_no_refusal(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], FailedRun))


def _blank_typed(*, everything: bool) -> None:
    """Blank what was typed in the run's parameters, and its name, which is made of some: Prefect stores and shows both.

    A form refused for another reason is blanked where a field seems to hold personal data: its other fields were not looked at.
    """
    run = (context := FlowRunContext.get()) and context.flow_run
    if not run:
        return
    typed = {name: value for name, value in run.parameters.items() if value and not isinstance(value, int)}
    if blank := [name for name, value in typed.items() if not _exists(name, value) and (everything or _is_personal(value))]:
        parameters = {name: "(not kept)" if name in blank else value for name, value in run.parameters.items()}
        with get_client(sync_client=True) as client:
            client.update_flow_run(run.id, parameters=parameters, name=f"refused, {run.id.hex[:8]}")


def _exists(name: str, value: object) -> bool:
    """Whether a field holds the name of a council or a quarter that there is, so that nothing else can stand in it."""
    if name == "quarter":
        return str(value) in map(str, quarters_in(str(value)))
    return name == "council" and value in council_names()


def _is_personal(value: object) -> bool:
    """Whether a field seems to hold personal data; one word may be a digest, which looks like the number of a case."""
    text, screening = str(value), Screening(KnownNames(), lexicon())
    return bool(kinds_in_property(text, screening) if " " in text else kinds_in_name(text, screening))
