"""What does the release page say of each thing, and in which order?"""

from dataclasses import replace
from typing import Any

import pytest

from quarterly.disclosure.not_public import SuppressedScore
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.publishing.acceptances import acceptances
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.flags import Flag, FlagKind
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.release_page import Acceptance, ComparedWith, ReleaseFacts, ReleasePage
from quarterly.publishing.release_rows import HEADER, release_rows
from quarterly.publishing.release_tables import source_of
from quarterly.publishing.release_view import margin_notes, release_report
from quarterly.publishing.score_changes import ScoreChange, ShownScore, Urgency
from quarterly.reporting.model import Report
from quarterly.vocabulary.audit_event import Accepted, AuditEvent
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.sentence_decision import SentenceDecision
from tests.unit.made import Q1, TOWN

QUERY = Outstanding(kind=HoldKind.UNDER_QUERY, where="PI return, cell E7", sentence="1176 is under query.")
AWAITED = Outstanding(kind=HoldKind.COMMENTARY, where="1178", sentence="It is printed as awaited.")


def flag(kind: FlagKind = FlagKind.CONTRADICTED, sentence: str = "Visits were late.") -> Flag:
    return Flag(
        kind=kind, sentences=(sentence,), location="commentary on 1176", position="PI return, cell E7", sender="Safeguarding",
        why="The table gives 62.9%.", remedy="Say which is right.",
    )  # fmt: skip


def change(title: str) -> ScoreChange:
    now, before = ShownScore("62.9%", "Red"), ShownScore("71.0%", "Green")
    return ScoreChange(key=title, title=title, now=now, before=before, last_quarter=now, urgency=Urgency.SINCE_DRAFT)


def page(**changes: Any) -> ReleasePage:
    given: dict[str, Any] = {
        "outstanding": (QUERY, AWAITED),
        "held": frozenset({HoldKind.UNDER_QUERY}),
        "facts": ReleaseFacts((flag(),), (SuppressedScore("1180", WhySuppressed.SMALL_COUNT),)),
        "changes": (change("1176"),),
        "compared_with": ComparedWith(last_draft=True, last_quarter=True),
    }
    given |= {"council": TOWN}
    return ReleasePage(quarter=Q1, pack="0123456789abcdef", **(given | changes))


def section(of: Report, id: str) -> list[Any]:
    return next(each["blocks"] for each in of["sections"] if each["id"] == id)


def table(of: Report, id: str) -> list[list[str]]:
    (found,) = (each for each in section(of, id) if each["type"] == "table")
    return [[cell["text"] for cell in row] for row in found["rows"]]


def test_what_is_outstanding_is_counted_by_kind_worst_first() -> None:
    assert [row[:3] for row in table(release_report(page(), 9), "outstanding")] == [
        ["1 figure under query", "Holds it back", "PI return, cell E7"],
        ["1 explanation awaited", "Let through", "1178"],
    ]


def test_the_page_begins_with_what_holds_the_draft_back() -> None:
    assert release_report(page(), 9)["notices"][0]["title"] == "1 figure under query holds it back."
    assert release_report(page(held=frozenset()), 9)["notices"][0]["title"] == "Nothing holds it back."


def test_a_flag_leads_to_its_sentence_in_the_draft_and_back() -> None:
    (found,) = (each for each in section(release_report(page(), 9), "flags") if each["type"] == "table")
    assert found["rows"][0][0] == {
        "text": "Flag 1", "id": "flag-1", "runs": [{"text": "Flag 1", "href": "draft.html#flag-1"}]
    }  # fmt: skip
    assert margin_notes([flag()])[1]["address"] == "release.html#flag-1"


def test_a_flag_says_what_is_doubtful_what_to_do_and_where_it_is_from() -> None:
    assert table(release_report(page(), 9), "flags")[0][1:] == [
        "Contradicted",
        "“Visits were late.”",
        "The table gives 62.9%. Say which is right.",
        "Commentary on 1176, from Safeguarding: PI return, cell E7",
    ]


def test_a_sentence_that_may_name_a_person_is_on_no_page_that_is_mailed() -> None:
    facts = ReleaseFacts((flag(FlagKind.PERSON, "Kayleigh moved."),))
    named = page(facts=facts)
    assert "Kayleigh" not in f"{release_report(named, 9)}{release_rows(named)}"


def test_what_there_is_no_room_for_is_counted_and_is_in_the_file() -> None:
    many = page(facts=ReleaseFacts(tuple(flag(sentence=f"Sentence {n}.") for n in range(30))))
    drawn = release_report(many, 4)
    assert len(table(drawn, "flags")) == 4
    assert section(drawn, "flags")[-1]["blocks"][0]["runs"][0]["text"] == "26 more flags in "
    assert len([row for row in release_rows(many) if row[0] == "flag"]) == 30


def test_a_change_names_both_and_says_what_stayed() -> None:
    assert table(release_report(page(), 9), "changes") == [["1176", "62.9%, Red", "71.0%, Green", "the same"]]


def test_what_is_suppressed_is_named_by_its_rule() -> None:
    facts = ReleaseFacts((flag(FlagKind.SUPPRESSED),), (SuppressedScore("1180", WhySuppressed.SMALL_COUNT),))
    assert [row[0] for row in table(release_report(page(facts=facts), 9), "suppressed")] == [
        "Figure and rating: it counts few children, or is out of few",
        "Sentence: it counts few people, or gives a number on an indicator that is suppressed",
    ]


def test_what_was_accepted_is_listed_with_role_day_and_reason_and_the_profiles_last() -> None:
    event = AuditEvent(
        kind="release", council="milton", quarter="2012-13 Q1", at="2012-09-20T09:00:00+00:00", by="Officer", pack="0123456789ab",
        accepted=(Accepted("under-query", "Asked; none will come."),),
    )  # fmt: skip
    found = acceptances(TOWN, [event])
    assert found[0] == Acceptance(
        what="Figures under query, of draft 0123456789ab", by="Officer", on="20 September 2012", reason="Asked; none will come."
    )
    assert [each.what for each in found[1:]] == ["Returns missing or refused", "Explanations awaited"]


def test_a_sentence_that_was_cleared_is_among_what_was_accepted_and_one_that_was_struck_is_not() -> None:
    def decided(how: Any) -> AuditEvent:
        decision = SentenceDecision(
            digest="ab" * 32, kinds=("name of a person",), place="Schools, row 7", decided=how, role="Head"
        )
        return AuditEvent(
            kind="sentence-cleared", council="milton", quarter="2012-13 Q1", at="2012-09-20T09:00:00+00:00", by="Officer",
            sentence=decision,
        )  # fmt: skip

    found = acceptances(TOWN, [decided("may be named"), decided("left out")])
    assert found[0] == Acceptance(
        what="Sentence abababababab, Schools, row 7", by="Officer", on="20 September 2012", reason="May be named: Head."
    )
    assert len(found) == 3


def test_every_row_of_the_file_has_every_column() -> None:
    rows = release_rows(page(accepted=(Acceptance(what="Returns missing or refused", by="The profile"),)))
    assert {len(row) for row in rows} == {len(HEADER)}
    assert [row[0] for row in rows] == ["outstanding", "outstanding", "flag", "change", "suppressed", "accepted"]


AUDIT = AuditResult(
    told=(Outstanding(kind=HoldKind.DISCLOSURE, where="Children in care, Adopted", sentence="12 less 8 leaves 4."),),
    proposed=(FurtherFigure("1180", "2012-13-q1"),),
    incidents=("Plans can be worked out.",),
    notes=("Leavers was 70, and is 72 now.",),
    shown=38,
    suppressed=2,
)


def test_what_the_audit_found_begins_with_what_would_prevent_it() -> None:
    rows = table(release_report(page(audit=AUDIT), 9), "audit")
    assert [row[0] for row in rows] == [
        "What would prevent it", "Children in care, Adopted", "Public already: an incident", "To be known"
    ]  # fmt: skip
    assert rows[0][1].endswith("of Quarter 1 2012/13: with suppress-figures, in one step.")
    assert rows[2][1] == "Plans can be worked out. Withdraw what is public, or purge it. This draft is not held back for it."


def test_findings_of_the_audit_for_which_there_is_no_room_are_counted() -> None:
    blocks = section(release_report(page(audit=AUDIT), 1), "audit")
    assert blocks[1]["text"] == "3 more findings in the table of all."
    assert sum(row[0] == "audit" for row in release_rows(page(audit=AUDIT))) == 4


def test_a_quiet_audit_says_so_beside_what_is_suppressed() -> None:
    quiet = replace(AUDIT, told=(), proposed=(), incidents=(), notes=())
    drawn = release_report(page(audit=quiet), 9)
    assert not any(each["id"] == "audit" for each in drawn["sections"])
    said = section(drawn, "suppressed")[-1]["text"]
    assert said.endswith("No small count can be worked out from this draft and everything that is public.")


def test_the_page_says_how_much_is_suppressed_and_how_much_of_it_beside_a_small_count() -> None:
    further = SuppressedScore("1176", WhySuppressed.SECONDARY)
    facts = ReleaseFacts((), (SuppressedScore("1180", WhySuppressed.SMALL_COUNT), further))
    text = section(release_report(page(audit=AUDIT, facts=facts), 9), "suppressed")[-1]["text"]
    assert text == (
        "2 of 40 figures in this report and its charts are suppressed (5.0%). Of this quarter's figures 1 are by themselves, and "
        "1 because a small or an exempt count could be worked out from them."
    )


@pytest.mark.parametrize(("suppressed", "is_much"), [(4, False), (5, True)])
def test_where_more_than_a_tenth_is_suppressed_the_page_says_what_would_show_more(suppressed: int, is_much: bool) -> None:
    audit = replace(AUDIT, shown=40 - suppressed, suppressed=suppressed)
    text = section(release_report(page(audit=audit), 9), "suppressed")[-1]["text"]
    assert ("Coarser figures would show more" in text) is is_much


def test_figures_that_an_officer_had_suppressed_are_among_what_was_accepted() -> None:
    event = AuditEvent(
        kind="suppression", council="town", quarter="2012-13-q1", at="2012-08-01T10:00:00+00:00", by="Head of performance",
        pack="0123456789abcdef", further=(FurtherFigure("1180", "2012-13-q1"),),
    )  # fmt: skip
    (first, *_) = acceptances(TOWN, [event])
    assert first.what == "1 further figure suppressed, as the audit of draft 0123456789ab proposed"


def test_each_flag_names_its_sentences_behind_their_source() -> None:
    named = replace(flag(), digests=("0123456789abcdef", "fedcba9876543210"))
    assert [source_of(each) for each in (named, replace(flag(), digests=("0123456789abcdef",)), flag())] == [
        "Commentary on 1176, from Safeguarding: PI return, cell E7 (sentences 0123456789ab and fedcba987654)",
        "Commentary on 1176, from Safeguarding: PI return, cell E7 (sentence 0123456789ab)",
        "Commentary on 1176, from Safeguarding: PI return, cell E7",
    ]
