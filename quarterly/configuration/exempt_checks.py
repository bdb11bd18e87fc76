"""Mistakes in what is exempt: a part that cannot be kept apart, or is public elsewhere, or a cover that does not say so."""

from collections.abc import Iterator, Mapping
from typing import Final

from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.profile import Profile
from quarterly.configuration.report_plan import ReportPlan, SectionPlan
from quarterly.configuration.yaml_files.files import ConfigurationFile, YamlSteps

# The contents of which nothing stands anywhere else, and the field that selects from each.
_APART: Final[Mapping[str, str]] = {
    "passages": "kinds", "implications": "of", "papers": "of", "undertakings": "of",
    "trackers": "", "priority-ratings": "", "schools": "", "decisions": "",
}  # fmt: skip
_WITH_KINDS: Final = ("passages", "priorities")  # contents that print passages
_SELECTED: Final = ("passages", "implications", "undertakings")  # contents that print all where nothing is selected

Placed = tuple[YamlSteps, SectionPlan, bool]


def exempt_problems(profile: Profile, catalogue: Catalogue, file: ConfigurationFile) -> Iterator[str]:
    """Yield everything that would let exempt matter stand in a public part, or leave the public cover without the resolution."""
    plan = profile.report
    placed = list(_placed(plan))
    exempt = [(path, section) for path, section, is_exempt in placed if is_exempt]
    says_so = any(section.content == "exclusion" and not section.exempt for section in plan.cover)
    if not says_so and (exempt or any(indicator.exempt for indicator in catalogue.indicators)):
        problem = "something is exempt. Add “{content: exclusion, title: Exclusion of the press and public}”: the resolution."
        yield file.problem(["report", "cover"], problem)
    for path, section in exempt:
        for field, problem in _of_exempt(section, catalogue):
            yield file.problem([*path, field], problem)
    for path, section, is_exempt in placed:
        if not is_exempt and (problem := _shows_exempt(section, [each for _, each in exempt])):
            yield file.problem([*path, "content"], problem)


def _placed(plan: ReportPlan) -> Iterator[Placed]:
    """Yield every section with its path, and whether it or its appendix is exempt."""
    for s, section in enumerate(plan.cover):
        yield ["report", "cover", s], section, section.exempt is not None
    for a, appendix in enumerate(plan.appendices):
        for s, section in enumerate(appendix.sections):
            path: YamlSteps = ["report", "appendices", a, "sections", s]
            yield path, section, bool(appendix.exempt or section.exempt)


def _of_exempt(section: SectionPlan, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if section.content == "scorecard":
        if not section.sets:
            yield "content", "it shows every indicator. Name its sets under “sets”, and exempt each of their indicators."
        for indicator in catalogue.indicators:
            if indicator.set in section.sets and not indicator.exempt:
                yield (
                    "sets",
                    f"it shows {indicator.short}, which is not exempt itself. Exempt the indicator, or take its set out.",
                )
    elif section.content not in ("text", *_APART):
        yield "content", f"“{section.content}” shows what stands in public sections too. Exempt what it shows instead."
    elif section.content in _SELECTED and not getattr(section, _APART[section.content]):
        field = _APART[section.content]
        yield "content", f"it holds all there is of its kind. Name under “{field}” what is exempt."


def _shows_exempt(section: SectionPlan, exempt: list[SectionPlan]) -> str:
    """Return what is wrong where a public section prints something that an exempt one holds."""
    for other in exempt:
        if section.content in _WITH_KINDS and other.content == "passages":
            found = set(other.kinds) & set(section.kinds if section.kinds or section.content == "priorities" else other.kinds)
        elif section.content == other.content and section.content in _APART:
            field = _APART[section.content]
            found = _all_or_some(section, other, field) if field else {section.content}
        else:
            continue
        if found:
            return f"it prints what “{other.title}” holds, which is exempt ({', '.join(sorted(found))}). Take it out here."
    return ""


def _all_or_some(section: SectionPlan, other: SectionPlan, field: str) -> set[str]:
    default = ("background",) if section.content == "papers" else ()
    here, there = (getattr(each, field) or default for each in (section, other))
    return set(there) & set(here) if here else set(there)
