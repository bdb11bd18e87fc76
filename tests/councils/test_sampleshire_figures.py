"""Do Sampleshire's figures stand as they are meant to, and is every fault in its returns found?"""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from adapters.background import background
from adapters.checking import SentFile, check_file
from adapters.councils import load_council
from adapters.expectations import load_rulebook
from adapters.screening import screening_for
from adapters.store import open_store
from examples.sampleshire.plan import LATEST, NAME, REPORTED, plan
from examples.sampleshire.returns import inbox
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.collecting.returns.two_services import cross_checked
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import score_indicators
from quarterly.vocabulary.quarter import Quarter

TODAY = date(2026, 11, 20)

# Rating by rule, or why there is none, and what is reported instead.
STANDINGS = {
    "FD1": "green",  # a range, of the last 12 months
    "FD2": "amber",  # “Less than 20%”
    "FD4": "amber",  # above its floor
    "CP1": "not rated",  # neither way is better
    "CP2": "under query",  # the digits of the figure are exchanged
    "CP3": "amber",  # just outside its range
    "CP4": "green",
    "CP5": "red",
    "CP6": "red",  # within the tolerance, but worse than a year ago
    "CP7": "under query",  # 0.973 for 97.3
    "CP8": "amber",  # re-defined in Quarter 1
    "CIC1": "amber",  # away from its midpoint
    "CIC2": "amber",  # third quartile
    "CIC3": "amber",  # on the way to 72% in 2028
    "CIC4": "amber",  # within 2 points of 98%
    "CIC5": "amber",  # above England's average
    "CIC6": "green",
    "CIC7": "amber",  # between its thresholds
    "CIC8": "no target agreed",
    **dict.fromkeys(("CIC9", "CIC10", "CIC11", "CIC12"), "not rated"),  # where children live: neither way is better
    "AF1": "not received",  # its row is missing
    "AF2": "red",
    "AF3": "red",  # 3 of 6
    "AF4": "amber",  # behind, but its owner expects to reach the year's target
    "CL1": "green, reported as amber",
    "CL2": "green",  # its two counts come from two services
    "ED1": "no data this quarter",
    "ED2": "green",  # by the target lowered within the year
    "ED3": "amber",  # by last year's seasons
    "YE1": "green",  # by the figure agreed for the summer
    "YE2": "green",
    "YE3": "amber",  # judged
    "WF1": "amber",
    "WF2": "green",
}

# What each fault listed in invented.yaml leads to, and nothing else.
FOUND = {
    "2023-24 Q3": {"front-door C01 FD2", "workforce V06 WF1", "front-door Q03 EH1b", "workforce Q03 WF6b"},  # not begun
    "2023-24 Q4": {"care-leavers V18 CL1"},  # its counts are exchanged
    "2024-25 Q1": {"education V06 ED2"},
    # "n/a" without a comment is a blank; "provisional until the yearly return closes" stands below a table.
    "2024-25 Q2": {"adoption-fostering Q02 AF1", "adoption-fostering C22 ", "education S05 ED1"},
    "2024-25 Q3": {"child-protection V07 CP2", "youth-early-help Q02 YE1"},
    "2024-25 Q4": {"front-door C02 FD4", "front-door Q03 EH1b"},  # not begun
    "2025-26 Q1": {"youth-early-help V16 CL2", "care-leavers V16 CL2"},
    "2025-26 Q2": {"education S05 ED1"},
    "2025-26 Q3": {"child-protection Q01 None"},  # of the five rows that were not sent again
    "2025-26 Q4": {"care-leavers refused"},
    "2026-27 Q1": {"education S03 ED2", "workforce V08 WF1"},
    "2026-27 Q2": {
        *("front-door C01 FD2", "child-protection V07 CP2", "child-protection V06 CP7", "education S05 ED1"),
        *("adoption-fostering Q02 AF1", "adoption-fostering C22 ", "youth-early-help K03 YE1", "workforce V08 WF1"),
    },
}


@pytest.fixture(scope="module")
def validated() -> dict[Quarter, list[ServiceReturn]]:
    return {quarter: _validated(quarter) for quarter in REPORTED}


@pytest.fixture(scope="module")
def card(validated: Mapping[Quarter, list[ServiceReturn]], tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    store = open_store(str(tmp_path_factory.mktemp("store")))
    council = load_council(NAME, LATEST)
    return score_indicators(council, LATEST, validated[LATEST], background(NAME, council, LATEST, store, TODAY))


def test_every_fault_is_found_and_nothing_else(validated: Mapping[Quarter, list[ServiceReturn]]) -> None:
    assert {str(quarter): _found(sent) for quarter, sent in validated.items()} == FOUND


def test_the_latest_quarter_stands_as_it_is_meant_to(card: Scorecard) -> None:
    assert {score.indicator: _standing(card, score.indicator) for score in card.scores} == STANDINGS


def test_the_latest_quarter_has_key_activities_in_every_status(card: Scorecard) -> None:
    assert [(action.ref, action.status) for action in card.actions] == [
        ("EH1a", "complete"),
        ("EH1b", "behind"),
        ("EH2a", "on-schedule"),
        ("WF6a", "on-schedule"),
        ("WF6b", "on-schedule"),
    ]


def test_an_ended_indicator_is_reported_until_its_end_and_a_later_one_from_its_beginning() -> None:
    there = {quarter: {i.id for i in load_council(NAME, quarter).catalogue.indicators} for quarter in REPORTED}
    assert [str(quarter) for quarter, ids in there.items() if "FD3" in ids][-1] == "2025-26 Q4"
    assert next(str(quarter) for quarter, ids in there.items() if "WF2" in ids) == "2025-26 Q1"


def test_figures_under_embargo_wait_for_their_day(tmp_path: Path) -> None:
    council, store = load_council(NAME, LATEST), open_store(str(tmp_path))

    def years(day: date) -> set[str]:
        return {each.year for each in background(NAME, council, LATEST, store, day).around.comparators["FD2"]}

    assert years(date(2027, 3, 30)) == {"2025-26"}
    assert years(date(2027, 3, 31)) == {"2025-26", "2026-27"}


def _validated(quarter: Quarter) -> list[ServiceReturn]:
    """Return what a cycle would have of a quarter's returns: of the newest all, of others those with faults and two more."""
    council, rules = load_council(NAME, quarter), load_rulebook()
    looked_at = {"care-leavers", "education", *(fault.service for fault in plan().faults if fault.quarter == quarter)}
    sent: dict[str, list[CheckedFile]] = {}
    for path, body in inbox(quarter).items():
        _, service, name = path.split("/")
        if quarter == LATEST or service in looked_at:
            digest = hashlib.sha256(body).hexdigest()
            file = check_file(
                SentFile(body=body, service=service, name=name, digest=digest), council, quarter, screening_for(council)
            )
            sent.setdefault(service, []).append(file)
    returned = [service_return(service, files, council, quarter, rules) for service, files in sent.items()]
    return cross_checked(returned, council, rules)


def _found(sent: list[ServiceReturn]) -> set[str]:
    found = {f"{one.service} {finding.code} {finding.indicator}" for one in sent for finding in one.findings}
    return found | {f"{one.service} refused" for one in sent for file in one.files if file.refused}


def _standing(card: Scorecard, indicator: str) -> str:
    score = next(score for score in card.scores if score.indicator == indicator)
    reported = f", reported as {score.final}" if score.final != score.mechanical else ""
    return f"{score.mechanical}{reported}" if score.final else score.standing.value
