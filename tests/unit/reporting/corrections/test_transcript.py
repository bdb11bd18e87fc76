"""What a report says, cell by cell: only what it prints, and for the public only what the public may see."""

from typing import Any

from quarterly.reporting.changes import Transcript
from quarterly.reporting.transcript import transcribe
from tests.unit.reporting.reports import fact, material, passage, tracker, undertaking, with_sections

GLANCE = with_sections({"content": "glance"})
SUMMARY = with_sections({"content": "passages", "kinds": ["summary"], "title": "Summary"})


def of(told: Transcript, what: str) -> list[tuple[str, str]]:
    """Return the cells of one kind but those of the header block, which is the same in all these reports."""
    return [(each.title, each.text) for each in told.cells if each.what == what and not each.subject.startswith("details")]


def told(*records: Any, **changes: Any) -> Transcript:
    return transcribe(material(*records, **{"council": GLANCE, **changes}))


def test_every_indicator_has_its_value_target_and_rating_in_the_order_of_the_catalogue() -> None:
    found = told()
    assert [text for _, text in of(found, "Value")][:2] == ["104.9", "50% (3 of 6)"]
    assert len(of(found, "Value")) == len(of(found, "Target")) == len(of(found, "Rating")) == 5


def test_commentary_that_is_awaited_is_said_to_be() -> None:
    assert of(told(awaited=frozenset(["1178"])), "Commentary")[0][1] == "Commentary awaited."


def test_a_text_that_no_section_prints_is_not_read() -> None:
    assert of(told(passage("All is well."), council=with_sections({"content": "quality"})), "Text") == []


def test_a_text_is_read_without_the_signs_of_its_markdown() -> None:
    assert of(told(passage("All is **well**."), council=SUMMARY), "Text") == [("Summary", "All is well.")]


def test_a_tracker_has_its_rating_and_its_text_without_the_figures_it_repeats() -> None:
    council = with_sections({"content": "trackers", "title": "Trackers"})
    found = told(tracker(indicators=("1178",)), council=council)
    assert ("Trackers: T1: Visits", "Off course") in of(found, "Rating")
    assert "104.9" not in str(of(found, "Text"))


def test_an_undertaking_is_a_line_of_its_own() -> None:
    council = with_sections({"content": "undertakings", "title": "Promises"})
    found = told(undertaking("U1"), undertaking("U2", what="Write."), council=council)
    assert [title for title, _ in of(found.as_of(3), "Text")] == ["Promises", "Promises: U1", "Promises: U2"]
    assert [len(text.splitlines()) for _, text in of(found.as_of(2), "Text")] == [2]


def test_a_report_with_tables_has_the_same_digest_as_in_the_second_form() -> None:
    council = with_sections({"content": "undertakings", "title": "Promises"})
    found = told(undertaking("U1"), council=council)
    assert found.as_of(2).content in found.contents
    assert found.as_of(2).content != found.content


def test_the_issue_is_part_of_what_is_told() -> None:
    early, full = told(fact("issue", "Early snapshot")), told(fact("issue", "Full report"))
    assert (early.issue, full.issue, early.content == full.content) == ("Early snapshot", "Full report", False)


def test_another_heading_for_all_of_it_tells_nothing_else() -> None:
    assert told().content == told(council=with_sections({"content": "glance"}, title="Another title")).content
