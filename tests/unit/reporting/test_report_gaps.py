"""The report where something is missing: does it say what, and why?"""

import json

import pytest

from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import score_indicators
from tests.unit.made import (
    Q1,
    TOWN,
    TOWN_ACTIONS,
    TOWN_ROWS,
    action,
    card,
    council,
    file,
    finding,
    plain_text,
    row,
    sent,
)
from tests.unit.made_report import FULL, blocks, material, report, texts, with_plan
from tests.unit.reporting.reports import quality_notes

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
    whole = report(card(*TOWN_ROWS[:2]))
    (note,) = (b for b in whole["glance"]["blocks"] if b["type"] == "note")
    assert note["text"].startswith("Assessment and safeguarding, Schools and learning, ")
    assert note["text"].endswith("sent no return for Quarter 1 2012/13. Their figures are shown as not received.")
    (table,) = blocks(whole, "table", "services")
    assert texts(table)[:2] == [["Children in care", "Received"], ["Assessment and safeguarding", "Not received"]]


def test_nothing_is_outstanding_once_all_have_sent() -> None:
    assert not [b for b in report()["glance"]["blocks"] if b["type"] == "note"]


def test_awaited_commentary_is_shown_where_it_would_stand() -> None:
    whole = report(card(row("1178", "104.9")), ("1178",))
    (entry,) = blocks(whole, "entry")
    assert (entry["by"], entry["blocks"]) == (
        "Head of children in care",
        plain_text("Commentary awaited."),
    )
    told = [block["text"] for block in whole["glance"]["blocks"] if block["type"] == "paragraph"]
    assert "Commentary is awaited on 1 indicator." in told[0]
    (table,) = (block for block in whole["glance"]["blocks"] if block["type"] == "table")
    assert texts(table)[0][5] == "Commentary awaited."


def test_given_commentary_stands_under_its_indicator() -> None:
    given = [b["blocks"] for b in blocks(report(), "entry")]
    assert given.count(plain_text(TOWN_ROWS[0].comment)) == 1


def test_an_action_that_was_not_received_says_so() -> None:
    (table,) = blocks(report(card(action("YP1a", "star", "Done."))), "table", "actions-young-people-objective-1")
    assert [row[2:4] for row in texts(table)] == [
        ["Excellent / ahead of schedule", "Done."],
        ["Not received", "–"],
        ["Not received", "–"],
    ]


def test_a_report_without_indicators_is_a_report() -> None:
    none = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": ()})})
    whole = report(card(*TOWN_ACTIONS, of=none), of=none)
    assert (blocks(whole, "figure"), [each["title"] for each in whole["sections"]]) == (
        [],
        ["Purpose of report", "Recommendation", "What is worse than target, and why", "Background"],
    )


def test_what_a_reader_must_know_first() -> None:
    doubted = card(*TOWN_ROWS, findings=[finding("1178", "K03", "warning", message="The comment on PI 1178 gives 109.4.")])
    told = [item for each in blocks(report(doubted), "list") for item in each["items"]]
    assert told.count("The comment on PI 1178 gives 109.4. The service has been asked.") == 1


def test_that_a_rule_is_assumed_stands_once_beside_its_limits_or_else_among_the_notes() -> None:
    assert json.dumps(report()).count("The tolerance is assumed.") == 1
    plan = TOWN.profile.report
    without = [a.model_copy(update={"sections": tuple(s for s in a.sections if s.content != "legend")}) for a in plan.appendices]
    assert quality_notes(material(of=with_plan(appendices=tuple(without))))[-1].endswith("The tolerance is assumed.")


@pytest.mark.parametrize(("other", "times"), [("Set by Cabinet in May", 1), ("Agreed with schools", 3)])
def test_who_set_all_targets_is_said_once(other: str, times: int) -> None:
    of = council(i1178={"target_origin": "Set by Cabinet in May"}, i1180={"target_origin": other}, i1176={"target_origin": other})
    printed = json.dumps(report(card(*TOWN_ROWS, of=of), of=of))
    assert printed.count("Set by Cabinet in May") + printed.count("Agreed with schools") == times


def test_rows_that_were_not_sent_again_are_nothing_a_reader_must_know() -> None:
    first, fix = file("july.xlsx", *TOWN_ROWS), file("fix.xlsx", row("1178", "109.4", file="fix.xlsx"))
    resent = score_indicators(TOWN, Q1, [sent("children-in-care", first, fix), sent("safeguarding", first)])
    assert [found.code for found in resent.findings] == ["Q06", "Q01"]
    assert quality_notes(material(resent)) == quality_notes(material())


def test_returns_that_were_not_validated_say_so() -> None:
    unchecked = Scorecard(**{**{f: getattr(FULL, f) for f in FULL.__slots__}, "validated": False})
    assert quality_notes(material(unchecked))[-1] == "The returns have not been validated."
    assert "validated" not in " ".join(quality_notes(material()))
