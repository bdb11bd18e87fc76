"""Does what a look at the mail asks of the stores grow with the mails, and never with their square?"""

from datetime import UTC, datetime

from adapters.mail.decided_mail import Decided, decide_all
from adapters.mail.poll import file_mails
from adapters.settings import load_settings
from tests.adapters.mail.conftest import HOST, RETURN
from tests.counted_store import Asked, counted, grows_no_faster
from tests.installation import COUNCIL, KEY, Installation
from tests.mails import mail

NOW = datetime(2012, 7, 3, 9, 5, tzinfo=UTC)


def save(office: Installation, count: int) -> None:
    """Save so many more answers to the letter about a return, each of another text."""
    folder = office.folder / "inbox" / COUNCIL / KEY / "children-in-care"
    folder.mkdir(parents=True, exist_ok=True)
    before = len(list(folder.iterdir()))
    for number in range(before, before + count):
        body = mail("officer@dudley.example", f"Number {number}: it comes later.", answers=RETURN, proven_by=HOST)
        (folder / f"saved-{number}.eml").write_bytes(body)


def look() -> tuple[Decided, Asked]:
    with counted() as asked:
        settings = load_settings()
        store = settings.restricted()
        file_mails(settings, store)
        return decide_all(store, NOW), asked


def test_mails_cost_as_much_each_however_many_there_are_and_came_before(office: Installation) -> None:
    def answers(count: int) -> int:
        save(office, count)
        decided, asked = look()
        assert (decided.taken + decided.noted + decided.set_aside, decided.failed) == (count, 0)
        return asked.answers

    assert grows_no_faster(answers, (2, 4, 8))


def test_of_mails_that_are_decided_about_none_is_read_to_find_that_none_is_new(office: Installation) -> None:
    def more(count: int) -> Asked:
        save(office, count)
        look()
        decided, asked = look()
        assert decided == Decided()
        return asked

    few, many = more(2), more(6)
    assert many.written == 0
    assert many.listings == few.listings
    assert many.read - few.read <= 6  # at most whether each saved file was read
