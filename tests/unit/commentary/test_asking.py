"""Who is asked what, and who is asked again after a figure, a question or an answer has changed."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.records import CommentRow
from quarterly.commentary.asked_figures import AskedFigure, asked_figure, has_to_be_explained_anew, told_apart
from quarterly.commentary.asking import Ask, FigureChange, asks
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.commentary.officers_part import DirectorateQuestion, OfficersPart, officers_part, reply_digest
from quarterly.commentary.request_letter import news_of
from quarterly.commentary.requests import NOTE, AskedSoFar, Commentary, commentary, with_replies
from quarterly.configuration.commentary_plan import CommentaryPlan
from quarterly.configuration.council import Council
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.commentary_act import CommentaryAct
from tests.unit.made import TOWN, card, file, indicator, reply, row, sent

OWNER, HEAD = "head-of-children-in-care", "head-of-safeguarding"
OWNER_AT, HEAD_AT = (TOWN.profile.contacts[each].email for each in (OWNER, HEAD))
LAC = indicator("1178")
WAS = AskedFigure(indicator="1178", printed="104.9", value=Fraction("104.9"), rating="triangle", travel="worse")


def asking(**changes: Any) -> Council:
    """Return the town with another way of collecting commentary, and a head for every service."""
    services = {key: each.model_copy(update={"head": HEAD}) for key, each in TOWN.profile.services.items()}
    profile = TOWN.profile.model_copy(update={"commentary": CommentaryPlan(**changes), "services": services})
    return TOWN.model_copy(update={"profile": profile})


def letter(*figures: AskedFigure, to: str = OWNER_AT, asks: tuple[str, ...] = ()) -> Letter:
    about = tuple(each.indicator for each in figures) or ("1178",)
    empty = Letter(
        id="request-1", kind=LetterKind.REQUEST, to=to, reply_to="p@x", subject="", greeting="", blocks=(), signature=""
    )
    return replace(empty, about=about, asks=asks, figures=figures)


def now(value: str = "104.9", **changes: Any) -> AskedFigure:
    return replace(WAS, printed=value, value=Fraction(value), **changes)


def asked(
    today: AskedFigure, *letters: Letter, answer: CommentRow | None = None, part: OfficersPart | None = None, of: Council = TOWN
) -> list[Ask]:
    """Return what is asked when the only indicator off target stands at this figure after these letters and this answer."""
    given = [figure for each in letters for figure in each.figures]
    so_far = AskedSoFar({"1178": given} if given else {}, {"1178": today}, part or OfficersPart())
    returns = [sent("commentary", file("reply.xlsx", answer))] if answer else []
    found = commentary(of, card(row("1178", today.printed.partition(",")[0])), returns, screening_for(of), so_far)
    return list(asks(of, found, so_far, letters, {"1178": answer} if answer else {}))


def test_an_owner_is_asked_once() -> None:
    (first,) = asked(now())
    assert (first.contact, first.indicators, [each.number for each in first.figures]) == (OWNER, ("1178",), [1])
    assert asked(now(), letter(WAS)) == []


def test_a_new_owner_is_asked_whatever_the_one_before_was() -> None:
    assert [each.contact for each in asked(now(), letter(WAS, to="before@milton.example"))] == [OWNER]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        (now("105"), False),
        (now("99", rating="diamond"), True),
        (now("101", travel="better"), True),
        (now(rating="diamond"), False),
    ],
    ids=["value alone", "rating", "direction", "the same figure"],
)
def test_an_owner_is_asked_again_if_rating_or_direction_changed(changed: AskedFigure, again: bool) -> None:
    assert bool(asked(changed, letter(WAS))) is again


def test_whoever_is_asked_again_is_shown_both_figures_and_gets_another_letter() -> None:
    (again,) = asked(now("99", rating="diamond"), letter(WAS))
    assert [(each.before.printed, each.now.printed) for each in again.changed] == [("104.9", "99")]
    assert [each.number for each in again.figures] == [2]


def about(text: str, figure: str = "104.9") -> CommentRow:
    return replace(reply("1178", text), figure=figure)


@pytest.mark.parametrize(
    ("text", "again"), [("The rate of 104.9 is high.", True), ("More came than left.", False)], ids=["quotes it", "does not"]
)
def test_an_answer_that_quotes_the_figure_is_asked_for_again_when_it_changes(text: str, again: bool) -> None:
    assert bool(asked(now("105"), letter(WAS), answer=about(text))) is again


def test_an_answer_about_the_figure_before_is_awaited_and_not_printed() -> None:
    so_far = AskedSoFar({"1178": [WAS]}, {"1178": now("99", rating="diamond")})
    returns = [sent("commentary", file("a.xlsx", about("Old.")))]
    found = commentary(TOWN, card(row("1178", "104.9")), returns, screening_for(TOWN), so_far)
    assert (found.awaited, found.replies, found.outdated) == (("1178",), {}, ("1178",))


def test_an_answer_to_the_new_figure_ends_the_waiting() -> None:
    today = now("99", rating="diamond")
    letters = (letter(WAS), letter(replace(today, number=2)))
    assert asked(today, *letters, answer=about("New.", "99")) == []


def test_a_figure_that_prints_alike_and_is_rated_otherwise_is_explained_anew() -> None:
    today = told_apart(now(rating="diamond"), [WAS], "Off target")
    assert today.printed == "104.9, Off target"
    (again,) = asked(today, letter(WAS), answer=about("Old."))
    assert [(each.before.printed, each.now.printed) for each in again.changed] == [("104.9", "104.9, Off target")]
    letters = (letter(WAS), letter(replace(today, number=2)))
    assert told_apart(now(rating="diamond"), [WAS, today], "Off target") == today
    assert asked(today, *letters, answer=about("New.", today.printed)) == []


def test_a_figure_as_it_was_given_is_printed_as_it_was() -> None:
    other = replace(WAS, printed="104.9, Off target", rating="diamond", number=2)
    assert told_apart(now(), [WAS, other], "At risk") == WAS


def test_an_answer_that_names_no_figure_counts_as_it_came() -> None:
    assert asked(now("99", rating="diamond"), letter(WAS), answer=about("It was 104.9.", "")) == []


def test_counts_that_an_answer_quotes_are_numbers_too() -> None:
    before = replace(WAS, numerator=Decimal(3), denominator=Decimal(6))
    assert has_to_be_explained_anew(before, now("105"), LAC, "3 out of the 6 were in work.")
    assert not has_to_be_explained_anew(before, now("105"), LAC, "3 out of the 5 were in work.")


def test_a_figure_that_moved_a_little_is_news_once_in_the_next_request_to_its_owner() -> None:
    leavers = AskedFigure(indicator="1180", printed="10", value=Fraction(10), rating="triangle")
    so_far = AskedSoFar({"1178": [WAS]}, {"1178": now("105"), "1180": leavers})
    scored = card(row("1178", "105"), row("1180", "10", row=8))
    found = commentary(TOWN, scored, [], screening_for(TOWN), so_far)
    (ask,) = asks(TOWN, found, so_far, [letter(WAS)], {})
    assert (ask.indicators, [each.now.printed for each in ask.news]) == (("1180",), ["105"])
    assert news_of(TOWN, ask.news) == [
        "Number of LAC per 10k of the child population (PI 1178) has moved a little since you were asked; its rating and "
        "direction are the same. There is nothing to do about that."
    ]
    assert {each.indicator: each.number for each in ask.figures} == {"1180": 1, "1178": 2}
    assert list(asks(TOWN, found, so_far, [letter(WAS), letter(*ask.figures)], {})) == []


def test_a_figure_that_is_on_target_now_is_not_said_to_be_rated_as_before() -> None:
    assert news_of(TOWN, [FigureChange(WAS, now("98", rating="circle"))]) == [
        "Number of LAC per 10k of the child population (PI 1178) has changed since you were asked, and no longer needs an "
        "explanation."
    ]


def test_a_data_leads_remark_is_not_the_owners_commentary() -> None:
    scored = card(row("1178", "104.9", comment="Slightly down."))
    found = commentary(asking(), scored, [], screening_for(TOWN))
    assert (found.awaited, found.notes) == (("1178",), ("1178",))
    found = replace(found, replies={"1178": "More came."})
    assert next(iter(with_replies(scored, found).scores)).comment == f"More came.\n\n{NOTE}\n\nSlightly down."


def test_it_is_where_the_profile_says_so_or_the_owner_sends_the_return() -> None:
    scored = card(row("1178", "104.9", comment="Slightly down."))
    assert commentary(asking(remarks="commentary"), scored, [], screening_for(TOWN)).awaited == ()
    town = asking()
    own = {key: each.model_copy(update={"contact": OWNER}) for key, each in town.profile.services.items()}
    sends = town.model_copy(update={"profile": town.profile.model_copy(update={"services": own})})
    assert commentary(sends, scored, [], screening_for(TOWN)).awaited == ()


def test_the_head_of_service_is_asked_after_the_owner_and_once() -> None:
    two_levels, answer = asking(head_of_service="after the owner"), about("More came.")
    assert [each.contact for each in asked(now(), letter(WAS), of=two_levels)] == []
    (ask,) = asked(now(), letter(WAS), answer=answer, of=two_levels)
    assert (ask.contact, ask.is_head, ask.replies) == (HEAD, True, {"1178": answer})
    to_head = letter(to=HEAD_AT, asks=ask.asks)
    assert asked(now(), letter(WAS), to_head, answer=answer, of=two_levels) == []
    assert asked(now(), letter(WAS), to_head, answer=about("It fell."), of=two_levels) != []


def test_nobody_is_asked_after_a_head_who_agreed() -> None:
    agreed = replace(about("More came."), head_agrees=True)
    assert asked(now(), letter(WAS), answer=agreed, of=asking(head_of_service="after the owner")) == []


def event(kind: Any, text: str, **changes: Any) -> AuditEvent:
    act = CommentaryAct(indicator="1178", text=text, **changes)
    return AuditEvent(kind=kind, council="milton", quarter="q", at="2012-07-20T09:00:00+00:00", by="Officer", commentary=act)


GREEN = now("80", rating="circle")


def test_the_directorate_may_ask_about_what_is_on_target() -> None:
    part = officers_part([event("commentary-asked", "Why so few?", due="2012-07-30")])
    (ask,) = asked(GREEN, part=part)
    assert [(each.text, each.due) for each in ask.questions] == [("Why so few?", "2012-07-30")]
    assert asked(GREEN, letter(GREEN, asks=ask.asks), part=part) == []


def test_a_question_is_open_until_an_answer_names_it() -> None:
    part = officers_part([event("commentary-asked", "Why so few?")])
    (question,) = part.questions
    assert part.is_open("1178", about("More came."))
    assert not part.is_open("1178", replace(about("Fewer came."), question=question.reference))


def test_an_answer_to_the_later_question_answers_the_earlier() -> None:
    part = OfficersPart((DirectorateQuestion("a", "1178", "", ""), DirectorateQuestion("b", "1178", "", "")))
    assert not part.is_open("1178", replace(about("x"), question="b"))
    assert [each.reference for each in part.open_about("1178", replace(about("x"), question="a"))] == ["b"]


def test_an_officers_wording_stands_until_the_owner_says_something_else() -> None:
    part = officers_part([event("commentary-edited", "More children came.", original=reply_digest("More came."))])
    assert (part.worded(about("More  came.")), part.worded(about("It fell."))) == ("More children came.", "It fell.")


def test_what_a_letter_gives_of_a_score() -> None:
    (score,) = [each for each in card(row("1178", "104.9")).scores if each.indicator == "1178"]
    found = asked_figure(score, "104.9 (30 June)")
    assert (found.printed, found.value, found.rating, found.number) == ("104.9 (30 June)", Fraction("104.9"), score.final, 1)


def test_nothing_is_awaited_twice() -> None:
    assert Commentary(awaited=("a", "b"), asked=("b", "c")).from_owners == ("a", "b", "c")
