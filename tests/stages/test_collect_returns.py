"""Stage 1: is every file archived, and are the files returned in order?"""

import pytest

from adapters.inbox import COMMENTARY
from quarterly.collecting.received import Returns
from tasks.collect_returns import collect_returns
from tests.installation import COUNCIL, QUARTER, Installation, indicator_return
from tests.stages.chain import plain


def collected(installation: Installation) -> Returns:
    (installation.folder / "inbox").mkdir(exist_ok=True)
    return plain(collect_returns)(COUNCIL, QUARTER)


def names(returns: Returns, service: str = "schools") -> list[str]:
    return [file.name for raw in returns.received if raw.service == service for file in raw.files]


def test_a_service_without_a_file_is_missing(installation: Installation) -> None:
    installation.send("schools", b"anything")
    assert collected(installation).missing == (
        "children-in-care",
        "safeguarding",
        "libraries",
        "substance-misuse",
        "trading-standards",
    )


def test_files_count_in_the_order_of_their_time(installation: Installation) -> None:
    installation.send("schools", b"second", "a.xlsx", hour=10)
    installation.send("schools", b"first", "b.xlsx", hour=9)
    assert names(collected(installation)) == ["b.xlsx", "a.xlsx"]


def test_files_of_one_moment_count_in_the_order_of_their_names(installation: Installation) -> None:
    installation.send("schools", b"two", "b.xlsx")
    installation.send("schools", b"one", "a.xlsx")
    assert names(collected(installation)) == ["a.xlsx", "b.xlsx"]


def test_a_file_tidied_away_from_the_inbox_still_counts(installation: Installation) -> None:
    path = installation.send("schools", b"one")
    collected(installation)
    path.unlink()
    assert names(collected(installation)) == ["return.xlsx"]


def test_a_file_saved_over_keeps_both_contents(installation: Installation) -> None:
    installation.send("schools", b"one", hour=9)
    collected(installation)
    installation.send("schools", b"two", hour=10)
    assert len(names(collected(installation))) == 2


def test_the_same_content_sent_again_counts_once_at_its_last_arrival(installation: Installation) -> None:
    installation.send("schools", b"one", "a.xlsx", hour=9)
    installation.send("schools", b"two", "b.xlsx", hour=10)
    installation.send("schools", b"one", "c.xlsx", hour=11)
    assert names(collected(installation)) == ["b.xlsx", "c.xlsx"]


@pytest.mark.parametrize("bodies", [(b"one", b"two"), (b"two", b"one")])
def test_of_two_contents_under_one_name_and_moment_the_later_counts(
    installation: Installation, bodies: tuple[bytes, bytes]
) -> None:
    for body in bodies:
        installation.send("schools", body)
        returns = collected(installation)
    (sent,) = returns.received
    assert tuple(installation.restricted.read(file.key) for file in sent.files) == bodies


def test_what_is_no_return_is_left_where_it_lies(installation: Installation) -> None:
    for name in ("~$return.xlsx", ".hidden.xlsx", "Thumbs.db", "desktop.ini"):
        installation.send("schools", b"x", name)
    assert collected(installation).received == ()


def test_replies_of_owners_are_collected_too(installation: Installation) -> None:
    installation.send(COMMENTARY, b"reply")
    assert names(collected(installation), COMMENTARY) == ["return.xlsx"]


def test_collecting_again_changes_nothing(installation: Installation) -> None:
    installation.send("schools", indicator_return("schools", []))
    first = collected(installation)
    kept = installation.restricted.list("archive")
    assert (collected(installation), installation.restricted.list("archive")) == (first, kept)
