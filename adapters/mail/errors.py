"""What can go wrong with mail: a server that is down, and a letter that it does not take."""

from quarterly.vocabulary.errors import ServiceUnavailable


class MailUnavailable(ServiceUnavailable):
    """No letter can be sent now, and all stay in the queue; or no mail can be read, and all stays in the mailbox."""

    def __init__(self, server: str, why: str, *, reads: bool = False) -> None:
        super().__init__(f"The mail server {server} {why}. {'No mail' if reads else 'No letter'} is lost.")


class LetterNotTaken(Exception):
    """The server takes no such letter, now or, if it is not temporary, ever; the others may be sent."""

    def __init__(self, *, is_temporary: bool) -> None:
        super().__init__()
        self.is_temporary = is_temporary
