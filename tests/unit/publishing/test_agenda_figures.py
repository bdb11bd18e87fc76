"""Is each figure of a report found in the text of an agenda's final file, and is one that was changed there told?"""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quarterly.publishing.agenda_figures import OtherFigure, compared

ROWS = [
    ("PI 1178: Children in care per 10,000", "104.9", "98.8", "6.17% worse", "Red"),
    ("PI 1180: Care leavers in employment or training", "50%", "65%", "23.08% worse", "Red"),
    ("PI 1181: Care leavers in suitable accommodation", "[c]", "90%", "[c]", "Not shown"),
]
SENTENCE = "Of 1,072 referrals 18.3% had been referred within the 12 months before."
TEXT = "\n".join([" ".join(row) for row in ROWS] + [SENTENCE])


def report(rows: Any = ROWS, sentence: str = SENTENCE, appendices: Any = ()) -> Any:
    table = {"type": "table", "id": "t", "caption": "Ratings", "columns": [], "rows": [[{"text": c} for c in r] for r in rows]}
    blocks = [table, {"type": "paragraph", "text": sentence}]
    return {"sections": [{"title": "Ratings", "blocks": blocks, "sections": []}], "appendices": list(appendices)}


def test_a_file_with_the_report_as_it_is_has_every_figure() -> None:
    found = compared(report(), f"Agenda item 7\n{TEXT}\nPage 12")
    # Numbers of indicators count as figures, "10,000" and marks too: each that is printed could be another.
    assert (found.same, found.others, found.not_found, found.absent) == (16, (), (), ())


def test_an_edited_figure_is_told_with_its_row_and_both_values() -> None:
    (other,) = compared(report(), TEXT.replace("50%", "56%")).others
    assert other == OtherFigure(
        "Cover report",
        "Cover report, Ratings",
        "PI 1180: Care leavers in employment or training 50% 65% 23.08% worse Red",
        "50",
        "56",
    )
    assert other.line.endswith("worse Red”: 50 in the report, 56 in the agenda")


def test_a_figure_within_a_sentence_is_told_too() -> None:
    (other,) = compared(report(), TEXT.replace("18.3%", "13.8%")).others
    assert (other.ours, other.theirs) == ("18.3", "13.8")


def test_a_number_in_place_of_a_suppressed_one_is_told_and_not_repeated() -> None:
    (other,) = compared(report(), TEXT.replace("accommodation [c]", "accommodation 3")).others
    assert (other.ours, other.theirs) == ("[c]", "3")
    assert other.line.endswith("[c] in the report, a number in the agenda")


def test_thousands_lines_and_hyphens_make_no_other_figure() -> None:
    text = TEXT.replace("1,072", "1072").replace("Care leavers", "Care\nleavers").replace("referrals", "refer\ufffe\nrals")
    assert compared(report(), text).others == ()


def test_a_table_with_fewer_columns_is_known_by_the_cells_it_has() -> None:
    found = compared(report(rows=ROWS[:2]), f"{ROWS[0][0]} 104.9 98.8 Red\n{ROWS[1][0]} 50% 56% Red\n{SENTENCE}")
    assert [(each.ours, each.theirs) for each in found.others] == [("65", "56")]
    assert found.not_found == ()


def test_a_row_in_two_places_that_was_changed_in_one_is_told() -> None:
    (other,) = compared(report(), TEXT + "\n" + TEXT.replace("104.9", "109.4")).others
    assert (other.ours, other.theirs) == ("104.9", "109.4")


def test_a_sentence_that_begins_like_another_is_no_other_figure() -> None:
    longer = "In the quarter 34 of 150 authorities were better, and England had 70.3%."
    blocks = [{"type": "list", "items": ["In the quarter 13 of 150 authorities were better", longer]}]
    own = {"sections": [{"title": "Others", "blocks": blocks, "sections": []}], "appendices": []}
    assert compared(own, f"In the quarter 13 of 150 authorities were better. {longer}").others == ()  # type: ignore[arg-type]


def test_a_heading_that_begins_like_a_row_is_no_other_figure() -> None:
    row = ("FD2: Re-referrals within 12 months", "20.3%", "20%")
    text = f"FD2: Re-referrals within 12 months (12 months to June)\n{' '.join(row)}\n{SENTENCE}"
    assert compared(report(rows=[row]), text).others == ()


def test_a_part_that_is_not_in_the_file_is_named_and_its_rows_are_not_missed() -> None:
    blocks = [{"type": "paragraph", "text": "It rose by 7 to 12 in May."}]
    inner = [{"title": "Other", "blocks": blocks, "sections": []}]
    found = compared(report(appendices=[{"key": "a", "title": "Appendix A: Numbers", "sections": inner}]), TEXT)
    assert (found.absent, found.not_found) == (("Appendix A: Numbers",), ())


def test_a_row_that_was_worded_anew_is_counted_as_not_found() -> None:
    found = compared(report(), TEXT.replace("had been referred within", "came back within"))
    assert found.not_found == (f"Cover report, Ratings, “{SENTENCE}”",)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_change_of_a_figure_is_told(ours: int, theirs: int) -> None:
    own = report(sentence=f"Altogether {ours:,} visits were made.")
    others = compared(own, f"{TEXT} Altogether {theirs:,} visits were made.").others
    assert [(each.ours, each.theirs) for each in others] == ([] if ours == theirs else [(str(ours), str(theirs))])
