"""The form by which the director's office signs off one draft: exactly this pack, and no other."""

import re
from datetime import UTC, datetime
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.archive import archive
from adapters.audit import newest_version, record
from adapters.cycle_context import Workplace
from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import opened, require_text, role_of
from flows.form_errors import refused
from flows.forms import CouncilChoice
from flows.gates import SHOWN, waiting_draft
from flows.quarterly_cycle import quarterly_cycle
from quarterly.vocabulary.audit_event import Act
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
        place = opened(council, quarter)
        require_text(pack=pack, by=by, evidence=evidence)
        role = _role(place, by)
        draft = _draft(place, pack)
        inbox = open_inbox(place.settings, council, place.council.key, place.quarter)
        arrival, body = inbox.evidence(evidence.strip())
    except SetupError as error:
        return refused(error)
    file = archive(place.restricted, place.council, place.quarter, arrival, body, inbox.address, datetime.now(UTC))
    record(place.restricted, _act(place, role, draft, file.name, file.digest))
    return quarterly_cycle.fn(council, str(place.quarter))


def _role(place: Workplace, by: str) -> str:
    gate = place.council.profile.gates.sign_off
    if not gate:
        raise SetupError(f"The profile of {place.council.profile.name} asks for no sign-off: there is none under gates.")
    role = role_of(by, "by", place.council)
    if role != gate:
        raise SetupError(f"Drafts of {place.council.profile.name} are signed off by the role {gate}, not by {role}.")
    return role


def _draft(place: Workplace, pack: str) -> str:
    """Return the whole digest of the draft that is meant; raise SetupError if it is not the one that waits."""
    typed, draft = pack.strip().casefold(), waiting_draft(place)
    if not _DIGEST.fullmatch(typed):
        raise SetupError(f"pack is not the name of one: give the first {SHOWN} characters, digits and a to f, or more of them.")
    if draft is None:
        raise SetupError(f"No draft of {place.quarter} waits for a sign-off. Run the cycle; it says which pack does.")
    if not draft.pack.startswith(typed):
        raise SetupError(
            f"Pack {typed[:SHOWN]} is not the draft any more: that is {draft.pack[:SHOWN]}. Read it before it is signed off."
        )
    return draft.pack


def _act(place: Workplace, role: str, pack: str, evidence: str, digest: str) -> Act:
    council, quarter = place.council.key, place.quarter.key
    return Act(
        "sign-off",
        council,
        quarter,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        role,
        version=newest_version(place.settings.public(), council, quarter),
        evidence=evidence,
        evidence_digest=digest,
        pack=pack,
    )
