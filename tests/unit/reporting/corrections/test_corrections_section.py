"""The section in front of a corrected report, and the open table beside it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from quarterly.reporting.changes import Change, Corrections, Explanation, Holds, RatingShown, What
from quarterly.reporting.sections.corrections import EARLIER_REVISED, corrections_data, corrections_section, why_published
from tests.unit.made import built
from tests.unit.reporting.reports import COUNCIL, cells, material, with_sections, words

UNRATED = {"": Holds.FIGURE, "[c]": Holds.SUPPRESSED, "Under query": Holds.WORDS, "Not received": Holds.WORDS}


def change(about: str, title: str, what: What, was: str, now: str, *more: str, **flags: Any) -> Change:
    """Return a change; `more` are its service and the ratings in words."""
    service, *ratings = (*more, *("", "", "")[len(more) :])
    was_shown, now_shown = (RatingShown(text, UNRATED.get(text, Holds.FIGURE)) for text in ratings)
    about_it: dict[str, Any] = {"subject": about, "title": title, "what": what, "service": service}
    return Change(**about_it, was=was, now=now, rating_was=was_shown, rating_now=now_shown, **flags)


VALUE = change("1178", "PI 1178: Rate", "Value", "104.9", "109.4", "children-in-care", "On target", "Worse than target")
TEXT = change("Summary", "Summary", "Text", "", "All is well.")
ACT = Explanation(
    kind="correction", title="Correction", on=date(2012, 10, 3), by="Performance officer", reason="The rate was that of April.",
    approved_by="Head of service", service="children-in-care", effect="One rating changes",
)  # fmt: skip
OTHER = Explanation(
    kind="revision", title="Revision", on=date(2012, 10, 4), by="Officer", reason="Late data.", service="safeguarding"
)


def section(*changes: Change, acts: tuple[Explanation, ...] = (), issues: tuple[str, str] = ("", "")) -> Any:
    (found,) = corrections_section(material(corrections=Corrections(1, *issues, changes, acts)))
    return found


def test_a_first_version_corrects_nothing() -> None:
    assert corrections_section(material()) == []


def test_where_nothing_printed_differs_nothing_is_said() -> None:
    assert corrections_section(material(corrections=Corrections(1, "", "", (), (ACT,)))) == []


def test_it_stands_in_front_of_all_other_sections_and_takes_no_number_from_them() -> None:
    council, given = with_sections({"content": "glance"}), Corrections(1, "", "", (VALUE,), ())
    plain, corrected = (built(material(council=council, corrections=each)) for each in (None, given))
    assert corrected["sections"][0]["title"] == "Corrections since version 1"
    assert corrected["sections"][1:] == plain["sections"]


def test_every_change_is_a_row_with_its_effect_on_the_rating() -> None:
    assert cells(section(VALUE, TEXT)["blocks"][1]) == [
        ["PI 1178: Rate (30 June)", "Value", "104.9", "109.4", "On target, now Worse than target"],
        ["Summary", "Text", "–", "All is well.", "–"],
    ]


def test_what_follows_from_a_figure_stands_in_its_row() -> None:
    follow = [
        replace(VALUE, what="Against the quarter before", was="same", now="worse"),
        replace(VALUE, what="Forecast for the end of the year", was="", now="78.1"),
        replace(VALUE, what="Place among others", was="rank 13 of 151", now="rank 23 of 151"),
    ]
    target, comment = replace(VALUE, what="Target", was="98", now="99"), replace(VALUE, what="Commentary", was="A.", now="B.")
    rows = cells(section(VALUE, target, *follow, comment)["blocks"][1])
    assert [(what, followed) for _, what, _, _, followed in rows] == [
        ("Value", "On target, now Worse than target; against the quarter before: same, now worse; position among others changed"),
        ("Target", "On target, now Worse than target"),
        ("Commentary", "On target, now Worse than target"),
    ]


def test_what_follows_from_a_revised_earlier_figure_stands_in_its_row_and_no_service_explains_it() -> None:
    revised = replace(VALUE, what="Earlier figures", was="", now="2011-12 Q4, revised in May 2012")
    travel = replace(VALUE, what="Against the same quarter last year", was="better", now="worse")
    found = section(revised, travel, acts=(ACT,))
    assert [row[1:] for row in cells(found["blocks"][-1])] == [
        [
            *("Earlier figures", "–", "2011-12 Q4, revised in May 2012"),
            "On target, now Worse than target; against the same quarter last year: better, now worse",
        ]
    ]
    assert words(found["blocks"][0]).startswith("- Correction, 3 October 2012")
    assert words(found["blocks"][1]) == EARLIER_REVISED


def test_where_earlier_figures_were_revised_alone_nobody_need_have_recorded_a_correction() -> None:
    revised = replace(VALUE, what="Earlier figures", was="", now="2011-12 Q4, revised in May 2012")
    assert [words(each) for each in section(revised)["blocks"][:-1]] == [EARLIER_REVISED]


def test_what_changed_without_its_figure_has_a_row_of_its_own() -> None:
    travel = replace(VALUE, what="Against the quarter before", was="same", now="worse")
    assert [row[1] for row in cells(section(travel)["blocks"][1])] == ["Against the quarter before"]


def test_texts_that_were_added_are_named_and_corrected_by_no_row() -> None:
    added, comment = replace(TEXT, is_addition=True), replace(VALUE, what="Commentary", was="", now="It rose.", is_addition=True)
    found = section(VALUE, added, comment, acts=(ACT,))
    assert [row[1] for row in cells(found["blocks"][1])] == ["Value"]
    assert [words(block) for block in found["blocks"][2:]] == [
        "Added since version 1:", "- Summary\n- Commentary: PI 1178: Rate",
    ]  # fmt: skip


def test_rows_that_were_added_are_named_by_their_section_once() -> None:
    rows = [replace(TEXT, title=f"Promises: U{n}", section="Promises", is_addition=True) for n in (1, 2)]
    assert words(section(*rows)["blocks"][-1]) == "- Promises"


def test_where_texts_were_added_alone_nothing_was_corrected() -> None:
    found = section(replace(TEXT, is_addition=True))
    assert (found["title"], [words(block) for block in found["blocks"]]) == (
        "Added since version 1", ["Added since version 1:", "- Summary"],
    )  # fmt: skip


def test_a_rating_that_stands_is_said_to_stand() -> None:
    same = change("1178", "PI 1178: Rate", "Value", "104.9", "104.2", "", "On target", "On target")
    assert cells(section(same)["blocks"][1])[0][-1] == "Unchanged: On target"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("[c]", "On target", "Held back, now shown"),
        ("On target", "[c]", "Shown, now held back"),
        ("[c]", "Under query", "Held back, now under query"),
        ("Not received", "[c]", "Not received, now held back"),
        ("[c]", "[c]", "Held back"),
    ],
)
def test_of_a_rating_that_is_held_back_only_that_is_said(was: str, now: str, told: str) -> None:
    hidden = change("1180", "PI 1180: Leavers", "Value", "Held back", "Shown", "", was, now)
    assert cells(section(hidden)["blocks"][1])[0][-1] == told


def test_why_and_who_are_said_by_role() -> None:
    assert words(section(VALUE, acts=(ACT,))["blocks"][0]) == (
        "- Correction, 3 October 2012: The rate was that of April. One rating changes. "
        "By Performance officer, approved by Head of service."
    )


def test_a_change_nobody_recorded_is_said_to_be_so() -> None:
    assert words(section(VALUE)["blocks"][0]).startswith("Nobody recorded a correction")


def test_a_long_text_is_cut_in_the_report_and_whole_in_the_open_table() -> None:
    long = change("s", "Summary", "Text", "", "word " * 100)
    given = material(corrections=Corrections(1, "", "", (long,), ()))
    assert len(cells(corrections_section(given)[0]["blocks"][1])[0][3]) <= 320
    assert (corrections_data(given) or ([], []))[1][0][5] == "word " * 100


def test_the_open_table_says_who_and_why_of_the_service_concerned() -> None:
    header, (row,) = corrections_data(material(corrections=Corrections(1, "", "", (VALUE,), (ACT, OTHER)))) or ([], [[]])
    told = dict(zip(header, row, strict=True))
    assert (told["since version"], told["was"], told["now"]) == ("1", "104.9", "109.4")
    assert (told["why"], told["by"], told["approved by"]) == (ACT.reason, ACT.by, ACT.approved_by)


def test_what_is_not_told_side_by_side_is_explained() -> None:
    hidden = change("1180", "PI 1180: Leavers", "Value", "[c]", "[c]", is_suppressed=True)
    assert words(section(hidden)["blocks"][2]).endswith("would tell of 1 to 5 children.")


def test_a_full_report_after_an_early_snapshot_corrects_nothing_and_says_what_is_new() -> None:
    new = change("1180", "PI 1180: Leavers", "Value", "Not received", "65%", "", "Not received", "On target", is_first=True)
    found = section(new, TEXT, VALUE, issues=("Early snapshot", "Full report"))
    assert found["title"] == "New since the early snapshot"
    assert [words(block) for block in found["blocks"]] == [
        "New since the early snapshot (version 1):",
        "- Figures: PI 1180: Leavers.\n- Figures that are others now: PI 1178: Rate.\n- Summary",
    ]
    given = Corrections(1, "Early snapshot", "Full report", (VALUE,), ())
    assert corrections_data(material(corrections=given)) is None


COMMENT = replace(VALUE, what="Commentary", was="", now="More children came into care.")
UNDER_A_SERVICE = replace(TEXT, subject="Service plans / Children in care / Key developments")
RUN = replace(
    ACT, kind="run", title="Run again", service="", by="", approved_by="", reason="The tolerance was agreed anew.", effect=""
)


def shared() -> Any:
    """Return the council with indicator 1178's denominator from another service."""
    own = [replace_service(each) if each.id == "1178" else each for each in COUNCIL.catalogue.indicators]
    return COUNCIL.model_copy(update={"catalogue": COUNCIL.catalogue.model_copy(update={"indicators": tuple(own)})})


def replace_service(indicator: Any) -> Any:
    return indicator.model_copy(update={"denominator_service": "schools"})


@pytest.mark.parametrize(
    ("change", "sender", "explains"),
    [
        (VALUE, "children-in-care", True),
        (VALUE, "schools", True),
        (VALUE, "safeguarding", False),
        (VALUE, "commentary", False),
        (VALUE, "cover", False),
        (VALUE, "", True),
        (replace(VALUE, what="Target"), "children-in-care", False),
        (replace(VALUE, what="Target"), "", True),
        (COMMENT, "children-in-care", True),
        (COMMENT, "commentary", True),
        (TEXT, "cover", True),
        (TEXT, "children-in-care", False),
        (TEXT, "", True),
        (UNDER_A_SERVICE, "children-in-care", True),
        (UNDER_A_SERVICE, "safeguarding", False),
    ],
)
def test_an_act_explains_what_its_sender_sends_and_nothing_else(change: Change, sender: str, explains: bool) -> None:
    acts = (replace(ACT, service=sender),)
    _, (row,) = corrections_data(material(council=shared(), corrections=Corrections(1, "", "", (change,), acts))) or ([], [[]])
    assert row[-3:] == ([ACT.reason, ACT.by, ACT.approved_by] if explains else ["", "", ""])


def test_what_no_act_explains_beside_others_is_said_to_be_so() -> None:
    first, second, *_ = section(VALUE, TEXT, acts=(ACT,))["blocks"]
    assert words(first).startswith("- Correction, 3 October 2012")
    assert words(second).startswith("Nobody recorded why the rest changed: returns, replies or settings")


def test_where_every_change_is_explained_nothing_more_is_said() -> None:
    assert [block["type"] for block in section(VALUE, acts=(ACT,))["blocks"]] == ["list", "table"]
    assert [block["type"] for block in section(VALUE, TEXT, acts=(ACT, RUN))["blocks"]] == ["list", "table"]


@pytest.mark.parametrize(
    ("changes", "acts", "told"),
    [
        ((VALUE,), (), ""),
        ((VALUE,), (ACT,), "Correction: The rate was that of April. One rating changes."),
        (
            (VALUE, TEXT),
            (ACT,),
            "Correction: The rate was that of April. One rating changes. Nobody recorded why the rest changed.",
        ),
    ],
    ids=["nobody", "all", "some"],
)
def test_a_version_is_published_with_the_acts_its_report_shows(
    changes: tuple[Change, ...], acts: tuple[Explanation, ...], told: str
) -> None:
    assert why_published(material(corrections=Corrections(1, "", "", changes, acts))) == told


def test_a_first_version_and_another_issue_have_no_rest_to_explain() -> None:
    assert why_published(material()) == ""
    another = Corrections(1, "Early snapshot", "Full report", (VALUE, TEXT), (ACT,))
    assert why_published(material(corrections=another)) == "Correction: The rate was that of April. One rating changes."
