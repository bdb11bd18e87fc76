"""The act by which a person makes a draft public: which pack, what is accepted and why, and not before when."""

import re
from collections.abc import Mapping, Sequence

from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import moment_problem
from quarterly.disclosure.screened_reason import screened
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.drafts import SHOWN, Draft
from quarterly.publishing.holds import HoldKind, Outstanding, held_kinds, how_many
from quarterly.publishing.outstanding import counts_by_kind
from quarterly.publishing.versions import PublicationIndex
from quarterly.screening.screening import Screening
from quarterly.vocabulary.audit_event import Accepted
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.london_time import london_moment
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

_WORD = re.compile(r"[^\W\d_]{3,}")  # the dots of the command that is printed give no reason
NAMED = 3  # how many places of a kind a refusal names; the whole list is with the draft
# What reasons count: "five owners on leave" is about no child.
_NOT_PEOPLE = (
    *("owner", "owners", "service", "services", "return", "returns", "figure", "figures", "indicator", "indicators", "comment"),
    *("comments", "explanation", "explanations", "implication", "implications", "claim", "claims", "rating", "ratings"),
)


def accepted_kinds(
    typed: Mapping[HoldKind, str], found: Sequence[Outstanding], council: Council, screening: Screening
) -> tuple[Accepted, ...]:
    """Return what an officer accepts with the reason for each kind, worst first.

    Raise SetupError with the list if a kind on hold has no reason, or if there is nothing of a kind that has one; raise
    MustNotBeStored if a reason may not be kept.
    """
    reasons = {kind: _reason(kind, text, council, screening) for kind, text in typed.items() if text.strip()}
    counts = counts_by_kind(found)
    if none := [kind for kind in reasons if not counts.get(kind)]:
        raise SetupError(f"There is nothing to accept under {listed([field(kind.value) for kind in none])}: leave it out.")
    held = held_kinds(counts, council.profile.gates)
    if lifted := [kind for kind in held if not kind.may_be_accepted]:
        raise SetupError(f"{_locations(lifted[0], found)} This is never released: change the text, and release the new draft.")
    if lacking := [kind for kind in held if kind not in reasons]:
        listing = " ".join(_locations(kind, found) for kind in lacking)
        names = listed([field(kind.value) for kind in lacking])
        raise SetupError(f"{listing} Mend it, or give one reason for all of a kind to accept it. No reason is given for {names}.")
    return tuple(Accepted(kind.value, reasons[kind]) for kind in HoldKind if kind in reasons)


def advice_needed(audit: AuditResult, draft: Draft) -> str:
    """Return what an officer has to do who releases a draft from which a small count can be worked out."""
    told = how_many(HoldKind.DISCLOSURE, len(audit.told))
    mend = f"Suppress {counted(len(audit.proposed), 'further figure')} with suppress-figures, or" if audit.proposed else "To"
    return (
        f"{told} from pack {draft.pack[:SHOWN]}. {mend} release it as it is with the data protection officer's advice: put it as "
        f"a file into the folder sign-off, and give its name under {field('advice')}."
    )


def not_before(typed: str, quarter: Quarter) -> str:
    """Return the moment (ISO in UTC) before which a release stays private, "" if none is typed; SetupError for nonsense."""
    if not typed.strip():
        return ""
    try:
        moment = london_moment(typed)
    except ValueError as error:  # whatever was typed in its place, it may be about a person
        raise MustNotBeStored(f"{field('not_before')}: {error}.") from error
    if problem := moment_problem(moment, quarter):
        raise SetupError(f"{field('not_before')}: {problem}")
    return moment.isoformat()


def require_unpublished(draft: Draft, index: PublicationIndex | None, quarter: Quarter) -> None:
    """Raise SetupError if a draft is published already, or was and is withdrawn."""
    if index is None or not draft.version:
        return
    if index.withdrawn:
        raise SetupError(
            f"Version {index.withdrawn.version} of {quarter} is withdrawn. Give a reason to publish again, by correct-return or "
            "run-cycle; then release the draft of that run."
        )
    raise SetupError(f"Pack {draft.pack[:SHOWN]} is published already, as version {draft.version} of {quarter}.")


def _reason(kind: HoldKind, text: str, council: Council, screening: Screening) -> str:
    # A reason is stored and shown: "accepted for the two children in question" would say what the figures do not.
    policy = council.profile.small_numbers
    policy = policy.model_copy(update={"not_people": (*policy.not_people, *_NOT_PEOPLE)})
    profile = council.profile.model_copy(update={"small_numbers": policy})
    try:
        reason = screened(text, council.model_copy(update={"profile": profile}), screening)
    except MustNotBeStored as error:
        raise MustNotBeStored(f"{field(kind.value)}: {error}") from error
    if not _WORD.search(reason):
        raise SetupError(f"{field(kind.value)}: say in a sentence why it goes out as it is. It stays on record with the release.")
    return reason


def _locations(kind: HoldKind, found: Sequence[Outstanding]) -> str:
    """Return how many of a kind there are and where the first of them are, without what is wrong, which may quote a text."""
    locations = list(dict.fromkeys(each.where for each in found if each.kind is kind))
    further = [f"{len(locations) - NAMED} more"] if len(locations) > NAMED else []
    count = how_many(kind, sum(each.kind is kind for each in found))
    return f"{count}: {listed([*locations[:NAMED], *further])}."
