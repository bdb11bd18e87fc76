"""What can go wrong with mail: a server that is down, and a letter that it does not take."""

from quarterly.vocabulary.errors import ServiceUnavailable


class MailUnavailable(ServiceUnavailable):
    """No letter can be sent now; all stay in the queue."""

    def __init__(self, server: str, why: str) -> None:
        super().__init__(f"The mail server {server} {why}. No letter is lost.")


class LetterNotTaken(Exception):
    """The server takes no such letter, now or, if it is not temporary, ever; the others may be sent."""

    def __init__(self, *, is_temporary: bool) -> None:
        super().__init__()
        self.is_temporary = is_temporary
