"""Twenty-two rating rules that councils and their tools have published, each with figures on either side of every edge.

A rule is read from published.yaml as part of a council's own files, checks included, and every case is an indicator of that
council with its history and the figures of others around it. Nothing stands in for anything.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.councils import council_files, council_folder
from adapters.reference import reference
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.reporting.wording.score_records import record
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import distance_of

Written = dict[str, Any]

PUBLISHED: list[Written] = yaml.safe_load((Path(__file__).parent / "published.yaml").read_text(encoding="utf-8"))
DUDLEY = council_files(council_folder("dudley"))

_INDICATOR = {
    "service": "children-in-care",
    "priority": "young-people",
    "owner": "head-of-children-in-care",
    "unit": "percent",
    "decimals": 1,
    "polarity": "high",
    "polarity_rationale": "As published.",
    "basis": "snapshot",
}
_OF_INDICATOR = ("unit", "decimals", "polarity", "basis", "status_basis", "rule", "limits", "thresholds", "stable", "forecast")
_PICTURED = ("star", "circle", "diamond", "triangle", "tick", "dash")


@cache  # made where a test first asks for it, as every worker collects all cases and one of them tests them
def council_of(key: str) -> Council:
    """Return Dudley's council with the scale and rules published under a key, and with an indicator for each case."""
    (published,) = (each for each in PUBLISHED if each["key"] == key)
    profile, cases = dict(DUDLEY.profile.content), published["cases"]
    states = [
        {"status": status, "word": status.replace("-", " ").capitalize(), "shape": shape, "colour": "#1a5fa8", "meaning": meaning}
        for (status, meaning), shape in zip(published["scale"].items(), cycle(_PICTURED), strict=False)
    ]
    profile["scales"] = {**profile["scales"], "indicators": {"title": published["council"], "states": states}}
    profile["rules"], profile["rule"] = published["rules"], next(iter(published["rules"]))
    indicators = [_indicator(number, case, published) for number, case in enumerate(cases)]
    files = CouncilFiles(_file("profile.yaml", profile), _file("indicators.yaml", {"indicators": indicators}))
    return council_from(key, files, reference())


def _file(name: str, content: Written) -> ConfigurationFile:
    return ConfigurationFile(name, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def _indicator(number: int, case: Written, published: Written) -> Written:
    told = {**published["usual"], **case}
    target = told.get("target")
    targets = {} if target is None else {_quarter(case, published).financial_year: target}
    own = {field: told[field] for field in _OF_INDICATOR if field in told}
    return {"id": f"case-{number}", "name": case["case"], **_INDICATOR, **own, "targets": targets}


def _quarter(case: Written, published: Written) -> Quarter:
    return Quarter.parse(case["quarter"] if "quarter" in case else published["quarter"])


def scored(case: Written, published: Written) -> Score:
    """Rate a case as the cycle would: one figure, the council's history of the indicator, others' published figures."""
    council = council_of(published["key"])
    number, quarter, told = published["cases"].index(case), _quarter(case, published), {**published["usual"], **case}
    background = Background({f"case-{number}": _history(told, quarter)}, _around(f"case-{number}", told, council))
    now, indicator = (
        Point(value=_figure(told["value"]), as_published=_figure(told.get("was"))),
        council.catalogue.indicators[number],
    )
    sent = SentFigure(now, _figure(told.get("expected")), told.get("judged", ""))
    return score_point(council, indicator, quarter, sent, background)


def worded(case: Written, published: Written) -> ScoreInWords:
    """Return what is printed of a case's rating."""
    council = council_of(published["key"])
    indicator = council.catalogue.indicators[published["cases"].index(case)]
    return in_words(scored(case, published), indicator, council, _quarter(case, published))


def _history(told: Written, quarter: Quarter) -> dict[Quarter, Point]:
    before = told.get("before", [])
    points = {
        each: Point(value=_figure(value)) for each, value in zip(last_quarters(quarter, len(before) + 1), before, strict=False)
    }
    if "last_year" in told:
        points[Quarter(quarter.year - 1, quarter.number)] = Point(value=_figure(told["last_year"]))
    return points


def _around(id: str, told: Written, council: Council) -> Surroundings:
    near = {str(331 + place): value for place, value in enumerate(told.get("neighbours", []))}
    others = {**near, **{str(801 + place): value for place, value in enumerate(told.get("others", []))}}
    found = [
        Comparator(indicator=id, year="2003-04", area=area, value=_figure(value), source="as published")
        for area, value in others.items()
    ]
    screened = told.get("spc_outliers", council.profile.spc_outliers) == "screened"
    return Surroundings(
        comparators={id: found} if found else {},
        area="",
        neighbours=tuple(near),
        model="May 2025",
        window=council.profile.travel_window,
        screened=screened,
    )


def _figure(written: int | float | str | None) -> Fraction | None:
    """Return a figure as it is written, "1/3" included."""
    return Fraction(written) if isinstance(written, str) else None if written is None else exact(written)


def every_case() -> Iterator[Any]:
    for published in PUBLISHED:
        for case in published["cases"]:
            yield pytest.param(case, published, id=f"{published['key']}: {case['case']}")


@pytest.mark.parametrize(("case", "published"), list(every_case()))
def test_a_published_rule_gives_what_it_says(case: Written, published: Written) -> None:
    words = worded(case, published)
    found = words.score
    if "status" in case:
        assert (found.final, found.standing) == (str(case["status"]), RatingStatus.RATED), words.explanation
    else:
        assert (found.final, found.standing) == ("", RatingStatus(case["standing"])), words.explanation


@pytest.mark.parametrize(("case", "published"), [each for each in every_case() if "says" in each.values[0]])
def test_a_rating_is_explained_in_these_words(case: Written, published: Written) -> None:
    assert worded(case, published).explanation == case["says"]


@pytest.mark.parametrize(("case", "published"), [each for each in every_case() if "notes" in each.values[0]])
def test_a_figure_that_looks_like_another_says_so(case: Written, published: Written) -> None:
    assert worded(case, published).caveats == case["notes"]


@pytest.mark.parametrize(("case", "published"), [each for each in every_case() if "shows" in each.values[0]])
def test_beside_the_rating_stands_what_was_published_with_it(case: Written, published: Written) -> None:
    words = worded(case, published)
    shown = {"distance": distance_of(words), "target": words.target_now, "mechanical": words.score.mechanical}
    assert {name: shown[name] if name in shown else getattr(words, name) for name in case["shows"]} == case["shows"]


@pytest.mark.parametrize(("case", "published"), [each for each in every_case() if "inputs" in each.values[0]])
def test_a_rule_is_given_these_figures(case: Written, published: Written) -> None:
    inputs = record(worded(case, published))["trail"]["inputs"]
    assert {name: inputs.get(name, "") for name in case["inputs"]} == case["inputs"]


def test_there_are_twenty_two_rules_each_with_a_key_and_a_source_of_its_own() -> None:
    assert len({published["key"] for published in PUBLISHED}) == len({published["source"] for published in PUBLISHED}) == 22


@pytest.mark.parametrize("published", PUBLISHED, ids=[published["key"] for published in PUBLISHED])
def test_every_status_of_a_published_scale_is_given_to_some_case(published: Written) -> None:
    assert {str(case["status"]) for case in published["cases"] if "status" in case} == set(map(str, published["scale"]))


@pytest.mark.parametrize("published", PUBLISHED, ids=[published["key"] for published in PUBLISHED])
def test_every_published_rule_says_what_becomes_of_a_missing_figure(published: Written) -> None:
    assert any(case["value"] is None and "judged" not in case for case in published["cases"])


@pytest.mark.parametrize("published", PUBLISHED, ids=[published["key"] for published in PUBLISHED])
def test_what_is_assumed_of_a_published_rule_is_said(published: Written) -> None:
    assumed = [rule for rule in published["rules"].values() if rule["source"] == "assumption"]
    assert not assumed or published["bent"]
