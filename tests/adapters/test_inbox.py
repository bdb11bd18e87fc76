"""What of a file that is removed from the inbox while it is being read, and of one whose name is no text?"""

from adapters.councils import load_council
from adapters.inbox import open_inbox
from adapters.settings import load_settings
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, QUARTER, Installation


def test_a_file_taken_away_since_it_was_listed_is_left_for_the_next_run(installation: Installation) -> None:
    first = installation.send("schools", b"one", "a.xlsx")
    second = installation.send("schools", b"two", "b.xlsx")
    files = open_inbox(load_settings(), COUNCIL, COUNCIL, Quarter.parse(QUARTER)).files(load_council(COUNCIL))
    assert next(files)[1] == first.read_bytes()
    second.unlink()
    assert list(files) == []


def test_a_name_in_another_encoding_is_made_readable_and_the_file_is_read(installation: Installation) -> None:
    installation.send("schools", b"one", "a\udcff.xlsx")
    ((arrival, body),) = open_inbox(load_settings(), COUNCIL, COUNCIL, Quarter.parse(QUARTER)).files(load_council(COUNCIL))
    assert (arrival.name, body) == ("a?.xlsx", b"one")
