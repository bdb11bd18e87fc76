"""Early snapshots, reports to follow, urgent items: what stands on the first page, and what the versions are called."""

from dataclasses import replace

import pytest

from quarterly.collecting.narrative.records import Fact
from quarterly.publishing.versions import PublicationIndex, ReleaseFile, manifest
from quarterly.reporting.sections.notices import notices
from quarterly.scoring.illustrative import ScorePart
from tests.unit.reporting.reports import CARD, HERE, fact, material, passage, with_profile

MEETING = with_profile(calendar={"meetings": {"2012-13 Q1": "2012-10-01"}})
EMPTY = PublicationIndex(council="wessex", quarter="2012-13-q1")


def notes(*facts: Fact) -> list[tuple[str, str]]:
    return [(note["title"], note["text"]) for note in notices(material(*facts))]


def test_a_report_without_facts_has_no_notice() -> None:
    assert notes() == []


def test_an_early_snapshot_says_what_is_to_come_and_when() -> None:
    found = notes(
        fact("issue", "early SNAPSHOT"), fact("report to follow", "The inspection report."), fact("expected on", "1 May")
    )
    text = "This is an early snapshot of Quarter 1 2012/13. The inspection report is to follow, expected on 1 May."
    assert found == [("Early snapshot", text)]


def test_a_full_report_that_awaits_another_says_so() -> None:
    found = notes(fact("issue", "Full report"), fact("report to follow", "The inspection report"))
    assert any("The inspection report is to follow" in text for _, text in found)


def test_a_day_from_a_date_cell_is_printed_as_people_write_days() -> None:
    found = notes(fact("issue", "Early snapshot"), fact("expected on", "2012-09-24"))
    assert found[0][1].endswith("The full report is to follow, expected on 24 September 2012.")


def test_a_late_report_gives_its_reason_and_the_day_it_missed() -> None:
    late = (fact("report to follow", "Annex B"), fact("reason for lateness", "The audit was not done."))
    (note,) = notices(material(*late, council=MEETING))
    assert note["text"] == (
        "Annex B is to follow. Papers are open to the public five clear days before the meeting on 1 October 2012, which was "
        "21 September 2012; what comes later follows under the published item. Reason given: The audit was not done."
    )


def test_the_later_of_two_lines_counts() -> None:
    assert notes(fact("urgent item", "First."), fact("urgent item", "Second."))[0][1].endswith("as urgent: Second.")


def test_one_invented_figure_is_one_figure() -> None:
    first, *others = CARD.scores
    invented = replace(first, illustrative=(ScorePart.VALUE,))
    (note,) = notices(material(card=replace(CARD, scores=(invented, *others))))
    assert "1 figure." in note["text"]


def test_an_invented_text_is_told_of() -> None:
    (note,) = notices(material(passage("So it was.", illustrative=True)))
    assert (note["title"], "some texts" in note["text"]) == ("Illustrative content", True)


def test_an_invented_line_about_the_report_is_marked_where_it_is_printed() -> None:
    invented = notices(material(Fact(name="urgent item", value="A court ruling.", source=HERE, illustrative=True)))
    assert "[i]" in next(note["text"] for note in invented if note["title"] == "Urgent item")


# Versions


def _file(body: str) -> bytes:
    return manifest("wessex", "2012-13-q1", "public", [ReleaseFile("report.html", "text/html", "Report", body.encode())])


def published(*versions: tuple[str, str]) -> PublicationIndex:
    """Return the index after these versions, each an issue and its reason."""
    index = EMPTY
    for number, (issue, reason) in enumerate(versions):
        index = index.with_version(_file(str(number)), published="2012-10-01T09:00:00Z", reason=reason, issue=issue)
    return index


def test_the_full_report_takes_the_place_of_the_snapshot_without_another_reason() -> None:
    assert published(("Early snapshot", ""), ("Full report", "")).current.reason == "Full report, in place of the early snapshot."


def test_a_reason_somebody_gave_is_not_thrown_away() -> None:
    found = published(("Early snapshot", ""), ("Full report", "PI 1178 was corrected.")).current.reason
    assert "PI 1178 was corrected." in found


def test_a_correction_of_one_issue_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="Version 2 replaces what is published: say why"):
        published(("Full report", ""), ("Full report", " "))


def test_a_workbook_that_no_longer_says_which_issue_it_is_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="say why"):
        published(("Early snapshot", ""), ("", ""))


def test_the_issue_is_found_over_a_correction_that_did_not_name_it() -> None:
    found = published(("Early snapshot", ""), ("", "A return was corrected."), ("Full report", ""))
    assert found.current.reason == "Full report, in place of the early snapshot."


def test_an_index_from_before_there_were_issues_can_be_read() -> None:
    text = published(("", "")).to_bytes().replace(b'"issue": "",\n', b"")
    assert PublicationIndex.parse(text).current.issue == ""


def test_the_same_bytes_are_the_same_version_whatever_the_issue_is_called() -> None:
    index = published(("Early snapshot", ""))
    assert index.with_version(_file("0"), published="later", reason="", issue="Full report") is index
