"""A council as it is in one quarter: its profile and its catalogue, and whether the two fit together."""

from collections.abc import Callable
from typing import Any

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.checks import dating_problems, problems
from quarterly.configuration.judgement import Judgements
from quarterly.configuration.profile import Contact, Profile
from quarterly.configuration.yaml_files.dated import BREAKING, breaks, in_force, turning_points
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles, Settled
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

Measures = Callable[[str], Polarity]


class Council(Settled):
    """A council: the key used in stores (its folder's name), its profile, its catalogue and what its officers decided."""

    key: str
    profile: Profile
    catalogue: Catalogue
    judgements: Judgements = Judgements()

    def owner(self, indicator: Indicator) -> Contact:
        """Return who answers for an indicator."""
        return self.profile.contacts[indicator.owner]


def council_from(key: str, files: CouncilFiles, measures: Measures, quarter: Quarter | None = None) -> Council:
    """Read a council as it is in a quarter, or as it is after every change its files foresee.

    `measures` gives the polarity DfE's library has for a measure that an indicator names, used where it states none itself.
    Raises SetupError listing every mistake; those between files once each can be read.
    """
    if wrong := [problem for file in (files.profile, files.indicators) for problem in dating_problems(file)]:
        raise SetupError("\n".join(wrong))
    profile, catalogue, judgements = _all_read(
        lambda: files.profile.read(Profile, in_force(files.profile.content, quarter)),
        lambda: files.indicators.read(Catalogue, _resolved(files.indicators, quarter, measures)),
        lambda: files.judgements.read(Judgements) if files.judgements else Judgements(),
    )
    profile = profile.model_copy(update={"services": {k: s for k, s in profile.services.items() if s.is_there(quarter)}})
    catalogue = Catalogue(indicators=tuple(i for i in catalogue.indicators if i.is_there(quarter)))
    if wrong := problems(profile, catalogue, judgements, files):
        raise SetupError("\n".join(wrong))
    return Council(key=key, profile=profile, catalogue=catalogue, judgements=judgements)


def _all_read(*readers: Callable[[], Any]) -> list[Any]:
    """Return what each file holds; raise SetupError with the mistakes of all that cannot be read."""
    found, wrong = [], []
    for reader in readers:
        try:
            found.append(reader())
        except SetupError as error:
            wrong.append(str(error))
    if wrong:
        raise SetupError("\n".join(wrong))
    return found


def quarters_to_check(files: CouncilFiles) -> list[Quarter | None]:
    """Return a quarter for every state the files describe: before the first change, and from each one on.

    Changes are those of dated values and the coming and going of services and indicators.
    """
    turns = sorted({turn for file in (files.profile, files.indicators) for turn in turning_points(file.content)})
    return [*(turn.previous for turn in turns[:1]), *turns, None]


def _resolved(file: ConfigurationFile, quarter: Quarter | None, measures: Measures) -> Any:
    """Return the catalogue's content in force, each indicator with its breaks in series and, by default, DfE's polarity."""
    content = file.content
    entries = content.get("indicators") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        return in_force(content, quarter)
    resolved = []
    for place, entry in enumerate(entries):
        settled = in_force(entry, quarter)
        if isinstance(settled, dict):
            for field, causes in (("breaks", BREAKING), ("rebased", ("basis",))):
                if found := breaks(entry, causes):
                    settled[field] = [*settled.get(field, []), *map(str, found)]
            if settled.get("dfe"):
                settled = {"polarity": _default_polarity(file, place, str(settled["dfe"]), measures), **settled}
        resolved.append(settled)
    return {**in_force(content, quarter), "indicators": resolved}


def _default_polarity(file: ConfigurationFile, place: int, measure: str, measures: Measures) -> str:
    try:
        return measures(measure).value
    except ValueError as error:
        raise SetupError(file.problem(["indicators", place, "dfe"], str(error))) from error
