"""What stands around the text of a mail: its headers in order, and what its parts are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Headers as (name in small letters, decoded value), the topmost first, and the parts of a mail.

    `parts` are the content types of all parts, the whole first, in small letters. `report` is the type of a multipart/report.
    `is_invitation` says whether the text itself is a calendar entry. `file_names` are those of attachments, in small letters.
    `reported` are the headers of the message that a bounce returns.
    """

    headers: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ("text/plain",)
    report: str = ""
    is_invitation: bool = False
    file_names: tuple[str, ...] = ()
    reported: tuple[tuple[str, str], ...] = ()

    def first(self, name: str) -> str:
        """Return the topmost header of this name, "" if there is none."""
        return next((value for each, value in self.headers if each == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return all headers of this name, the topmost first."""
        return tuple(value for each, value in self.headers if each == name)
