"""Everything that can go wrong, named by who must act.

QuarterlyError
├── ReturnError          the service must act; its text is safe to send to them; never retried
├── SetupError           the council's configuration or this installation; never retried
│   └── NotToBeKept      as above, and what was typed is to be forgotten
├── ServiceUnavailable   nobody acts yet: a server did not answer; retried, then ops looks
└── PublishConflict      somebody else published first; nothing was changed; run again

Problems *in* the data of a return are not errors but findings (`quarterly.returns.findings`), collected and returned together.
No message carries commentary text or a figure about a child.
"""


class QuarterlyError(Exception):
    """A failure whose message can be shown to the person who must act, without a traceback."""


class ReturnError(QuarterlyError):
    """A file as a whole cannot be taken: unreadable, of another council, service or quarter, or carrying identifiers."""


class SetupError(QuarterlyError):
    """A folder, setting or store is wrong; says which file and line, and what to do."""


class NotToBeKept(SetupError):
    """What somebody typed must not stay anywhere, as it may tell who is meant; its text does not repeat it."""


class ServiceUnavailable(QuarterlyError):
    """A store or mail server did not answer; says which, and that nothing is lost."""


class PublishConflict(QuarterlyError):
    """The publication changed between reading and writing it; nothing was changed."""


def is_temporary(error: BaseException) -> bool:
    """Whether trying again later may succeed: the one predicate that decides on retries."""
    return isinstance(error, ServiceUnavailable)
