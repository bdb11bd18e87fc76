"""What officers type into a form, held against the council before anything is done: references, roles, short reasons."""

from typing import get_args

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS
from quarterly.collecting.returns.identity import service_key
from quarterly.configuration.council import Council
from quarterly.disclosure.reason import screened
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import NotToBeKept, SetupError
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


def recorded(cycle: CycleContext) -> tuple[AuditEvent, ...]:
    """Return every act of the quarter."""
    return events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)


def sender_of(service: str, council: Council) -> str:
    """Return the key of the service (or of the owners' replies, or the cover workbook) that is meant by its key or name."""
    senders = {**council.profile.services, **OTHERS}
    key = service_key(service.strip(), council)
    if key not in senders:
        raise SetupError(f"“{service[:60]}” is no service of {council.profile.name}. Choose one of: {', '.join(senders)}.")
    return key


def role_of(text: str, what: str, council: Council) -> str:
    """Return the role that is meant by its words or its key; raise SetupError, without repeating what may be a name."""
    profile, meant = council.profile, " ".join(text.split()).casefold()
    known = {key: contact.role for key, contact in profile.contacts.items()}
    if profile.gates.sign_off:
        known[profile.gates.sign_off] = profile.gates.sign_off
    for key, role in known.items():
        if meant in (key.casefold(), role.casefold()):
            return role
    roles = ", ".join(dict.fromkeys(known.values()))
    raise NotToBeKept(f"{what} must be a role of {profile.name}, never a person's name. One of: {roles}.")


def second_role(text: str, first: str, council: Council) -> str:
    """Return the role that approves; raise SetupError where it is not another one."""
    if not text.strip():
        raise SetupError("A published report is changed by two: say under approved_by which role approved it.")
    role = role_of(text, "approved_by", council)
    if role == first:
        raise SetupError(f"approved_by must be another role than officer, and both are {role}.")
    return role


def sentence(text: str, what: str, council: Council) -> str:
    """Return a sentence for the public; raise SetupError, without repeating it, if it is missing or may not be printed."""
    try:
        said = screened(text, council)
    except NotToBeKept as error:
        raise NotToBeKept(f"{what}: {error}") from error
    if not said:
        raise SetupError(f"{what} is empty. Say it in a sentence; it is printed for the public.")
    return said
