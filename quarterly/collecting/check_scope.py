"""What of a council a return is checked against: a change of anything else checks nothing again."""

from collections.abc import Iterable
from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import Profile
from quarterly.configuration.projection import Parts, project, whole
from quarterly.configuration.rules import Band, RatingRule

# How an indicator is rated, explained and printed is no matter of the return; of its rule only whether it asks for a judgement.
_INDICATOR = whole(
    "id", "name", "service", "denominator_service", "unit", "decimals", "polarity", "basis", "due", "targets"
)  # fmt: skip
_SCALE = {**whole("title"), "states": whole("status", "word", "shape")}
_PROFILE: Parts = {
    **whole("name", "short_name", "performance_officer", "implications"),
    "priorities": {**whole("id", "name"), "objectives": {"actions": whole("ref", "activity", "service")}},
    "scales": dict.fromkeys(("indicators", "actions", "trackers", "priorities"), _SCALE),
    "narrative": whole("title", "by", "spellings"),
}

_NO_RATING = Band(not_rated="No return is rated.")
_RULES = {
    "worked out": RatingRule(title="Worked out", source="assumption", bands=(_NO_RATING,)),
    "judged": RatingRule(
        title="Judged by the service",
        source="assumption",
        bands=(Band(not_rated="As judged.", when={"judged": ("none",)}), _NO_RATING),
    ),
}


@dataclass(frozen=True, slots=True)
class ValidationInputs:
    """All that the validated return of a service follows from: the council as its checks see it, each file's name and digest."""

    council: Council
    service: str
    files: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, council: Council, service: str, files: Iterable[tuple[str, str]]) -> "ValidationInputs":
        """Return the inputs for a service's files, in the order in which they count."""
        return cls(config_for_sender(service, council), service, tuple(files))


def config_for_sender(sender: str, council: Council) -> Council:
    """Return the council as the checks of a sender see it.

    Other services' indicators are there to be known, without targets; the contacts are those who are written to.
    """
    profile = council.profile
    indicators = tuple(_seen(indicator, sender, profile) for indicator in council.catalogue.indicators)
    written_to = {profile.performance_officer, *(each.contact for key, each in profile.services.items() if key == sender)}
    services = {
        key: project(service, whole("name", "contact") if key == sender else whole("name"))
        for key, service in profile.services.items()
    }
    contacts = {key: each for key, each in profile.contacts.items() if key in written_to}
    seen = {"services": services, "contacts": contacts, "rules": _RULES}
    return project(council, whole("key")).model_copy(
        update={
            "catalogue": project(council.catalogue, whole()).model_copy(update={"indicators": indicators}),
            "profile": project(profile, _PROFILE).model_copy(update=seen),
        }
    )


def _seen(indicator: Indicator, sender: str, profile: Profile) -> Indicator:
    known: dict[str, object] = {"rule": "judged" if profile.is_judged(indicator) else "worked out"}
    if sender not in (indicator.service, indicator.denominator_service):
        known["targets"] = {}
    return project(indicator, _INDICATOR).model_copy(update=known)
