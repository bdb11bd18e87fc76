"""A council's configuration as it is in one quarter: what its files say, checked against each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.checks import dating_problems, problems
from quarterly.configuration.contacts import Contact
from quarterly.configuration.judgement import Judgements
from quarterly.configuration.layout_checks import layout_problems
from quarterly.configuration.layouts import Layouts
from quarterly.configuration.library import LIBRARY_KEY, Library, completed
from quarterly.configuration.own_rules import OwnExpectations, own_rule_problems, together
from quarterly.configuration.profile import Profile
from quarterly.configuration.yaml_files.dated import BREAKING, breaks, in_force, turning_points
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel, CouncilFiles
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

T = TypeVar("T")


@dataclass(frozen=True)
class Reference:
    """What every council's files may refer to.

    `polarity_of` looks up the polarity of a DfE measure, for an indicator that names a measure and states no polarity; `library`
    returns the definitions that an indicator may take over; `nouns` are those whose counts are no counts of children.
    """

    polarity_of: Callable[[str], Polarity]
    library: Callable[[], Library]
    nouns: Sequence[str] = ()


class Council(ConfigurationModel):
    """A council's configuration; `key`, the name of its folder, is used in stores."""

    key: str
    profile: Profile
    catalogue: Catalogue
    judgements: Judgements = Judgements()
    layouts: Layouts = Layouts()
    expectations: OwnExpectations = OwnExpectations()

    @property
    def exempt_indicators(self) -> frozenset[str]:
        """The ids of the indicators that are exempt themselves."""
        return frozenset(each.id for each in self.catalogue.indicators if each.exempt)

    @property
    def has_exempt_matter(self) -> bool:
        """Whether anything of its report is not for publication."""
        return bool(self.exempt_indicators or self.profile.report.exempt_sections)

    def owner(self, indicator: Indicator) -> Contact:
        """Return the contact of the role that explains an indicator."""
        return self.profile.contacts[indicator.owner]


def council_from(key: str, files: CouncilFiles, reference: Reference, quarter: Quarter | None = None) -> Council:
    """Return a council as its files describe it for a quarter; without a quarter, as it is after the last dated change.

    Raises SetupError that lists every mistake; mistakes between files are found once each file can be read.
    """
    if wrong := [problem for file in files.dated for problem in dating_problems(file)]:
        raise SetupError("\n".join(wrong))
    profile, catalogue, judgements, layouts, expectations = _all_read(
        lambda: files.profile.read(Profile, in_force(files.profile.content, quarter)),
        lambda: files.indicators.read(Catalogue, _resolved(files.indicators, quarter, reference)),
        lambda: files.judgements.read(Judgements) if files.judgements else Judgements(),
        lambda: files.layouts.read(Layouts, in_force(files.layouts.content, quarter)) if files.layouts else Layouts(),
        lambda: together(tuple(file.read(OwnExpectations) for file in files.expectations)),
    )
    profile = profile.model_copy(update={"services": {k: s for k, s in profile.services.items() if s.is_active(quarter)}})
    catalogue = catalogue.model_copy(update={"indicators": tuple(i for i in catalogue.indicators if i.is_active(quarter))})
    expectations = expectations.in_force(quarter)
    layouts = Layouts(layouts={name: each for name, each in layouts.layouts.items() if each.is_active(quarter)})
    if wrong := [*problems(profile, catalogue, judgements, files), *layout_problems(layouts, files), *own_rule_problems(files)]:
        raise SetupError("\n".join(wrong))
    policy = profile.small_numbers.with_nouns(reference.nouns)
    profile = profile.model_copy(update={"small_numbers": policy})
    return Council(
        key=key, profile=profile, catalogue=catalogue, judgements=judgements, layouts=layouts, expectations=expectations
    )


def _all_read(*readers: Callable[[], Any]) -> list[Any]:
    """Return the content of each file; raise SetupError with the mistakes of all files that cannot be read."""
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
    """Return one quarter for each state of the files: before the first change, and from each change on.

    A change is a new version of a dated value, or the first or last quarter of a service or an indicator.
    """
    turns = sorted({turn for file in files.dated for turn in turning_points(file.content)})
    return [*(turn.previous for turn in turns[:1]), *turns, None]


def _resolved(file: ConfigurationFile, quarter: Quarter | None, reference: Reference) -> Any:
    """Return the catalogue's content in force in a quarter; breaks, definitions and DfE's polarity are added to indicators."""
    content = file.content
    entries = content.get("indicators") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        return in_force(content, quarter)
    resolved = []
    for index, entry in enumerate(entries):
        current = in_force(entry, quarter)
        if isinstance(current, dict):
            for field, causes in (("breaks", BREAKING), ("rebased", ("basis",))):
                if found := breaks(entry, causes):
                    current[field] = [*current.get(field, []), *map(str, found)]
            if current.get(LIBRARY_KEY):
                current = _from_reference(file, index, LIBRARY_KEY, partial(completed, current, reference.library()))
            if current.get("dfe"):
                polarity = _from_reference(file, index, "dfe", partial(reference.polarity_of, str(current["dfe"])))
                current = {"polarity": polarity.value, **current}
        resolved.append(current)
    return {**in_force(content, quarter), "indicators": resolved}


def _from_reference(file: ConfigurationFile, index: int, key: str, looked_up: Callable[[], T]) -> T:
    """Return what an indicator refers to under a key; SetupError names the line where there is no such thing."""
    try:
        return looked_up()
    except ValueError as error:
        raise SetupError(file.problem(["indicators", index, key], str(error))) from error
