"""Everything that can go wrong, named by who must act.

QuarterlyError
├── ReturnError          the service must act; its text is safe to send to them; never retried
├── SetupError           the council's configuration or this installation; never retried
│   ├── MustNotBeStored  what was typed may identify a person, so it is not stored
│   └── DamagedFiles     published files are missing or altered; all the rest is done
├── ServiceUnavailable   nobody acts yet: a server did not answer; retried, then ops looks
└── PublishConflict      somebody else published first, and that stands; run again

Problems *in* the data of a return are findings (`quarterly.collecting.sheets.findings`), collected and returned together.
No message carries commentary text or a figure about a child.
"""

from collections.abc import Mapping

from quarterly.vocabulary.form_fields import named


class QuarterlyError(Exception):
    """A failure whose message can be shown to the person who must act, without a traceback."""

    def __str__(self) -> str:
        """Return the message, with fields of a form named in plain words."""
        return self.naming({})

    def naming(self, fields: Mapping[str, str]) -> str:
        """Return the message, with each field called as whoever reads it knows it (by its name in the code)."""
        return named(super().__str__(), fields)


class ReturnError(QuarterlyError):
    """A whole file is refused: it is unreadable, is for another council, service or quarter, or identifies a child."""


class SetupError(QuarterlyError):
    """A folder, setting or store is wrong; the message names the file and line, and what to do."""


class MustNotBeStored(SetupError):
    """What somebody typed may identify a person and is not stored anywhere; the message does not repeat it."""


class DamagedFiles(SetupError):
    """Published files are missing, or not what was published; the message names them. Whatever does not need them is done."""


class ServiceUnavailable(QuarterlyError):
    """A store or mail server did not answer; the message names it, and that nothing is lost."""


class PublishConflict(QuarterlyError):
    """The publication changed between reading and writing it; the change stands."""


def is_temporary(error: BaseException) -> bool:
    """Whether trying again later may succeed; every decision on a retry is made here."""
    return isinstance(error, ServiceUnavailable)
