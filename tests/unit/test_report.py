"""The view model: what stands in the report, in what order and words."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from quarterly.canonical import to_bytes
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SectionPlan
from quarterly.disclosure import public
from quarterly.rating.scorecard import Scorecard
from quarterly.rating.scoring import score_indicators
from quarterly.report.build import build_report, open_data
from quarterly.report.charts.distance import MOST_ROWS, chart_sentence, distance_charts
from quarterly.report.glance import summary
from quarterly.report.model import Report, RichBlock, Section
from quarterly.report.parts import Material, figure
from quarterly.report.quality import quality_notes
from quarterly.report.words import against_target, counted, listed, spelled
from tests.unit.made import (
    DUDLEY,
    DUDLEY_ACTIONS,
    DUDLEY_ROWS,
    POLICY,
    Q1,
    action,
    card,
    council,
    file,
    finding,
    indicator,
    row,
    sent,
)

FULL = card(*DUDLEY_ROWS, *DUDLEY_ACTIONS)


def plain_text(text: str) -> list[RichBlock]:
    return [{"type": "paragraph", "runs": [{"text": text}]}]


def material(scored: Scorecard = FULL, awaited: tuple[str, ...] = (), of: Council = DUDLEY) -> Material:
    return Material(of, Q1, scored, frozenset(awaited), "restricted", plain_text)


def with_plan(**changes: Any) -> Council:
    plan = DUDLEY.profile.report.model_copy(update=changes)
    return DUDLEY.model_copy(update={"profile": DUDLEY.profile.model_copy(update={"report": plan})})


def report(*args: Any, **kwargs: Any) -> Report:
    return build_report(material(*args, **kwargs))


def appendix(of: Report) -> list[Section]:
    """Return the sections of the only appendix."""
    (found,) = of["appendices"]
    return found["sections"]


def sections(of: Report) -> Iterator[Section]:
    for top in (*of["sections"], *appendix(of)):
        yield top
        for inner in top["sections"]:
            yield inner
            yield from inner["sections"]


def blocks(of: Report, kind: str, id_ends: str = "") -> list[Any]:
    return [b for s in sections(of) for b in s["blocks"] if b["type"] == kind and b.get("id", "").endswith(id_ends)]


def texts(table: Any) -> list[list[str]]:
    return [[cell["text"] for cell in row] for row in table["rows"]]


# Order and numbers


def test_the_sections_stand_in_the_profiles_order() -> None:
    assert [(s["number"], s["title"]) for s in report()["sections"]] == [
        ("1", "Purpose of report"),
        ("2", "Recommendation"),
        ("3", "Performance at a glance"),
        ("4", "What is worse than target, and why"),
        ("5", "Background"),
        ("6", "Data quality notes"),
    ]


def test_an_appendix_has_its_sections_and_numbers_of_its_own() -> None:
    assert [(s["number"], s["title"]) for s in appendix(report())] == [
        ("A1", "Introduction"),
        ("A2", "Performance summary"),
        ("A3", "How to read the symbols"),
        ("A4", "Reporting on Council Action Plan priorities"),
        ("A5", "Returns received"),
        ("A6", "How each rating was worked out"),
    ]


def test_another_order_in_the_profile_is_another_order_in_the_report() -> None:
    backwards = with_plan(cover=tuple(reversed(DUDLEY.profile.report.cover)))
    assert [s["number"] + " " + s["title"] for s in report(of=backwards)["sections"]][::5] == [
        "1 Data quality notes",
        "6 Purpose of report",
    ]


def test_priorities_are_numbered_under_their_section() -> None:
    priorities = appendix(report())[3]["sections"]
    assert [s["number"] for s in priorities] == ["A4.1", "A4.2", "A4.3"]


def test_the_council_plans_own_numbers_are_never_changed() -> None:
    objectives = [s for s in sections(report()) if s["title"].startswith("Objective ")]
    assert [(s["number"], s["title"].partition(":")[0]) for s in objectives] == [
        ("", "Objective 1"),
        ("", "Objective 2"),
        ("", "Objective 5"),
        ("", "Objective 4"),
    ]


def test_a_council_may_number_nothing() -> None:
    assert {s["number"] for s in sections(report(of=with_plan(numbering="none")))} == {""}


def test_every_id_is_used_once() -> None:
    whole = report()
    ids = [s["id"] for s in sections(whole)] + [b["id"] for kind in ("table", "figure") for b in blocks(whole, kind)]
    assert len(ids) == len(set(ids))


def test_the_period_is_filled_into_the_councils_text() -> None:
    plan = with_plan(cover=(SectionPlan(content="text", title="T", text="Of {title},\nthat is {period}.\n\nMore.\n"),))
    assert [b["text"] for b in report(of=plan)["sections"][0]["blocks"]] == [
        "Of Quarter 1 2012/13, that is 1 April to 30 June 2012.",
        "More.",
    ]  # type: ignore[typeddict-item]


def test_the_columns_of_every_table_fill_it_and_every_row_has_them_all() -> None:
    for table in blocks(report(), "table"):
        assert sum(column["width"] for column in table["columns"]) == 100
        assert {len(row) for row in table["rows"]} <= {len(table["columns"])}


def test_the_same_material_gives_the_same_bytes() -> None:
    assert to_bytes(dict(report())) == to_bytes(dict(build_report(material(card(*DUDLEY_ROWS, *DUDLEY_ACTIONS)))))


def test_the_date_is_the_end_of_the_period_and_not_of_today() -> None:
    assert report()["date"] == "2012-06-30"


# Figures


def test_the_scorecard_of_dudley() -> None:
    (table,) = blocks(report(), "table", "scorecard-young-people")
    assert [row[1:] for row in texts(table)] == [
        ["104.9", "98.8", "6.2% worse", "On target, lower half"],
        ["50% (3 of 6)", "65%", "23.1% worse", "Worse than target"],
        ["29.6", "36", "17.8% better", "Exceeds target"],
        ["174", "213", "18.3% better", "Exceeds target"],
        ["62.9%", "72.5%", "13.2% worse", "Worse than target"],
    ]


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [(18, 40, "45% (18 of 40)"), (49, 98, "50%"), (25, 50, "50%"), (0, 49, "0% (0 of 49)")],
)
def test_a_percentage_of_few_cases_says_of_how_many(numerator: int, denominator: int, printed: str) -> None:
    few = card(row("1180", None, numerator, denominator))
    assert [figure(i, s) for i, s in material(public(few, POLICY)).scored() if i.id == "1180"] == [printed]


def test_what_is_off_target_stands_worst_first() -> None:
    table = blocks(report(), "table", "off-target")[0]
    assert [(row[0][:7], row[3]) for row in texts(table)] == [
        ("PI 1180", "23.1% worse"),
        ("PI 1176", "13.2% worse"),
        ("PI 1178", "6.2% worse"),
    ]


def test_the_worst_is_found_by_the_exact_distance() -> None:
    close = card(row("1178", "104.94"), row("1176", "68.00", row=8), row("1180", "60.967", row=9))
    assert [score.distance for _, score in material(close).off_target()] == ["-6.2%", "-6.2%", "-6.2%"]
    assert [indicator.id for indicator, _ in material(close).off_target()] == ["1178", "1176", "1180"]


def test_nothing_off_target_makes_no_table_of_it() -> None:
    assert blocks(report(card(row("1178", "80"))), "table", "off-target") == []


def test_the_distance_chart_has_numbers_and_gaps() -> None:
    (figure,) = blocks(report(card(*DUDLEY_ROWS[:2])), "figure", "-distance")
    assert [(p["label"][:7], p["distance"], p["text"]) for p in figure["chart"]["points"]][:3] == [
        ("PI 1178", -6.17, "6.2% worse"),
        ("PI 1180", -23.08, "23.1% worse"),
        ("child-p", None, "Not received"),
    ]
    assert figure["chart"]["band"] == 10.0


def sentence(of: Material) -> str:
    return chart_sentence(of, of.scored())


def test_a_chart_too_long_for_a_page_comes_in_parts_of_equal_length() -> None:
    indicators = tuple(indicator("1178").model_copy(update={"id": f"many-{n}"}) for n in range(MOST_ROWS + 2))
    many = DUDLEY.model_copy(update={"catalogue": DUDLEY.catalogue.model_copy(update={"indicators": indicators})})
    charts = distance_charts(material(card(of=many), of=many), "s1")
    assert [len(chart["chart"]["points"]) for chart in charts] == [10, 10]
    assert [chart["caption"].rpartition(", ")[2] for chart in charts] == ["part 1 of 2", "part 2 of 2"]


def test_the_sentence_for_those_who_do_not_see_the_chart() -> None:
    assert sentence(material(card(*DUDLEY_ROWS[:3]))) == (
        "Each indicator's distance from target, with a tolerance of 10% on either side: PI 1178 is 6.2% worse than target, "
        "PI 1180 is 23.1% worse than target and child-protection-plans is 17.8% better than target. Two are not drawn."
    )


def test_the_sentence_says_on_target_as_it_is() -> None:
    assert "PI 1178 is on target. Four are not drawn." in sentence(material(card(row("1178", "98.8"))))


def test_a_slug_with_the_word_better_in_it_is_left_alone() -> None:
    named = council(i1178={"id": "better-care"})
    scored = card(row("better-care", "80"), of=named)
    assert "better-care is 19.0% better than target." in sentence(material(scored, of=named))


def test_without_any_distance_there_is_no_list() -> None:
    assert sentence(material(card())) == "No indicator has a distance from target to show this quarter."


def test_the_summary_of_dudley() -> None:
    assert summary(material()) == (
        "Of 5 indicators, 2 are “Exceeds target”, 1 is “On target, lower half” and 2 are “Worse than target”. "
        "Of 8 key activities, 1 is “Excellent / ahead of schedule” and 7 are “Good / on schedule”."
    )


def test_the_counts_of_every_rating_add_up() -> None:
    table = blocks(report(card(*DUDLEY_ROWS[:2])), "table", "ratings-table")[0]
    assert [column["title"] for column in table["columns"]] == [
        *("Priority", "On target, lower half", "Worse than target", "No rating", "Indicators")
    ]
    assert texts(table) == [["Young people", "1", "1", "3", "5"]]


def test_every_rating_is_told_by_word_shape_and_colour() -> None:
    marks = [cell["mark"] for table in blocks(report(), "table") for row in table["rows"] for cell in row if "mark" in cell]
    assert all(mark["word"] and mark["shape"] and mark["colour"].startswith("#") for mark in marks)
    assert len({(mark["word"], mark["shape"]) for mark in marks if mark["shape"] == "triangle"}) == 2


@pytest.mark.parametrize("word", ["above", "below"])
def test_no_figure_is_said_to_be_above_or_below(word: str) -> None:
    assert word not in json.dumps(report(card(*DUDLEY_ROWS[1:], *DUDLEY_ACTIONS))).casefold()


def test_every_rating_is_explained_with_its_rule_and_source() -> None:
    table = blocks(report(), "table", "ratings")[0]
    assert texts(table)[0][1] == (
        "104.9 against a target of 98.8 (lower is better) is 6.2% worse than target, within the tolerance of 10%: "
        "“On target, lower half”. Source: return.xlsx, sheet “PI return”, cell E7."
    )


# What is missing


HELD = card(row("1180", "97", 58, 60, "58 of 60."), findings=[finding("1180")])
MISSING = [
    (card(), "PI 1180: Care leavers in employment, education and training", "Not received", "–"),
    (HELD, "PI 1180: Care leavers in employment, education and training", "Under query", "–"),
    (
        card(row("1180", comment="Nobody turned 19.")),
        "PI 1180: Care leavers in employment, education and training",
        "No data",
        "–",
    ),
]


@pytest.mark.parametrize(("scored", "name", "word", "value"), MISSING)
def test_what_has_no_rating_says_why(scored: Scorecard, name: str, word: str, value: str) -> None:
    (table,) = blocks(report(scored), "table", "scorecard-young-people")
    assert texts(table)[1] == [name, value, "65%", "–", word]


def test_a_figure_without_a_target_is_shown_without_a_rating() -> None:
    of = council(i1180={"targets": {}})
    (table,) = blocks(report(card(row("1180", "50"), of=of), of=of), "table", "scorecard-young-people")
    assert texts(table)[1][1:] == ["50%", "–", "–", "No target"]


def test_a_figure_under_query_is_nowhere_in_the_report() -> None:
    text = json.dumps(report(HELD), ensure_ascii=False)
    assert "PI 1180 is under query. The figure sent does not pass the checks; the service has been asked to correct it." in text
    assert not any(secret in text for secret in ("97", "58 of"))


def test_services_that_sent_nothing_are_named() -> None:
    whole = report(card(*DUDLEY_ROWS[:2]))
    (note,) = (b for b in whole["sections"][2]["blocks"] if b["type"] == "note")
    assert note["text"].startswith("No return has been received from Assessment and safeguarding, Schools and learning, ")
    (table,) = blocks(whole, "table", "services")
    assert texts(table)[:2] == [["Children in care", "Received"], ["Assessment and safeguarding", "Not received"]]


def test_nothing_is_outstanding_once_all_have_sent() -> None:
    assert not [b for b in report()["sections"][2]["blocks"] if b["type"] == "note"]


def test_awaited_commentary_is_shown_where_it_would_stand() -> None:
    whole = report(card(row("1178", "104.9")), ("1178",))
    entry = blocks(whole, "entry")[-1]
    assert (entry["heading"][:7], entry["by"], entry["blocks"]) == (
        "PI 1178",
        "Head of children in care",
        plain_text("Commentary awaited."),
    )
    assert "Commentary is awaited on 1 indicator." in whole["sections"][2]["blocks"][1]["text"]  # type: ignore[typeddict-item]
    assert texts(blocks(whole, "table", "off-target")[0])[0][5] == "Awaited"


def test_given_commentary_stands_under_its_indicator() -> None:
    (entry,) = (b for b in blocks(report(), "entry") if b["heading"].startswith("PI 1178"))
    assert entry["blocks"] == plain_text(DUDLEY_ROWS[0].comment)
    assert texts(blocks(report(), "table", "off-target")[0])[0][5] == "Given"


def test_an_action_that_was_not_received_says_so() -> None:
    (table,) = blocks(report(card(action("YP1a", "star", "Done."))), "table", "actions-young-people-objective-1")
    assert [row[2:4] for row in texts(table)] == [
        ["Excellent / ahead of schedule", "Done."],
        ["Not received", "–"],
        ["Not received", "–"],
    ]


def test_a_report_without_indicators_is_a_report() -> None:
    none = DUDLEY.model_copy(update={"catalogue": DUDLEY.catalogue.model_copy(update={"indicators": ()})})
    whole = report(card(*DUDLEY_ACTIONS, of=none), of=none)
    assert (blocks(whole, "figure"), len(whole["sections"])) == ([], 6)


def test_what_a_reader_must_know_first() -> None:
    doubted = card(*DUDLEY_ROWS, findings=[finding("1178", "K03", "warning", message="The comment on PI 1178 gives 109.4.")])
    assert quality_notes(material(doubted))[0] == "The comment on PI 1178 gives 109.4. The service has been asked."
    assert quality_notes(material(doubted))[-1].endswith("10 per cent of target is our assumption.")


def test_rows_that_were_not_sent_again_are_nothing_a_reader_must_know() -> None:
    first, fix = file("july.xlsx", *DUDLEY_ROWS), file("fix.xlsx", row("1178", "109.4", file="fix.xlsx"))
    resent = score_indicators(DUDLEY, Q1, [sent("children-in-care", first, fix), sent("safeguarding", first)])
    assert [found.code for found in resent.findings] == ["Q01"]
    assert quality_notes(material(resent)) == quality_notes(material())


def test_returns_that_were_not_validated_say_so() -> None:
    unchecked = Scorecard(**{**{f: getattr(FULL, f) for f in FULL.__slots__}, "validated": False})
    assert quality_notes(material(unchecked))[-1] == "The returns have not been validated."
    assert "validated" not in " ".join(quality_notes(material()))


# Open data and words


def test_the_open_data_has_a_row_an_indicator() -> None:
    header, rows = open_data(material(card(*DUDLEY_ROWS[:2])))
    assert [dict(zip(header, one, strict=True))["rating"] for one in rows] == ["lower", "triangle", "[x]", "[x]", "[x]"]
    none = "no comparison because: first value"
    assert rows[0][6:] == ["104.9", "98.8", "6.2% worse", "lower", "On target, lower half", "lower", none, none, "[x]"]
    assert rows[2][6:] == ["[x]", "36", "[x]", "[x]", "Not received", *["[x]"] * 4]


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        ("-6.2%", "6.2% worse"),
        ("17.8%", "17.8% better"),
        ("0.0%", "on target"),
        ("", ""),
        ("[c]", "[c]"),
        ("-0.02%", "0.02% worse"),
        ("-2.5 points", "2.5 points worse"),
        ("1.0 point", "1.0 point better"),
        ("0.0 points", "on target"),
        ("-1,072.0", "1,072.0 worse"),
    ],
)
def test_a_distance_in_words(distance: str, words: str) -> None:
    assert against_target(distance) == words


def test_small_words() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [counted(1, "file"), counted(0, "file"), counted(2, "activity", "activities")] == ["1 file", "0 files", "2 activities"]
    assert [spelled(1), spelled(9), spelled(10)] == ["One", "Nine", "10"]
