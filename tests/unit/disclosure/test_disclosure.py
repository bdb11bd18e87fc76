"""What the public may not see, and everything that would give it away."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.configuration.council import Council
from quarterly.configuration.rules import RatingRule
from quarterly.disclosure.free_text import TextRules, redact_text, sentences_to_look_at
from quarterly.disclosure.quoted import FiguresInTexts, SuppressedIndicator
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.parts import PublicMaterial, RestrictedMaterial
from quarterly.reporting.wording.explanation import suppression_legend
from quarterly.reporting.wording.figures import in_unit
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.made import (
    POLICY,
    Q1,
    SIX_LEAVERS,
    TOWN,
    TOWN_ACTIONS,
    TOWN_ROWS,
    action,
    built,
    card,
    council,
    finding,
    indicator,
    public,
    public_card,
    restricted,
    row,
    words_of,
)  # fmt: skip

TEXT = "Four were at college. The rest were not."


def material(full: Scorecard, awaited: tuple[str, ...] = ()) -> PublicMaterial:
    return public(restricted(full, awaited=frozenset(awaited)))


def seen_by_public(full: Scorecard, of: Council = TOWN, known: Background | None = None) -> Scorecard:
    return public_card(full, of, known or Background())


def everything(seen: RestrictedMaterial | PublicMaterial) -> str:
    """Return all that is published: the view model and the open data, as the files hold them."""
    return (to_bytes(dict(built(seen))) + to_bytes(list(open_data(seen)))).decode()


def shown(*rows: IndicatorRow, id: str = "1180", **changes: Any) -> Score:
    """Return what the public sees of one indicator, of the town or with fields of it changed."""
    fields: dict[str, Any] = {f"i{id}": changes}
    of = council(**fields)
    return next(one for one in seen_by_public(card(*rows, of=of), of).scores if one.indicator == id)


def test_three_of_six_hides_everything_about_the_figure() -> None:
    doubted = finding("1180", "K03", "warning", message="The comment gives 4 of 6.")
    full = card(row("1180", "50", 3, 6, SIX_LEAVERS), findings=[doubted])
    seen = next(one for one in seen_by_public(full).scores if one.indicator == "1180")
    target = next(one for one in full.scores if one.indicator == "1180").target
    assert seen == Score(indicator="1180", standing=seen.standing, sent=SUPPRESSED, target=target, variance=SUPPRESSED)
    words = words_of(seen)
    assert (words.value, words.target_now, words.against_target) == ("[c]", "65%", "[c]")
    assert words.explanation == "[c] stands where a figure is held back because it would tell of 1 to 5 children."


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        ("50", 3, 6),
        ("97", 58, 60),
        ("0", 0, 5),
        ("5", 5, 100),
        ("50", None, 6),
        ("97", None, 60),
        ("96.7", 58, None),
        ("50", 2, None),
    ],
)
def test_a_percentage_is_held_back_with_its_counts(value: str, numerator: int | None, denominator: int | None) -> None:
    assert shown(row("1180", value, numerator, denominator)).value is SUPPRESSED


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [("0", 0, 6), ("100", 11, 11), ("50", 6, 12), ("90", 54, 60), ("50", None, None), ("50", None, 12)],
)
def test_a_percentage_of_larger_counts_is_shown(value: str, numerator: int | None, denominator: int | None) -> None:
    assert shown(row("1180", value, numerator, denominator)).value == int(value)


@pytest.mark.parametrize(
    ("value", "seen"), [("0", "0"), ("1", "[c]"), ("5", "[c]"), ("5.4", "[c]"), ("0.6", "[c]"), ("6", "6"), ("66", "66")]
)
def test_a_count_from_one_to_five_is_held_back(value: str, seen: str) -> None:
    assert in_unit(shown(row("1180", value), unit=Unit.COUNT).value, indicator("1180", unit=Unit.COUNT)) == seen


@pytest.mark.parametrize(("denominator", "seen"), [(3, "[c]"), (12, "174")])
def test_an_average_of_few_is_held_back(denominator: int, seen: str) -> None:
    assert words_of(shown(row("adoption-matching", "174", None, denominator), id="adoption-matching")).value == seen


def test_a_rate_of_few_is_held_back() -> None:
    assert shown(row("1178", "0.4", None, 68_000), id="1178").value is SUPPRESSED


@pytest.mark.parametrize("targets", [{}, {"2012-13": 0}])
def test_a_figure_without_a_rating_is_held_back_like_any_other(targets: dict[str, int]) -> None:
    assert shown(row("1180", "50", 3, 6), targets=targets).value is SUPPRESSED


def test_counts_that_only_the_comment_gives_hold_the_figure_back() -> None:
    assert shown(row("1180", "50", comment=SIX_LEAVERS)).final == ""


def test_counts_of_something_else_in_a_comment_hold_only_their_sentence_back() -> None:
    seen = shown(row("1180", "50", 30, 60, "2 of 8 cases are new. More are in work."))
    assert (seen.value, seen.comment) == (50, "[c] More are in work.")


def test_a_hidden_value_is_not_told_by_another_text() -> None:
    told = "50% of care leavers were in work. The target is 65%. Half is not enough, 50.2 per cent neither. PI 1176 was met."
    full = card(row("1180", "50", 3, 6), row("1178", "104.9", comment=told, row=8), action("YP2b", progress=told))
    seen = seen_by_public(full)
    kept = "[c] The target is 65%. [c] PI 1176 was met."
    assert (seen.scores[0].comment, next(a.progress for a in seen.actions if a.ref == "YP2b")) == (kept, kept)


def test_whether_a_hidden_figure_was_commented_on_is_not_told() -> None:
    assert shown(row("1180", "50", 3, 6, "It is below target.")) == shown(row("1180", "50", 3, 6))


@pytest.mark.parametrize(("value", "numerator"), [("83", 5), ("17", 1), ("50", 3), ("67", 4)])
def test_no_two_hidden_figures_can_be_told_apart(value: str, numerator: int) -> None:
    one, other = (material(card(row("1180", v, n, 6, TEXT)), ("1180",)) for v, n in ((value, numerator), ("33", 2)))
    assert everything(one) == everything(other)


@given(
    st.integers(6, 200).flatmap(lambda d: st.tuples(st.sampled_from([*range(1, 6), *range(d - 5, d)]), st.just(d)))
    | st.integers(1, 5).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))),
    st.sampled_from(Polarity),
)
def test_a_small_count_on_any_side_leaves_no_figure_and_no_rating(counts: tuple[int, int], polarity: Polarity) -> None:
    seen = shown(row("1180", None, *counts, "It is worse than we hoped."), polarity=polarity)
    assert (seen.value, seen.variance) == (SUPPRESSED, SUPPRESSED)
    assert not any((seen.figure, seen.numerator, seen.denominator, seen.marks, seen.history, seen.confidence, seen.control))
    assert not any((seen.mechanical, seen.final, seen.comment, seen.warnings, seen.source, seen.benchmark))
    assert not any((seen.rated_value, seen.travel_previous, seen.forecast, seen.caveats, seen.trail, seen.expected))


@given(st.integers(0, 200), st.integers(1, 200))
def test_a_figure_that_is_shown_has_no_small_side(part: int, rest: int) -> None:
    seen = shown(row("1180", None, part, part + rest))
    if seen.value is not SUPPRESSED:
        assert not {part, rest, part + rest} & {1, 2, 3, 4, 5}


def test_a_figure_under_query_and_its_findings_stay_restricted() -> None:
    full = card(row("1180", "97", 58, 60), findings=[finding("1180", "V07", message="97 is not 58 over 60.")])
    assert "58" not in to_bytes(seen_by_public(full)).decode()


def test_no_finding_and_no_source_is_public() -> None:
    seen = seen_by_public(card(*TOWN_ROWS, *TOWN_ACTIONS, findings=[finding("1178", "K03", "warning")]))
    assert (seen.findings, {one.source for one in seen.scores} | {one.source for one in seen.actions}) == ((), {None})


def test_what_is_not_small_is_left_as_it_is() -> None:
    full = card(*TOWN_ROWS)
    seen = {one.indicator: one for one in seen_by_public(full).scores}
    assert [_printed(one) for one in full.scores if one.indicator != "1180"] == [
        _printed(one) for one in seen.values() if one.indicator != "1180"
    ]


def _printed(one: Score) -> tuple[str, str, str, str]:
    words = words_of(one)
    return words.value, one.final, words.explanation, one.comment


# Everything that is published of the town's Quarter 1


# Earlier quarters


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ({"change_previous": {"above": 0}}, "60% has changed by +10.0 points since the quarter before: “Exceeds target”."),
        ({"forecast_variance": {"above": "-50%"}}, "60% is forecast to end the year at 56%, which would miss the target of 65%"),
    ],
)
def test_a_rating_that_turns_on_a_hidden_quarter_is_held_back_with_its_explanation(when: dict[str, Any], told: str) -> None:
    bands = [{"status": "star", "when": when}, {"status": "triangle"}]
    rule = RatingRule.model_validate({"title": "By course", "source": "published", "bands": bands})
    of = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"rules": {"four-bands": rule}})})
    before = dict.fromkeys(last_quarters(Q1.previous.previous, 6), (30, 60)) | {Q1.previous: (3, 6)}
    history = {
        quarter: Point(value=Fraction(100 * part, whole), numerator=Fraction(part), denominator=Fraction(whole))
        for quarter, (part, whole) in before.items()
    }
    full = card(row("1180", None, 36, 60), of=of, background=Background({"1180": history}))
    seen, kept = seen_by_public(full, of, Background({"1180": history})).scores[1], full.scores[1]
    assert words_of(kept, council=of).explanation.startswith(told)
    assert (seen.value, seen.final, words_of(seen, council=of).explanation) == (60, "", suppression_legend(of))


# Text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("All is well.", "All is well."),
        ("Two children moved. The rest stayed.", "[c] The rest stayed."),
        ("The rest stayed. Two children moved.", "The rest stayed. [c]"),
        ("Two moved. Three left. The rest stayed.", "[c] The rest stayed."),
        ("Two moved. All is well. Three left.", "[c] All is well. [c]"),
        ("Was it 3? It was.", "[c] It was."),
        ("First line.\nTwo moved.\n\nLast line.", "First line.\n[c]\n\nLast line."),
        ("- two moved\n- all others stayed", "- [c]\n- all others stayed"),
        ("Of 66 children 36 were aged 0-9.", "Of 66 children 36 were aged 0-9."),
        ("", ""),
    ],
)
def test_a_sentence_with_a_small_count_is_replaced(text: str, seen: str) -> None:
    assert redact_text(text, TextRules(POLICY)) == seen


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("There were 15.", True),
        ("The share is 50%.", True),
        ("The share is 50 per cent.", True),
        ("The share is 50pc of all.", True),
        ("The share is 50.0%.", True),
        ("The share is 51%.", False),
        ("They met on 15 September 2026.", False),
        ("Young people aged 15 were asked.", False),
        ("Undertaking U15 is done.", False),
        ("It cost £15.", False),
    ],
)
def test_a_sentence_that_quotes_a_secret_of_it_does_not_say_what_is_asked_about_and_not_replaced(text: str, quotes: bool) -> None:
    figures = frozenset({SuppressedFigure(Fraction(15), 0, percent=False), SuppressedFigure(Fraction(50), 0, percent=True)})
    hidden = SuppressedIndicator(is_whole=True, percent=True, decimals=0, figures=figures)
    rules = TextRules(POLICY, FiguresInTexts(suppressed={"1180": hidden}))
    assert redact_text(text, rules) == text
    assert list(sentences_to_look_at(text, rules)) == ([(text, WhySuppressed.RESEMBLES)] if quotes else [])


@given(st.lists(st.sampled_from(["Two moved.", "All stayed.", "3 of 6 left!", "\n", "Is it 58 of 60?", "66 came."]), max_size=8))
def test_what_was_made_public_once_stays_as_it_is(sentences: list[str]) -> None:
    seen = redact_text(" ".join(sentences), TextRules(POLICY))
    assert redact_text(seen, TextRules(POLICY)) == seen
    assert not any(told in seen for told in ("Two", "3 of 6", "58"))
