"""Mistakes in the report's plan: whatever it names and the profile does not have."""

from collections.abc import Iterable

from quarterly.configuration.profile import Profile
from quarterly.configuration.report_plan import SectionPlan
from quarterly.configuration.report_terms import PAPERS, UNDERTAKINGS
from quarterly.configuration.yaml_files.files import ConfigurationFile, YamlSteps
from quarterly.configuration.yaml_files.unknown import unknown


def report_problems(profile: Profile, file: ConfigurationFile) -> list[str]:
    """Return everything the report's plan names and the profile does not have, and every key that two appendices share."""
    found: list[str] = []
    if profile.report.suite not in ("", *profile.suites):
        found.append(file.problem(["report", "suite"], unknown(profile.report.suite, profile.suites)))
    keys = [appendix.key for appendix in profile.report.appendices]
    for a, appendix in enumerate(profile.report.appendices):
        if appendix.key in keys[:a]:
            problem = f"“{appendix.key}” is used twice. Every appendix is a file of its own."
            found.append(file.problem(["report", "appendices", a, "key"], problem))
        for s, section in enumerate(appendix.sections):
            found += _section(section, ["report", "appendices", a, "sections", s], profile, file)
    for s, section in enumerate(profile.report.cover):
        found += _section(section, ["report", "cover", s], profile, file)
    return found


def _section(section: SectionPlan, path: YamlSteps, profile: Profile, file: ConfigurationFile) -> list[str]:
    known: dict[str, Iterable[str]] = {"kinds": profile.narrative, "sets": profile.sets}
    parts: dict[str, Iterable[str]] = {"implications": profile.implications, "papers": PAPERS, "undertakings": UNDERTAKINGS}
    if section.content in parts:
        known["of"] = parts[section.content]
    return [
        file.problem([*path, field], unknown(name, allowed))
        for field, allowed in known.items()
        for name in getattr(section, field)
        if name not in allowed
    ]
