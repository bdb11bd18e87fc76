"""Which finding an officer accepted, bound to its values."""

from dataclasses import dataclass
from datetime import date

from quarterly.vocabulary.asked import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedFinding:
    """The finding with this reference, of a service's return or of the report, accepted up to the day `until`."""

    reference: str
    service: str
    indicator: str
    asked: Asked
    until: date | None = None
