"""Is a quarter compared with the published figures of earlier quarters as they are known now?"""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from adapters.councils import load_council
from adapters.previous_quarter import previous_carry_forward
from adapters.publication import PublicationFolder
from adapters.score_inbox import scored
from adapters.withdrawal import withdraw
from quarterly.collecting.carry_forward import CarryForward
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.disclosure.suppression import screen, suppressed_figures
from quarterly.reporting.wording.comparisons import direction
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.background import StoredBackground
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.quarter import Quarter
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, LEAVERS, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain

SERVICE = "children-in-care"
FIRST, SECOND = Chain(), Chain(quarter="2012-13 Q2")
NOT_AS_PUBLISHED = "Compared with Quarter 1 2012/13, as that figure is now; another was published then."


def lac(value: float) -> list[Any]:
    return [*LAC[:4], value, 98.8, "More children came into care than left it."]


def send(installation: Installation, *rows: list[Any], chain: Chain = SECOND, name: str = "return.xlsx", hour: int = 9) -> None:
    """Put a return in the inbox of a chain's quarter."""
    quarter = Quarter.parse(chain.quarter)
    installation.send(SERVICE, indicator_return(SERVICE, rows, quarter.title), name, hour, quarter.key)


def score(installation: Installation, chain: Chain = SECOND, id: str = "1178") -> ScoreInWords:
    """Score a quarter and return the wording of an indicator's score."""
    quarter = Quarter.parse(chain.quarter)
    council = load_council(chain.council, quarter)
    card = from_bytes(Scorecard, installation.restricted.read(chain.scored()[0].output.key))
    (indicator,) = (each for each in council.catalogue.indicators if each.id == id)
    return in_words(next(one for one in card.scores if one.indicator == id), indicator, council, quarter)


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    """An installation with Quarter 1 published, with 104.9 children in care, and a return of Quarter 2, with 107."""

    def make() -> None:
        send(installation, LAC, LEAVERS, ADOPTION, chain=FIRST)
        FIRST.published()
        send(installation, lac(107.0), ["1180", None, 36, 60, 60, 65, "More are in work."], ADOPTION)

    snapshots.restore("a second quarter", installation, make)
    return installation


def corrected(installation: Installation, value: float = 109.4) -> None:
    """Publish a second version of Quarter 1."""
    send(installation, lac(value), chain=FIRST, name="fix.xlsx", hour=15)
    FIRST.published("The rate was the opening one.")


@pytest.fixture
def corrected_since(published: Installation, snapshots: Snapshots) -> Installation:
    """The same after Quarter 1 was published anew, with 109.4."""
    snapshots.restore("a first quarter corrected since", published, lambda: corrected(published))
    return published


def test_a_second_quarter_is_compared_with_the_first_as_published(published: Installation) -> None:
    found = score(published)
    assert (found.value, found.travel_previous, found.caveats) == ("107.0", "worse", [])


def test_a_first_quarter_has_nothing_to_be_compared_with(published: Installation) -> None:
    assert score(published, FIRST).travel_previous == "no comparison because: first value"


def test_what_was_scored_and_not_published_is_no_history(installation: Installation) -> None:
    send(installation, LAC, chain=FIRST)
    FIRST.compiled()
    send(installation, lac(107.0))
    assert score(installation).travel_previous == "no comparison because: first value"


def test_a_quarter_that_was_withdrawn_is_compared_with_again_once_it_is_put_right(published: Installation) -> None:
    at = datetime(2012, 10, 1, tzinfo=UTC)
    withdraw(PublicationFolder(published.restricted, COUNCIL, KEY, lambda _: b""), "Wrong.", at)
    assert score(published).travel_previous == "no comparison because: first value"
    corrected(published, 108.0)
    assert score(published).travel_previous == "better"


def test_what_a_withdrawn_quarter_promised_is_not_carried_on(published: Installation) -> None:
    council, second = load_council(COUNCIL), Quarter.parse(SECOND.quarter)
    assert previous_carry_forward(published.restricted, council, second).texts
    at = datetime(2012, 10, 1, tzinfo=UTC)
    withdraw(PublicationFolder(published.restricted, COUNCIL, KEY, lambda _: b""), "Wrong.", at)
    assert previous_carry_forward(published.restricted, council, second) == CarryForward()


def test_an_indicator_that_was_not_in_the_first_quarter_has_a_first_value(installation: Installation) -> None:
    send(installation, ADOPTION, chain=FIRST)
    FIRST.published()
    send(installation, lac(107.0), ADOPTION)
    travels = [score(installation, id=id).travel_previous for id in ("1178", "adoption-matching")]
    assert travels == ["no comparison because: first value", "same"]


def test_after_a_correction_the_comparison_is_with_the_figure_as_it_is_now_and_says_so(corrected_since: Installation) -> None:
    found = score(corrected_since)
    assert (found.travel_previous, found.caveats) == ("better", [NOT_AS_PUBLISHED])


def test_a_correction_that_leaves_a_figure_as_it_was_says_nothing_of_it(corrected_since: Installation) -> None:
    found = score(corrected_since, id="adoption-matching")
    assert (found.travel_previous, found.caveats) == ("same", [])


def test_a_figure_corrected_back_was_never_another(corrected_since: Installation) -> None:
    send(corrected_since, lac(104.9), chain=FIRST, name="back.xlsx", hour=16)
    FIRST.published("The first figure was right.")
    found = score(corrected_since)
    assert (found.travel_previous, found.caveats) == ("worse", [])


def test_the_report_says_that_another_figure_was_published_then(corrected_since: Installation) -> None:
    SECOND.published()
    files = corrected_since.released(corrected_since.public, "2012-13-q2")
    assert f"PI 1178: {NOT_AS_PUBLISHED}" in files["report.json"].decode()


def test_the_open_data_has_the_direction_of_travel(published: Installation) -> None:
    SECOND.published()
    table = StringIO(published.released(published.public, "2012-13-q2")["ratings.csv"].decode("utf-8-sig"))
    told = next(row for row in csv.DictReader(table) if row["indicator"] == "1178")
    assert (told["since_previous_quarter"], told["since_same_quarter_last_year"]) == (
        "worse",
        "no comparison because: no value then",
    )


def test_a_correction_of_an_earlier_quarter_has_the_second_scored_anew_and_nothing_else_does(published: Installation) -> None:
    first = SECOND.scored()[0].output
    assert SECOND.scored()[0].output == first
    corrected(published)
    assert SECOND.scored()[0].output.key != first.key


def test_a_later_quarter_is_no_history_of_an_earlier_one(published: Installation) -> None:
    before = FIRST.scored()[0].output
    SECOND.published()
    assert FIRST.scored()[0].output == before


def test_a_second_quarter_tells_the_public_nothing_of_three_of_six_in_the_first(published: Installation) -> None:
    scored_now = SECOND.scored()[0]
    store, council = published.restricted, load_council(COUNCIL, Quarter.parse(SECOND.quarter))
    card = from_bytes(Scorecard, store.read(scored_now.output.key))
    background = from_bytes(StoredBackground, store.read(scored_now.background.key)).restored()
    assert SuppressedFigure(Fraction(50), 0, percent=True) in suppressed_figures(screen(card, council, background))
    SECOND.published()
    files = published.released(published.public, "2012-13-q2")
    told = b"".join(files[name] for name in ("report.json", "ratings.csv")).decode()
    assert "60%" in told
    assert not any(secret in told for secret in ("50%", "3 of 6", "3 out of"))


def test_scoring_from_the_inbox_sees_the_same_history(published: Installation) -> None:
    found = next(
        one for one in scored(COUNCIL, SECOND.quarter, datetime(2012, 10, 20, tzinfo=UTC)).scores if one.indicator == "1178"
    )
    assert direction(found.travel_previous) == score(published).travel_previous == "worse"


# With a folder of the council's own


def own(installation: Installation, history: str = "", **changes: str) -> Chain:
    """Return the second quarter of a copy of Dudley's folder, with its own history.csv and additions to indicator 1178."""
    added = "".join(f"    {key}: {value}\n" for key, value in changes.items())
    folder = own_council(installation.folder / COUNCIL, [("indicators.yaml", 'id: "1178"\n', f'id: "1178"\n{added}')])
    if history:
        Path(folder / "history.csv").write_text(f"indicator,quarter,value,mark\n{history}")
    return replace(SECOND, council=str(folder))


def test_an_imported_quarter_is_compared_with(published: Installation) -> None:
    assert score(published, own(published, "1178,2011-12 Q2,108,\n")).travel_year == "better"


def test_a_published_figure_stands_against_the_same_quarter_imported(published: Installation) -> None:
    assert score(published, own(published, "1178,2012-13 Q1,109.4,\n")).travel_previous == "worse"


def test_a_quarter_restated_in_history_is_compared_with_as_it_is_now_and_says_so(published: Installation) -> None:
    found = score(published, own(published, "PI 1178,2012-13 Q1,109.4,r\n"))
    assert (found.travel_previous, found.caveats) == ("better", [NOT_AS_PUBLISHED])


def test_a_row_about_the_rated_quarter_itself_changes_nothing_of_it(published: Installation) -> None:
    assert score(published, own(published, "PI 1178,2012-13 Q2,109.4,r\n")).value == score(published).value


def test_another_history_is_another_scorecard(published: Installation) -> None:
    chain = own(published, "1178,2011-12 Q2,108,\n")
    first = chain.scored()[0].output.key
    (published.folder / COUNCIL / "history.csv").write_text("indicator,quarter,value,mark\n1178,2011-12 Q2,100,\n")
    assert chain.scored()[0].output.key != first


def test_a_break_in_series_ends_the_comparison(published: Installation) -> None:
    assert score(published, own(published, breaks="[2012-13 Q2]")).travel_previous == "no comparison because: break in series"


def test_eight_quarters_make_a_forecast(published: Installation) -> None:
    earlier = ("2010-11 Q3", "2010-11 Q4", "2011-12 Q1", "2011-12 Q2", "2011-12 Q3")
    imported = "".join(f"1178,{quarter},100,\n" for quarter in earlier) + "1178,2011-12 Q4,102.1,\n"
    # Halfway between 107 and 103.5, the mean of 100, 102.1, 104.9 and 107.
    assert score(published, own(published, imported)).forecast == "105.3"


def test_a_first_quarter_is_never_its_own_history(corrected_since: Installation) -> None:
    assert score(corrected_since, FIRST).travel_previous == "no comparison because: first value"
