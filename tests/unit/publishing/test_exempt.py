"""Exempt matter before a release: what holds it back, and what the page says of it."""

from datetime import date

from quarterly.disclosure.not_public import PublicTexts
from quarterly.publishing.exempt_holds import exempt_holds
from quarterly.publishing.holds import HoldKind
from quarterly.publishing.release_view import release_report
from quarterly.reporting.sourced_texts import SourcedText
from tests.unit.disclosure.test_exempt import COUNCIL, EXEMPT, REASON, whole
from tests.unit.publishing.test_release_page import page, table

WHOLE = whole(("65", 39, 60, "3 of them moved."), offer="3 homes were asked.")


def test_a_public_text_with_a_number_like_an_exempt_figure_is_asked_about() -> None:
    texts = [SourcedText("65% were reached.", "the summary"), SourcedText("66% were reached.", "the news")]
    (found,) = exempt_holds(WHOLE, texts)
    assert (found.kind, found.where) == (HoldKind.DISCLOSURE, "the summary")
    assert "prints like the figure of PI 1180, which is exempt" in found.sentence
    assert "65" not in found.sentence


def test_a_public_text_with_a_number_that_stands_in_exempt_texts_alone_is_asked_about() -> None:
    exempt = whole(offer="Provider A wants £5,310 a week, 7.5% more, from 2027 on, and 62.9% of what others get.")
    texts = [
        SourcedText("A bed costs up to £5,310.", "the summary"),
        SourcedText("In 2027 62.9% were seen in time, and 5,310 were asked.", "the news"),
        SourcedText("Prices rise by 7.50 per cent.", "the budget"),
    ]
    found = list(exempt_holds(exempt, texts))
    assert [each.where for each in found] == ["the summary", "the budget"]
    assert found[0].sentence.startswith("It gives a number that otherwise stands in exempt matter alone (")
    assert not any("5,310" in each.sentence or "7.5" in each.sentence for each in found)


def test_no_flag_says_that_the_public_reads_a_mark_in_exempt_matter() -> None:
    texts = PublicTexts(WHOLE)
    assert not list(texts.to_look_at("3 homes were asked."))
    assert not list(texts.to_look_at("3 of them moved.", EXEMPT))
    assert list(texts.to_look_at("3 children moved."))


def test_the_release_page_says_what_is_exempt_by_which_paragraph_why_and_who_decided() -> None:
    rows = table(release_report(page(council=COUNCIL), 9), "exempt")
    assert [row[0] for row in rows] == [
        "Appendix B: Prices",
        "Appendix C: Schools and news: Schools at risk",
        "PI 1180: Care leavers in employment, education and training",
    ]
    assert rows[0][1].startswith("Paragraph 3: information relating to the financial or business affairs")
    assert rows[0][2:] == [REASON, "Monitoring Officer"]


def test_the_release_page_of_an_executive_says_which_notices_of_a_private_meeting_are_due() -> None:
    plan = COUNCIL.profile.report.model_copy(update={"considered_by": "executive"})
    calendar = COUNCIL.profile.calendar.model_copy(update={"meetings": {"2012-13 Q1": date(2012, 9, 30)}})
    executive = COUNCIL.model_copy(update={"profile": COUNCIL.profile.model_copy(update={"report": plan, "calendar": calendar})})
    (section,) = (each for each in release_report(page(council=executive), 9)["sections"] if each["id"] == "exempt")
    (notices,) = (block["text"] for block in section["blocks"] if block["type"] == "paragraph")
    assert "at least 28 clear days before with the reasons, by 1 September 2012, and one at least 5 clear days before" in notices
    assert notices.endswith("the answer, by 24 September 2012.")


def test_a_council_without_exempt_matter_reads_no_section_on_it() -> None:
    assert all(each["id"] != "exempt" for each in release_report(page(), 9)["sections"])
