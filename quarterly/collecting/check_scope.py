"""The check scope of a sender: the part of a council's configuration that its returns are checked against."""

from dataclasses import dataclass, field, replace
from datetime import date

from quarterly.collecting.answers.records import Answer, latest_past
from quarterly.collecting.past.figures import Past, Pasts
from quarterly.collecting.received import RawReturn
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import Profile
from quarterly.configuration.projection import Parts, project, whole
from quarterly.configuration.rules import Band, RatingRule
from quarterly.screening.screening import Screening
from quarterly.vocabulary.local_day import local_day

# Checks of a return do not depend on how its indicators are rated, explained and printed. Of a rule only one thing matters:
# whether it asks for a judgement. So a change of a rule does not validate every return again.
_INDICATOR = whole(
    "id", "ref", "name", "service", "denominator_service", "unit", "decimals", "polarity", "basis", "status_basis", "due",
    "targets", "target_origin", "counts",
)  # fmt: skip
_SCALE = {**whole("title"), "states": whole("status", "word", "shape")}
_ADDS_UP = whole("parts_of", "same_count", "stock_and_flow")
_PROFILE: Parts = {
    **whole("name", "short_name", "performance_officer", "implications", "questions"),
    "priorities": {**whole("id", "name"), "objectives": {"actions": whole("ref", "activity", "service")}},
    "scales": dict.fromkeys(("indicators", "actions", "trackers", "priorities"), _SCALE),
    "narrative": whole("title", "by", "spellings"),
    "small_numbers": whole("largest", "protect"),
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
    """The inputs of the validation of a service's return: the council in check scope, and each file's name and digest.

    `screened_by` is what its texts are screened with (`Screening.key`), `dated_ahead` are the digests of files whose own time was
    in the future; `left_out` and `refused` have what was decided of a file on its arrival, by its digest. `pasts` are the earlier
    figures of the service's own indicators, by id. `given` are answers about the service that come from elsewhere than these
    files. `sent_on` are the days from which the files count, and `arrivals` say which of them came together, by digest. `past` is
    the latest past day until which an answer was good, in these files or elsewhere.
    """

    council: Council
    service: str
    files: tuple[tuple[str, str], ...]
    screened_by: tuple[tuple[str, ...], ...]
    dated_ahead: tuple[str, ...] = ()
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    pasts: dict[str, Past] = field(default_factory=dict)
    given: tuple[Answer, ...] = ()
    sent_on: dict[str, date] = field(default_factory=dict)
    arrivals: dict[str, int] = field(default_factory=dict)
    past: date | None = None

    @classmethod
    def of(
        cls, council: Council, raw: RawReturn, screening: Screening, pasts: Pasts, given: tuple[Answer, ...] = ()
    ) -> "ValidationInputs":
        """Return the inputs for a sender's files, in the order in which they count, with all answers still good."""
        files = tuple((file.name, file.digest) for file in raw.files)
        ahead = tuple(file.digest for file in raw.files if file.is_dated_ahead)
        left_out = {file.digest: file.left_out for file in raw.files if file.left_out}
        refused = {file.digest: file.refused for file in raw.files if file.refused}
        own = {each.id: pasts[each.id] for each in council.catalogue.of_service(raw.service) if each.id in pasts}
        seen, days = config_for_sender(raw.service, council), {file.digest: local_day(file.counted_from) for file in raw.files}
        moments = sorted({file.archived for file in raw.files})
        arrivals = {file.digest: moments.index(file.archived) + 1 for file in raw.files if file.archived}
        return cls(seen, raw.service, files, screening.key, ahead, left_out, refused, own, given, days, arrivals)

    def on(self, day: date, raw: RawReturn) -> "ValidationInputs":
        """Return the inputs for these files as they are on a day, on which some answers may be good no more."""
        typed = (each for file in raw.files for each in file.answers_until)
        return replace(self, past=latest_past((*(each.until for each in self.given), *typed), day))


def config_for_sender(sender: str, council: Council) -> Council:
    """Return the council in the check scope of a sender.

    Other services' indicators are in it without targets, only so that a row of theirs is recognised; of the contacts only those
    are in it to whom letters about the return go.
    """
    profile = council.profile
    indicators = tuple(_seen(indicator, sender, profile) for indicator in council.catalogue.indicators)
    # The letter is a part of what validation gives: a new address has to word it again, another service's has not.
    written_to = {profile.performance_officer, *(each.contact for key, each in profile.services.items() if key == sender)}
    services = {
        key: project(service, whole("name", "contact", "decimal_comma") if key == sender else whole("name"))
        for key, service in profile.services.items()
    }
    contacts = {key: project(each, whole("role", "email")) for key, each in profile.contacts.items() if key in written_to}
    seen = {"services": services, "contacts": contacts, "rules": _RULES}
    return project(council, whole("key", "layouts", "expectations")).model_copy(
        update={
            "catalogue": project(council.catalogue, _ADDS_UP).model_copy(update={"indicators": indicators}),
            "profile": project(profile, _PROFILE).model_copy(update=seen),
        }
    )


def _seen(indicator: Indicator, sender: str, profile: Profile) -> Indicator:
    known: dict[str, object] = {"rule": "judged" if profile.is_judged(indicator) else "worked out"}
    if sender not in (indicator.service, indicator.denominator_service):
        known["targets"] = {}
    return project(indicator, _INDICATOR).model_copy(update=known)
