"""Record that an agenda with the report is published, or that the item was moved or withdrawn; shared by form and command."""

import re
from dataclasses import dataclass, replace
from typing import Literal, get_args

from adapters.audit import record
from adapters.cycle_context import CycleContext
from flows.audit_events import new_event
from flows.form_checks import require_nothing_personal, require_text
from quarterly.publishing.authority import role_of
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field

AgendaChoice = Literal["published", "moved", "withdrawn", "late", "filed"]
LINK = r"^(https?://[!-~]{1,300})?$"
_KINDS: dict[str, Kind] = {"published": "agenda-published", "moved": "agenda-moved", "withdrawn": "agenda-withdrawn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaForm:
    """The fields of the form: what happened to the item, where the agenda can be read, and who says so."""

    what: str
    officer: str
    link: str = ""


def record_agenda(cycle: CycleContext, form: AgendaForm) -> AuditEvent:
    """Record what happened to the item on the agenda; the same form sent again is not recorded twice.

    Raise SetupError, and record nothing, if the form is not filled in correctly.
    """
    require_text(what=form.what, officer=form.officer, link=form.link)
    if form.what not in get_args(AgendaChoice):
        raise MustNotBeStored(f"{field('what')} must be one of: {', '.join(get_args(AgendaChoice))}.")
    link = form.link.strip()
    require_nothing_personal(cycle.council, link=link)
    if not re.fullmatch(LINK, link):
        raise MustNotBeStored(
            f"{field('link')} must be the address of the agenda, such as https://democracy.northshire.gov.uk/agenda."
        )
    if (form.what == "published") != bool(link):
        raise SetupError(
            f"Say under {field('link')} where the published agenda can be read."
            if not link
            else "Give a link only to an agenda that is published."
        )
    event = new_event(cycle, _KINDS[form.what], role_of(form.officer, "officer", cycle.council))
    return record(cycle.restricted, replace(event, link=link))
