"""What a mapping is read for: the council's indicators, the quarter, the spellings services use, and whose rows are wanted."""

from dataclasses import dataclass

from quarterly.collecting.sheets.layout import Layout
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingScope:
    """What a file is mapped for. Of one for several `services` only the rows of `service` are read."""

    catalogue: Catalogue
    quarter: Quarter
    spellings: Layout
    service: str
    services: tuple[str, ...] = ()
    file: str = ""

    def is_read(self, indicator: Indicator | None) -> bool:
        """Whether a row is this service's to send; what is nobody's is asked of the first service, and of no other."""
        if not self.services or self.service not in self.services:
            return True
        senders = {indicator.service, indicator.denominator_service} if indicator else set()
        if senders & set(self.services):
            return self.service in senders
        return self.service == self.services[0]
