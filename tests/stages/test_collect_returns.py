"""Stage 1: is every file kept, in the order in which it counts?"""

import pytest

from adapters.inbox import COMMENTARY
from quarterly.publishing.references import Returns
from tasks.collect_returns import collect_returns
from tests.desk import COUNCIL, QUARTER, Desk, indicator_return


def collected(desk: Desk) -> Returns:
    (desk.folder / "inbox").mkdir(exist_ok=True)
    return collect_returns.fn(COUNCIL, QUARTER)


def names(returns: Returns, service: str = "schools") -> list[str]:
    return [file.name for raw in returns.received if raw.service == service for file in raw.files]


def test_a_service_without_a_file_is_missing(desk: Desk) -> None:
    desk.send("schools", b"anything")
    assert collected(desk).missing == (
        "children-in-care",
        "safeguarding",
        "libraries",
        "substance-misuse",
        "trading-standards",
    )


def test_files_count_in_the_order_of_their_time(desk: Desk) -> None:
    desk.send("schools", b"second", "a.xlsx", hour=10)
    desk.send("schools", b"first", "b.xlsx", hour=9)
    assert names(collected(desk)) == ["b.xlsx", "a.xlsx"]


def test_files_of_one_moment_count_in_the_order_of_their_names(desk: Desk) -> None:
    desk.send("schools", b"two", "b.xlsx")
    desk.send("schools", b"one", "a.xlsx")
    assert names(collected(desk)) == ["a.xlsx", "b.xlsx"]


def test_a_file_tidied_away_from_the_inbox_still_counts(desk: Desk) -> None:
    path = desk.send("schools", b"one")
    collected(desk)
    path.unlink()
    assert names(collected(desk)) == ["return.xlsx"]


def test_a_file_saved_over_keeps_both_contents(desk: Desk) -> None:
    desk.send("schools", b"one", hour=9)
    collected(desk)
    desk.send("schools", b"two", hour=10)
    assert len(names(collected(desk))) == 2


def test_the_same_content_sent_again_counts_once_at_its_last_arrival(desk: Desk) -> None:
    desk.send("schools", b"one", "a.xlsx", hour=9)
    desk.send("schools", b"two", "b.xlsx", hour=10)
    desk.send("schools", b"one", "c.xlsx", hour=11)
    assert names(collected(desk)) == ["b.xlsx", "c.xlsx"]


@pytest.mark.parametrize("bodies", [(b"one", b"two"), (b"two", b"one")])
def test_of_two_contents_under_one_name_and_moment_the_later_counts(desk: Desk, bodies: tuple[bytes, bytes]) -> None:
    for body in bodies:
        desk.send("schools", body)
        returns = collected(desk)
    (sent,) = returns.received
    assert tuple(desk.restricted.read(file.key) for file in sent.files) == bodies


def test_what_is_no_return_is_left_where_it_lies(desk: Desk) -> None:
    for name in ("~$return.xlsx", ".hidden.xlsx", "notes.docx"):
        desk.send("schools", b"x", name)
    assert collected(desk).received == ()


def test_replies_of_owners_are_collected_too(desk: Desk) -> None:
    desk.send(COMMENTARY, b"reply")
    assert names(collected(desk), COMMENTARY) == ["return.xlsx"]


def test_collecting_again_changes_nothing(desk: Desk) -> None:
    desk.send("schools", indicator_return("schools", []))
    first = collected(desk)
    kept = desk.restricted.list("archive")
    assert (collected(desk), desk.restricted.list("archive")) == (first, kept)
