"""What disclosure control and the report's checks do not do with a text, declared by the text's type.

A field of type `str` is screened for personal data, redacted for the public and checked against the figures: a new field gets
all three without being listed.
"""

from enum import Enum
from typing import Annotated, TypeVar

T = TypeVar("T")


class OptOut(Enum):
    """What is not done with a text, and why."""

    KEY = "names a record or what it is about, as the council's files spell it: not screened, redacted or checked"
    REFERENCE = "names a record, as its sender spells it: screened, redacted where it is in words, and not checked"
    RECORDED = (
        "a title, role, day or wording settled elsewhere, such as a minute or a promise: screened, redacted and not checked"
    )
    WORKED_OUT = "follows from figures and settings and is no prose: disclosure control has rules of its own for it"


Key = Annotated[str, OptOut.KEY]
Reference = Annotated[str, OptOut.REFERENCE]
Recorded = Annotated[str, OptOut.RECORDED]
WorkedOut = Annotated[T, OptOut.WORKED_OUT]
