"""A council: its profile and its catalogue, and whether the two fit together."""

from quarterly.catalogue import Catalogue, Indicator, bare
from quarterly.configuration import ConfigurationFile, Settled
from quarterly.errors import SetupError
from quarterly.profile import Contact, Profile


class Council(Settled):
    """A council: the key used in stores (its folder's name), its profile and its catalogue."""

    key: str
    profile: Profile
    catalogue: Catalogue

    def owner(self, indicator: Indicator) -> Contact:
        """Return who answers for an indicator."""
        return self.profile.contacts[indicator.owner]


def council_from(key: str, profile_file: ConfigurationFile, indicators_file: ConfigurationFile) -> Council:
    """Read a council from its two files; raise SetupError listing every mistake of the first that has any."""
    profile: Profile = profile_file.read(Profile)
    catalogue: Catalogue = indicators_file.read(Catalogue)
    problems = _profile_problems(profile, profile_file) + _catalogue_problems(profile, catalogue, indicators_file)
    if problems:
        raise SetupError("\n".join(problems))
    return Council(key=key, profile=profile, catalogue=catalogue)


def _profile_problems(profile: Profile, file: ConfigurationFile) -> list[str]:
    problems = []
    if profile.performance_officer not in profile.contacts:
        problems.append(file.problem(["performance_officer"], _unknown(profile.performance_officer, profile.contacts)))
    for key, service in profile.services.items():
        if service.contact not in profile.contacts:
            problems.append(file.problem(["services", key, "contact"], _unknown(service.contact, profile.contacts)))
    refs: set[str] = set()
    priorities: set[str] = set()
    for p, priority in enumerate(profile.priorities):
        if priority.id in priorities:
            problems.append(file.problem(["priorities", p, "id"], f"“{priority.id}” is used twice. Ids must be unique."))
        priorities.add(priority.id)
        for o, objective in enumerate(priority.objectives):
            for a, action in enumerate(objective.actions):
                place: list[str | int] = ["priorities", p, "objectives", o, "actions", a]
                if action.service not in profile.services:
                    problems.append(file.problem([*place, "service"], _unknown(action.service, profile.services)))
                if action.ref in refs:
                    problems.append(file.problem([*place, "ref"], f"“{action.ref}” is used twice. Refs must be unique."))
                refs.add(action.ref)
    for name, scale in (("indicators", profile.scales.indicators), ("actions", profile.scales.actions)):
        for field in ("status", "word"):
            told = [getattr(state, field) for state in scale.states]
            for s in (s for s, text in enumerate(told) if text in told[:s]):
                problems.append(
                    file.problem(["scales", name, "states", s, field], f"“{told[s]}” is used twice. Every status needs its own.")
                )
    statuses = [state.status for state in profile.scales.indicators.states]
    for b, band in enumerate(profile.rating.bands):
        if band.status not in statuses:
            problems.append(file.problem(["rating", "bands", b, "status"], _unknown(band.status, statuses)))
    last = len(profile.rating.bands) - 1
    for b, band in enumerate(profile.rating.bands):
        if b < last and band.always:
            problems.append(file.problem(["rating", "bands", b], "the bands after this one would never hold: give it a bound."))
    if not profile.rating.bands[last].always:
        problems.append(file.problem(["rating", "bands", last], "the last band must hold always: remove its bound."))
    return problems


def _catalogue_problems(profile: Profile, catalogue: Catalogue, file: ConfigurationFile) -> list[str]:
    problems: list[str] = []
    ids: set[str] = set()
    priorities = [priority.id for priority in profile.priorities]
    for i, indicator in enumerate(catalogue.indicators):
        known = {"service": profile.services, "priority": priorities, "owner": profile.contacts}
        for field, allowed in known.items():
            value = getattr(indicator, field)
            if value not in allowed:
                problems.append(file.problem(["indicators", i, field], _unknown(value, allowed)))
        if bare(indicator.id) in ids:
            problems.append(file.problem(["indicators", i, "id"], f"“{indicator.id}” is used twice. Ids must be unique."))
        ids.add(bare(indicator.id))
    return problems


def _unknown(value: str, known: object) -> str:
    return f"“{value}” is not known here. Use one of: {', '.join(sorted(known))}."  # type: ignore[call-overload]
