"""The parts of a council's configuration that its scorecard depends on: a change to any other part rates nothing again."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainSerializer

from quarterly.collecting.sheets.rulebook import Rule
from quarterly.configuration.council import Council
from quarterly.configuration.projection import Parts, project, whole
from quarterly.scoring.background import Background

# Left out: who explains a figure and the words printed beside it, which do not affect its rating. What it counts does not
# either, but decides whether a published figure was suppressed, which its point in the history records.
_INDICATOR = whole(
    "id", "ref", "name", "service", "denominator_service", "unit", "decimals", "polarity", "basis", "status_basis", "targets",
    "rule", "limits", "thresholds", "stable", "forecast", "due", "target_origin", "breaks", "rebased",
    "counts",
)  # fmt: skip
_COUNCIL: Parts = {**whole("key", "judgements"), "catalogue": {"indicators": _INDICATOR}}
_PROFILE: Parts = {
    **whole("rules", "rule", "small_numbers", "area", "travel_window", "travel", "neighbours_average", "spc_outliers", "years"),
    "priorities": {"objectives": {"actions": whole("ref")}},
    "scales": {"indicators": {"states": whole("status", "word", "shape", "colour", "at_risk_of")}},
}
_OF_LETTERS = whole("name", "performance_officer")


@dataclass(frozen=True, slots=True)
class ScoringInputs:
    """The projection for scoring: the configuration that ratings depend on, the returns, and what they are compared with.

    `returns` are services with the digests of their validated returns; `rules` are those that check figures of two services.
    """

    council: Council
    returns: tuple[tuple[str, str], ...]
    background: Annotated[Background, PlainSerializer(Background.facts)]
    rules: tuple[Rule, ...]


def config_for_scoring(council: Council) -> Council:
    """Return the parts of a council's configuration that its scorecard depends on.

    Contacts are included only for services that send the two parts of one figure: if those contradict each other, scoring writes
    a letter.
    """
    profile = council.profile
    senders = {
        service
        for indicator in council.catalogue.indicators
        if indicator.denominator_service
        for service in (indicator.service, indicator.denominator_service)
    }
    written_to = {profile.performance_officer, *(profile.services[each].contact for each in senders if each in profile.services)}
    services = {
        key: project(service, whole("name", "contact") if key in senders else whole("name"))
        for key, service in profile.services.items()
    }
    addressed = {key: project(each, whole("role", "email")) for key, each in profile.contacts.items() if key in written_to}
    contacts = addressed if senders else {}
    seen = project(profile, {**_PROFILE, **_OF_LETTERS} if senders else _PROFILE)
    whom = {"services": services, "contacts": contacts}
    return project(council, _COUNCIL).model_copy(update={"profile": seen.model_copy(update=whom)})
