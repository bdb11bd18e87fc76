"""The form by which the director's office signs off one draft: exactly this pack, and no other."""

import re
from datetime import UTC, datetime
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.archive import archive
from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import opened, require_text, role_of
from flows.form_errors import refused
from flows.forms import CouncilChoice
from flows.gates import SHOWN, waiting_draft
from flows.quarterly_cycle import quarterly_cycle
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from tasks.results import SLUG

_DIGEST = re.compile(rf"[0-9a-f]{{{SHOWN},64}}")


@in_control_room
@flow(
    name="sign-off",
    flow_run_name="{council} {quarter}: sign-off",
    result_storage=SLUG,
    persist_result=False,
    result_serializer="json",
    validate_parameters=False,
)
def sign_off(council: CouncilChoice, quarter: str, pack: str, by: str, evidence: str) -> State[Any]:
    """Sign off the draft of a report, so that it can be published. If anything in it changes, it has to be signed off again.

    Put the evidence (a mail, a signed page) into the folder sign-off of the quarter's inbox first.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        pack: The pack that was read, as the waiting run names it: 12 characters or more.
        by: The role that signs, as the council's profile has it. Never a name.
        evidence: Name of the file in the folder sign-off.
    """
    try:
        cycle = opened(council, quarter)
        require_text(pack=pack, by=by, evidence=evidence)
        role = _role(cycle, by)
        draft = _draft(cycle, pack)
        inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
        arrival, body = inbox.evidence(evidence.strip())
    except SetupError as error:
        return refused(error)
    file = archive(cycle.restricted, cycle.council, cycle.quarter, arrival, body, inbox.address, datetime.now(UTC))
    record(cycle.restricted, _act(cycle, role, draft, file.name, file.digest))
    return quarterly_cycle.fn(council, str(cycle.quarter))


def _role(cycle: CycleContext, by: str) -> str:
    gate = cycle.council.profile.gates.sign_off
    if not gate:
        raise SetupError(f"The profile of {cycle.council.profile.name} asks for no sign-off: there is none under gates.")
    role = role_of(by, "by", cycle.council)
    if role != gate:
        raise SetupError(f"Drafts of {cycle.council.profile.name} are signed off by the role {gate}, not by {role}.")
    return role


def _draft(cycle: CycleContext, pack: str) -> str:
    """Return the whole digest of the draft that is meant; raise SetupError if it is not the one that waits."""
    typed, draft = pack.strip().casefold(), waiting_draft(cycle)
    if not _DIGEST.fullmatch(typed):
        raise SetupError(f"pack is not the name of one: give the first {SHOWN} characters, digits and a to f, or more of them.")
    if draft is None:
        raise SetupError(f"No draft of {cycle.quarter} waits for a sign-off. Run the cycle; it says which pack does.")
    if not draft.pack.startswith(typed):
        raise SetupError(
            f"Pack {typed[:SHOWN]} is not the draft any more: that is {draft.pack[:SHOWN]}. Read it before it is signed off."
        )
    return draft.pack


def _act(cycle: CycleContext, role: str, pack: str, evidence: str, digest: str) -> AuditEvent:
    council, quarter = cycle.council.key, cycle.quarter.key
    return AuditEvent(
        "sign-off",
        council,
        quarter,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        role,
        version=newest_version(cycle.settings.public(), council, quarter),
        evidence=evidence,
        evidence_digest=digest,
        pack=pack,
    )
