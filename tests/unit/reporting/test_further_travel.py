"""Travel against the end of last year and against a named quarter, in words and as the public may see it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.council import Council
from quarterly.configuration.travel import TravelPlan
from quarterly.reporting.changes import Transcript
from quarterly.reporting.diff import changes
from quarterly.reporting.transcript_of_scores import cells_of_indicators
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.scoring.background import Background
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.made import TOWN, as_public, holding, indicator, restricted, scorecard, words_of

NOW, NAMED, YEAR_END = Quarter(2012, 2), Quarter(2010, 4), Quarter(2011, 4)
AROUND = Surroundings(comparators={}, last_year_end=True, since=NAMED)
PLAN = TravelPlan(last_year_end=True, quarter=str(NAMED))


def share(cases: int, out_of: int, *marks: Mark) -> Point:
    value = Fraction(100 * cases, out_of)
    return Point(value=value, numerator=Fraction(cases), denominator=Fraction(out_of), marks=marks)


EARLIER = {NAMED: share(30, 60), YEAR_END: share(42, 60), NOW.previous: share(36, 60)}


def asking(council: Council = TOWN) -> Council:
    return council.model_copy(update={"profile": council.profile.model_copy(update={"travel": PLAN})})


def scored(earlier: Mapping[Quarter, Point] = EARLIER, now: Point | None = None, **changes: Any) -> tuple[Score, Background]:
    of, known = indicator("1180", **changes), Background({"1180": dict(earlier)}, AROUND)
    return score_point(asking(), of, NOW, SentFigure(now or share(33, 60)), known), known


def in_words(score: Score, **changes: Any) -> ScoreInWords:
    of = indicator("1180", **changes)
    return words_of(score, of, NOW, holding(asking(), of))


def test_the_table_says_since_when_a_value_is_better_or_worse() -> None:
    score, _ = scored()
    assert in_words(score).travel_in_short == (
        "Quarter: worse. Year: not comparable (no value then). Since 2011-12 Q4: worse. Since 2010-11 Q4: better."
    )


def test_sentences_name_the_quarters_compared_with() -> None:
    said = in_words(scored()[0]).beside_the_target
    assert "Against Quarter 4 2011/12, the end of last year: worse. Against Quarter 4 2010/11: better." in said


def test_nothing_is_said_where_the_profile_asks_for_nothing() -> None:
    of, known = indicator("1180"), Background({"1180": dict(EARLIER)})
    score = score_point(TOWN, of, NOW, SentFigure(share(33, 60)), known)
    assert (score.travel_year_end, score.travel_since) == (None, None)
    assert words_of(score, of, NOW, TOWN).travel_in_short == "Quarter: worse. Year: not comparable (no value then)."


def test_a_term_is_compared_with_the_term_before() -> None:
    score, _ = scored(basis=Basis.TERM)
    assert in_words(score, basis=Basis.TERM).travel_in_short.startswith("Term: worse.")


@pytest.mark.parametrize(("small", "year_end", "named"), [(YEAR_END, "[c]", "better"), (NAMED, "worse", "[c]")])
def test_a_suppressed_quarter_is_not_told_by_the_direction_since(small: Quarter, year_end: str, named: str) -> None:
    score, known = scored({**EARLIER, small: share(3, 6)})
    public = as_public(score, indicator("1180"), NOW, known, asking())
    words = in_words(public)
    assert [words.travel_year_end, words.travel_since] == [year_end, named]
    assert SUPPRESSED in (public.travel_year_end, public.travel_since)


def test_a_direction_since_an_invented_figure_has_its_sign() -> None:
    score, _ = scored({**EARLIER, NAMED: share(30, 60, Mark.ILLUSTRATIVE)})
    assert score.invents(ScorePart.TRAVEL_SINCE)
    assert not score.invents(ScorePart.TRAVEL_YEAR_END)
    assert in_words(score).travel_since == "better [i]"


def transcript(score: Score, council: Council | None = None) -> Transcript:
    of = council or asking()
    alone = of.catalogue.model_copy(update={"indicators": (indicator("1180"),)})
    given = restricted(scorecard(score, quarter=NOW), of.model_copy(update={"catalogue": alone}), NOW)
    return Transcript(cells=tuple(cells_of_indicators(given)))


def test_a_direction_that_changed_alone_is_a_correction() -> None:
    """The last value of last year was restated: nothing else of this quarter follows from it."""
    (before, _), (now, _) = scored(), scored({**EARLIER, YEAR_END: share(30, 60)})
    (found,) = changes(transcript(before), transcript(now))
    assert (found.what, found.was, found.now) == ("Against the end of last year", "worse", "better")


def test_the_quarter_that_a_council_names_is_named_in_the_correction() -> None:
    (before, _), (now, _) = scored(), scored({**EARLIER, NAMED: share(42, 60)})
    (found,) = changes(transcript(before), transcript(now))
    assert (found.was, found.now) == ("Quarter 4 2010/11: better", "Quarter 4 2010/11: worse")


def test_a_comparison_that_is_asked_for_from_now_on_corrects_nothing() -> None:
    now, _ = scored()
    before = score_point(TOWN, indicator("1180"), NOW, SentFigure(share(33, 60)), Background({"1180": dict(EARLIER)}))
    assert changes(transcript(before, TOWN), transcript(now)) == ()
