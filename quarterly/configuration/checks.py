"""Mistakes in a council's files that no model sees alone: broken references, and rules that do not fit their indicators."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from quarterly.configuration.basis_checks import basis_problems
from quarterly.configuration.catalogue import Catalogue, Indicator, plain_name
from quarterly.configuration.chasing import chasing_problems
from quarterly.configuration.contacts import contact_problems
from quarterly.configuration.deadlines import moment_problem
from quarterly.configuration.democratic_services import clerk_problems
from quarterly.configuration.exempt_checks import exempt_problems
from quarterly.configuration.judgement import Judgements
from quarterly.configuration.profile import Profile
from quarterly.configuration.relation_checks import population_problem, relation_problems
from quarterly.configuration.report_checks import report_problems
from quarterly.configuration.rules import UNKNOWN, RatingRule, amount
from quarterly.configuration.site_checks import site_problems
from quarterly.configuration.targets.words import direction_problem
from quarterly.configuration.targets.years import year_problem
from quarterly.configuration.yaml_files.dated import dated_values, is_dated
from quarterly.configuration.yaml_files.dated import problems as problems_of_dates
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles, YamlSteps
from quarterly.configuration.yaml_files.unknown import unknown
from quarterly.vocabulary.basis import ADDING_METHODS, Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.references import normalised_ref

_SHARED_NAME = "another indicator has this name, and this one is known by its name alone. Give it a ref, or another name."
RESERVED = {
    "commentary": "owners' replies",
    "cover": "the officer's cover workbook",
    "sign-off": "the evidence of sign-offs",
}


def problems(profile: Profile, catalogue: Catalogue, judgements: Judgements, files: CouncilFiles) -> list[str]:
    """Return every mistake within and between the files, each with file, line and remedy."""
    return [
        *_senders(profile, files.profile),
        *contact_problems(profile.contacts, profile.services, files.profile),
        *chasing_problems(profile.chasing, profile.contacts, profile.implications, files.profile),
        *clerk_problems(profile.democratic_services, profile.contacts, files.profile),
        *_releasing(profile, files.profile),
        *_moments(profile, files.profile),
        *_council_plan(profile, files.profile),
        *_scales(profile, files.profile),
        *_rules(profile, catalogue, files.profile),
        *report_problems(profile, files.profile),
        *site_problems(profile, files.profile),
        *exempt_problems(profile, catalogue, files.profile),
        *_indicators(profile, catalogue, files.indicators),
        *relation_problems(catalogue, files.indicators, list(_positions(files.indicators))),
        *(_judgements(profile, judgements, files.judgements, list(_positions(files.indicators))) if files.judgements else ()),
    ]


def dating_problems(file: ConfigurationFile) -> list[str]:
    """Return what is wrong with the dates of the versions of values."""
    found = ((path, _never_dated(path) or problems_of_dates(versions)) for path, versions in dated_values(file.content))
    return [file.problem(list(path), problem) for path, problem in found if problem]


def _never_dated(path: tuple[str | int, ...]) -> str:
    if path[:1] == ("indicators",) and (len(path) < 3 or path[2] == "id"):
        return "an indicator is one by its id, which never changes. Date its other values, or give it “since” and “until”."
    return ""


def _senders(profile: Profile, file: ConfigurationFile) -> list[str]:
    found = []
    if profile.performance_officer not in profile.contacts:
        found.append(file.problem(["performance_officer"], unknown(profile.performance_officer, profile.contacts)))
    for key, service in profile.services.items():
        if key in RESERVED:
            problem = f"“{key}” is the folder of the inbox for {RESERVED[key]}. Give the service another key."
            found.append(file.problem(["services", key], problem))
        if service.contact not in profile.contacts:
            found.append(file.problem(["services", key, "contact"], unknown(service.contact, profile.contacts)))
    return found


def _releasing(profile: Profile, file: ConfigurationFile) -> list[str]:
    gates = profile.gates
    roles = [contact.role for contact in profile.contacts.values()] + [*gates.sign_off]
    found = [
        file.problem(["gates", "sign_off"], f"{role} signs off twice. Name each role once.")
        for role, times in Counter(gates.sign_off).items()
        if times > 1
    ]
    found += [
        file.problem(["drafts", "challenge", position], unknown(key, profile.contacts))
        for position, key in enumerate(profile.drafts.challenge)
        if key not in profile.contacts
    ]
    if gates.released_by not in ("", *roles):
        found.append(file.problem(["gates", "released_by"], unknown(gates.released_by, roles)))
    return found


def _moments(profile: Profile, file: ConfigurationFile) -> Iterator[str]:
    for quarter, moment in profile.calendar.not_before.items():
        if problem := moment_problem(moment, Quarter.parse(quarter)):
            yield file.problem(["calendar", "not_before", quarter], problem)


def _council_plan(profile: Profile, file: ConfigurationFile) -> list[str]:
    found = []
    # Across priorities, as a return names an action by its ref alone.
    refs: set[str] = set()
    priorities: set[str] = set()
    for p, priority in enumerate(profile.priorities):
        if priority.id in priorities:
            found.append(file.problem(["priorities", p, "id"], f"“{priority.id}” is used twice. Ids must be unique."))
        priorities.add(priority.id)
        for o, objective in enumerate(priority.objectives):
            for a, action in enumerate(objective.actions):
                path: YamlSteps = ["priorities", p, "objectives", o, "actions", a]
                if action.service not in profile.services:
                    found.append(file.problem([*path, "service"], unknown(action.service, profile.services)))
                if action.ref in refs:
                    found.append(file.problem([*path, "ref"], f"“{action.ref}” is used twice. Refs must be unique."))
                refs.add(action.ref)
    return found


def _scales(profile: Profile, file: ConfigurationFile) -> list[str]:
    found = []
    for name in type(profile.scales).model_fields:
        scale = getattr(profile.scales, name)
        states = scale.states
        for field in ("status", "word"):
            texts = [getattr(state, field) for state in states]
            found += [
                file.problem(["scales", name, "states", s, field], f"“{text}” is used twice. Every status needs its own.")
                for s, text in enumerate(texts)
                if text in texts[:s]
            ]
        statuses = [state.status for state in states]
        for s, state in enumerate(states):
            # At risk of something better would turn the warning into praise.
            if state.at_risk_of and state.at_risk_of not in statuses[s + 1 :]:
                problem = f"“{state.at_risk_of}” is no worse status of this scale. States stand best first."
                found.append(file.problem(["scales", name, "states", s, "at_risk_of"], problem))
    return found


def _rules(profile: Profile, catalogue: Catalogue, file: ConfigurationFile) -> list[str]:
    found = []
    # A council of texts alone rates nothing and needs no rule; one that names a rule means one that is there.
    if profile.rule not in profile.rules and (profile.rule or catalogue.indicators):
        found.append(file.problem(["rule"], unknown(profile.rule, profile.rules)))
    statuses = [state.status for state in profile.scales.indicators.states]
    for key, rule in profile.rules.items():
        for b, band in enumerate(rule.bands):
            if band.status and band.status not in statuses:
                found.append(file.problem(["rules", key, "bands", b, "status"], unknown(band.status, statuses)))
            judged = band.when.get("judged", ())
            found += [
                file.problem(["rules", key, "bands", b, "when", "judged"], unknown(word, statuses))
                for word in (judged if isinstance(judged, tuple) else ())
                if word not in (*statuses, UNKNOWN)
            ]
    return found


def _indicators(profile: Profile, catalogue: Catalogue, file: ConfigurationFile) -> list[str]:
    found: list[str] = []
    owners: dict[str, Indicator] = {}
    names = Counter(plain_name(each.name) for each in catalogue.indicators)
    positions = _positions(file)
    for indicator in catalogue.indicators:
        path: YamlSteps = ["indicators", positions[indicator.id].pop(0)]
        problems_of_indicator = [*_references(indicator, profile)]
        problems_of_indicator += _named_twice(indicator, owners)
        if not indicator.ref and names[plain_name(indicator.name)] > 1:
            problems_of_indicator.append(("name", _SHARED_NAME))
        owners |= dict.fromkeys(indicator.keys, indicator)
        if problem := population_problem(indicator, catalogue):
            problems_of_indicator.append(("population", problem))
        if indicator.rule in ("", *profile.rules) and profile.rule in profile.rules:
            problems_of_indicator += _fit(indicator, profile.rule_of(indicator))
        problems_of_indicator += basis_problems(indicator)
        found += [file.problem([*path, field], problem) for field, problem in problems_of_indicator]
        for year, versions in indicator.targets.items():
            if problem := direction_problem(versions, indicator.polarity, indicator.unit):
                found.append(file.problem([*path, "targets", year], problem))
            if problem := year_problem(
                year, versions, indicator.rated_basis.year, may_be_of_another=_has_dated_basis(file, path)
            ):
                found.append(file.problem([*path, "targets", year], problem))
    return found


def _has_dated_basis(file: ConfigurationFile, path: YamlSteps) -> bool:
    written = file.content["indicators"][path[1]]
    return any(is_dated(written.get(field)) for field in ("basis", "status_basis"))


def _named_twice(indicator: Indicator, owners: Mapping[str, Indicator]) -> Iterator[tuple[str, str]]:
    """Yield (field, problem) where the id or the ref of an indicator names one before it: a return may name it by either."""
    for field, typed in (("id", indicator.id), ("ref", indicator.ref)):
        other = owners.get(normalised_ref(typed)) if typed else None
        if other is None:
            continue
        if normalised_ref(other.id) == normalised_ref(indicator.id):
            yield "id", f"“{indicator.id}” is used twice. Ids must be unique."
            return
        yield field, f"“{typed}” names indicator {other.id} as well, by its id or ref. Give one of them another ref."


def _references(indicator: Indicator, profile: Profile) -> list[tuple[str, str]]:
    """Return (field, problem) for everything an indicator names that the profile does not have."""
    known: dict[str, Iterable[str]] = {
        "service": profile.services,
        "denominator_service": ("", *profile.services),
        "priority": [priority.id for priority in profile.priorities],
        "owner": profile.contacts,
        "rule": ("", *profile.rules),
        "set": ("", *profile.sets),
    }
    found = [
        (field, unknown(value, allowed))
        for field, allowed in known.items()
        if (value := getattr(indicator, field)) not in allowed
    ]
    found += [("suites", unknown(suite, profile.suites)) for suite in indicator.suites if suite not in profile.suites]
    if problem := _parts_problem(indicator):
        found.append(("denominator_service", problem))
    return found


def _parts_problem(indicator: Indicator) -> str:
    """Return why an indicator cannot have its denominator from another service, or ""."""
    if not indicator.denominator_service:
        return ""
    if indicator.denominator_service == indicator.service:
        return "it is the indicator's own service, which sends both counts in any case. Remove it."
    if indicator.unit.scale == 1:
        return f"only a percentage or a rate has a denominator, and this counts in {indicator.unit.value}. Remove it."
    return ""


def _fit(indicator: Indicator, rule: RatingRule) -> list[tuple[str, str]]:
    """Return (field, problem) for what the rule needs and the indicator lacks, and for what the indicator states needlessly."""
    found = [
        ("thresholds", f"its rule, {rule.title}, asks for the threshold “{name}”. Add it.")
        for name in rule.thresholds
        if name not in indicator.thresholds
    ]
    found += [
        ("limits", f"its rule, {rule.title}, has no limit “{name}”. Remove it, or use one of: {', '.join(rule.limits)}.")
        for name in indicator.limits
        if name not in rule.limits
    ]
    found += [
        ("limits", f"its rule, {rule.title}, leaves “{name}” to every indicator. Add it.")
        for name, stated in rule.limits.items()
        if stated is None and name not in indicator.limits
    ]
    if indicator.forecast in ADDING_METHODS and not indicator.unit.adds_up:
        found.append(
            (
                "forecast",
                f"“{indicator.forecast}” adds up quarters, which only counts and amounts can be. Leave the line out.",
            )
        )
    if indicator.forecast is Method.TREND and indicator.unit is Unit.PERCENT:
        found.append(("forecast", "a “trend” of a percentage misses by more than no change at all. Leave the line out."))
    amounts = [("limits", text) for text in indicator.limits.values()] + [("stable", indicator.stable)]
    amounts += [("rule", text) for name, text in rule.limits.items() if text is not None and name not in indicator.limits]
    amounts += [("rule", text) for text in rule.literals]
    for field, text in amounts:
        if amount(text).unit == "point" and indicator.unit is not Unit.PERCENT:
            found.append((field, f"“{text}”: points are steps of a percentage, and this counts in {indicator.unit.value}."))
        if amount(text).unit == "%" and amount(text).number and not indicator.unit.is_quantity:
            problem = f"“{text}”: a {indicator.unit.value} has no per cent. Choose a rule that counts in units."
            found.append((field, problem))
    return found


def _judgements(profile: Profile, judgements: Judgements, file: ConfigurationFile, ids: list[str]) -> list[str]:
    found: list[str] = []
    statuses = [state.status for state in profile.scales.indicators.states]
    for j, judgement in enumerate(judgements.judgements):
        if judgement.status not in statuses:
            found.append(file.problem(["judgements", j, "status"], unknown(judgement.status, statuses)))
        if judgement.indicator not in ids:
            found.append(file.problem(["judgements", j, "indicator"], unknown(judgement.indicator, ids)))
    return found


def _positions(file: ConfigurationFile) -> dict[str, list[int]]:
    """Return the positions of each id in the file: the catalogue lacks indicators not in force, and so counts differently."""
    positions: dict[str, list[int]] = {}
    for index, entry in enumerate(file.content["indicators"]):
        positions.setdefault(str(entry["id"]), []).append(index)
    return positions
