"""Who still has something to explain, and whose reply stands where."""

from dataclasses import replace
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.commentary.requests import Commentary, by_owner, with_replies
from quarterly.commentary.requests import commentary as commentary_of
from quarterly.screening.sentences import sentence_digest
from tests.unit.made import CARE, TOWN, TOWN_ROWS, card, file, finding, reply, row, sent

SCORED = card(*TOWN_ROWS)
SCREENING = screening_for(TOWN)


def commentary(council: Any, scored: Any, returns: Any, *, struck: dict[str, str] | None = None) -> Commentary:
    by_digest = {sentence_digest(sentence): wording for sentence, wording in (struck or {}).items()}
    return commentary_of(council, scored, returns, replace(SCREENING, struck=by_digest))


def replied(id: str, text: str) -> object:
    return sent("commentary", file("reply.xlsx", reply(id, text)))


def comment(rows: Any, id: str) -> str:
    return str(next(one.comment for one in rows.scores if one.indicator == id))


@pytest.mark.parametrize(
    ("id", "value", "awaited"),
    [("1178", "104.9", True), ("1178", "109.4", True), ("1178", "98.8", False), ("1178", "80", False), ("1176", "62.9", True)],
)
def test_commentary_is_awaited_on_whatever_is_off_target(id: str, value: str, awaited: bool) -> None:
    assert (id in commentary(TOWN, card(row(id, value)), []).awaited) is awaited


def test_what_the_return_explained_is_not_asked_again() -> None:
    assert commentary(TOWN, SCORED, []).awaited == ()


def test_what_is_not_rated_is_not_asked() -> None:
    held = card(row("1178", "1049"), findings=[finding("1178")])
    assert commentary(TOWN, held, []).awaited == ()


def test_the_awaited_stand_in_the_order_of_the_catalogue() -> None:
    off = card(row("1176", "10"), row("1180", "10", row=8), row("1178", "200", row=9))
    assert commentary(TOWN, off, []).awaited == ("1178", "1180", "1176")


def test_a_reply_ends_the_waiting() -> None:
    round_ = commentary(TOWN, card(row("1178", "104.9")), [replied("1178", "More came than left.")])
    assert (round_.awaited, round_.replies) == ((), {"1178": "More came than left."})


def test_a_reply_in_a_return_counts_too() -> None:
    with_reply = sent(CARE, file("a.xlsx", row("1178", "104.9", file="a.xlsx"), reply("1178", "More came.", file="a.xlsx")))
    assert commentary(TOWN, card(row("1178", "104.9")), [with_reply]).awaited == ()


def test_a_reply_stands_after_what_the_return_said() -> None:
    assert comment(with_replies(SCORED, Commentary({"1176": "Two posts are filled."})), "1176") == (
        "Sick leave among several members of one team brought the figure down.\n\nTwo posts are filled."
    )


def test_a_reply_alone_is_the_comment() -> None:
    assert comment(with_replies(card(row("1178", "104.9")), Commentary({"1178": "More came."})), "1178") == "More came."


def test_a_reply_that_repeats_the_return_is_not_printed_twice() -> None:
    assert with_replies(SCORED, Commentary({one.indicator: one.comment for one in SCORED.scores})) == SCORED


def test_a_reply_about_a_figure_under_query_waits_with_it() -> None:
    held = card(row("1178", "1049"), findings=[finding("1178")])
    assert comment(with_replies(held, Commentary({"1178": "The rate of 1,049 is due to …"})), "1178") == ""


def test_each_owner_is_asked_about_their_own() -> None:
    assert by_owner(TOWN, ["1176", "1178", "1180"]) == {
        "head-of-children-in-care": ["1178", "1180"],
        "head-of-safeguarding": ["1176"],
    }


def test_a_comment_whose_only_sentence_was_struck_explains_nothing() -> None:
    said = card(row("1178", "104.9", comment="More came."))
    struck = [commentary(TOWN, said, [], struck={"More came.": wording}).awaited for wording in ("", "More children came.")]
    assert struck == [("1178",), ()]


def test_a_reply_whose_only_sentence_was_struck_does_not_end_the_waiting() -> None:
    replies = [replied("1178", "More came.")]
    assert commentary(TOWN, card(row("1178", "104.9")), replies, struck={"More came.": ""}).awaited == ("1178",)


def test_what_is_left_of_a_comment_explains() -> None:
    said = card(row("1178", "104.9", comment="More came. Fewer left."))
    assert commentary(TOWN, said, [], struck={"More came.": ""}).awaited == ()


def test_a_comment_that_was_removed_from_the_archive_explains_nothing() -> None:
    assert commentary(TOWN, card(row("1178", "104.9", comment="(Removed).")), []).awaited == ("1178",)
