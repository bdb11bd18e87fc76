"""Stages 1 to 3: two workbooks, one with the numerator and one with the denominator, make one rated figure."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from adapters.councils import load_council
from adapters.score_inbox import scored
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.score import RatingStatus, Scorecard
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.quarter import Quarter
from tests.installation import QUARTER, Installation, own_council
from tests.stages.chain import Chain
from tests.workbooks import workbook

CARE, SAFE = "children-in-care", "safeguarding"
NAME = "    name: Care leavers in employment, education and training\n"
NAMES = {CARE: "Children in care", SAFE: "Assessment and safeguarding"}
OTHERS = {
    CARE: [["1178", 104.9], ["adoption-matching", 174]],
    SAFE: [["1176", 62.9], ["child-protection-plans", 29.6]],
}


@pytest.fixture
def chain(installation: Installation) -> Chain:
    """Dudley, where safeguarding sends the denominator of 1180."""
    line = f"{NAME}    denominator_service: {SAFE}\n"
    return Chain(str(own_council(installation.folder / "dudley", [("indicators.yaml", NAME, line)])))


def send(
    installation: Installation, service: str, header: list[str], *cells: object, name: str = "return.xlsx", hour: int = 9
) -> None:
    """Send a service's row of 1180, with its other indicators on a second sheet."""
    top = [["Dudley MBC"], [f"Service: {NAMES[service]}"], ["Quarter 1 2012/13"]]
    rows: list[list[Any]] = [["PI ref", *header], ["1180", *cells]]
    others: list[list[Any]] = [["PI ref", "Actual"], *OTHERS[service]]
    installation.send(service, workbook({"PI return": [*top, *rows], "Others": [*top, *others]}), name, hour)


def numerator(installation: Installation, count: object, **sending: object) -> None:
    send(installation, CARE, ["Numerator", "Mark", "Forecast outturn", "Target"], count, "p", 70, "at least 65%", **sending)  # type: ignore[arg-type]


def denominator(installation: Installation, count: object, **sending: object) -> None:
    send(installation, SAFE, ["Denominator"], count, **sending)  # type: ignore[arg-type]


def score(installation: Installation, chain: Chain) -> ScoreInWords:
    """Return the wording of the score that two services share."""
    quarter = Quarter.parse(chain.quarter)
    council = load_council(chain.council, quarter)
    card = from_bytes(Scorecard, installation.restricted.read(chain.scored()[0].output.key))
    (indicator,) = (each for each in council.catalogue.indicators if each.id == "1180")
    return in_words(next(score for score in card.scores if score.indicator == "1180"), indicator, council, quarter)


def told(installation: Installation, to: str) -> list[str]:
    """Return the letters to a service, their lines joined."""
    return [" ".join(letter["text"].split()) for letter in installation.letters() if letter["to"].startswith(to)]


def test_two_workbooks_make_one_rated_figure(installation: Installation, chain: Chain) -> None:
    numerator(installation, 62)
    denominator(installation, 96)
    found = score(installation, chain)
    assert (found.value, found.score.standing, found.score.final, found.expected) == (
        "65% [p]",
        RatingStatus.RATED,
        "lower",
        "70%",
    )
    letters = told(installation, "children-in-care.data") + told(installation, "safeguarding.data")
    assert [("Nothing was found wrong" in letter) for letter in letters] == [True, True]


def test_either_return_alone_names_the_one_that_is_missing(installation: Installation, chain: Chain) -> None:
    denominator(installation, 96)
    assert score(installation, chain).explanation == "There is no numerator from Children in care for this quarter."


def test_counts_that_exclude_each_other_are_held_and_both_senders_told_once(installation: Installation, chain: Chain) -> None:
    numerator(installation, 97)
    denominator(installation, 96)
    assert [score(installation, chain).score.standing for _ in range(2)] == [RatingStatus.UNDER_QUERY] * 2
    for to, cell in (("children-in-care.data", "B5"), ("safeguarding.data", "B5")):
        first, second = sorted(told(installation, to), key=len)
        assert "Nothing was found wrong" in first
        assert f"Critical, PI return, cell {cell}: The numerator 97 of PI 1180, from Children in care, is larger" in second


def test_a_correction_by_either_releases_the_figure(installation: Installation, chain: Chain) -> None:
    numerator(installation, 97)
    denominator(installation, 96)
    assert score(installation, chain).score.standing is RatingStatus.UNDER_QUERY
    denominator(installation, 100, name="fix.xlsx", hour=10)
    assert score(installation, chain).value == "97% [p]"


def test_what_the_other_sends_is_marked_in_the_senders_own_copy(installation: Installation, chain: Chain) -> None:
    send(installation, SAFE, ["Numerator", "Denominator", "Actual"], 62, 96, 64.6)
    (validated,) = chain.validated()
    sent = from_bytes(ServiceReturn, installation.restricted.read(validated.output.key))
    assert ([(f.code, f.cell) for f in sent.findings], sent.under_query) == ([("V13", "B5"), ("V15", "D5")], ())
    (attachment,) = installation.letters()[0]["attachments"]
    copy = load_workbook(BytesIO(installation.restricted.read(attachment["key"])))["PI return"]
    assert copy["B5"].comment.text.startswith("WARNING V13: The numerator of PI 1180 comes from Children in care; the 62 given")


def test_the_command_line_holds_what_the_cycle_holds(installation: Installation, chain: Chain) -> None:
    numerator(installation, 97)
    denominator(installation, 96)
    card = scored(chain.council, QUARTER, datetime(2012, 8, 1, tzinfo=UTC))
    assert [each.standing for each in card.scores if each.indicator == "1180"] == [RatingStatus.UNDER_QUERY]
