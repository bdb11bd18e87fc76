"""The files behind one printed figure, read again from the archive to find its cells."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from adapters.checking import writes_decimal_comma
from adapters.cycle_context import CycleContext
from adapters.expectations import load_layout, rulebook_of
from adapters.inbox import OTHERS
from adapters.provenance import sources_of
from adapters.receipts import Receipts
from adapters.screening import screening_in
from adapters.workbook.reader import shared_reader
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import IndicatorRow, ReadReturn
from quarterly.collecting.returns.two_services import figures_expected
from quarterly.configuration.catalogue import Indicator
from quarterly.publishing.trace import TracedCell, TracedFile
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.london_time import in_london
from quarterly.vocabulary.wording import listed

Receipt = tuple[str, dict[str, Any]]  # with its sender's key


class FileTracer:
    """Finds the files of one quarter by their digests, each with its first receipt."""

    def __init__(self, cycle: CycleContext) -> None:
        self.cycle = cycle
        found = Receipts.listed(cycle.restricted, cycle.council, cycle.quarter).all()
        newest_first = sorted(found, key=lambda each: str(each[1]["archived"]), reverse=True)
        self._receipts: dict[str, Receipt] = {receipt["digest"]: (sender, receipt) for sender, receipt in newest_first}

    def files_of(self, indicator: Indicator, score: Score, version: int) -> tuple[TracedFile, ...]:
        """Return the file with the figure and, of an indicator of two services, the one with the denominator."""
        own = self._receipts.get(score.source.digest) if score.source else None
        found = [*([own] if own else []), *self._of_denominator(indicator, version, own)]
        return tuple(self._file(each, indicator, score) for each in found)

    def _of_denominator(self, indicator: Indicator, version: int, own: Receipt | None) -> Iterator[Receipt]:
        """Yield the receipt of the newest file of the other service that gives the denominator, of those the version had."""
        sources = sources_of(self.cycle, "restricted", version) if indicator.denominator_service else None
        for digest in reversed(sources.last.get(indicator.denominator_service, []) if sources else []):
            receipt = self._receipts.get(digest)
            read = self._read(receipt) if receipt and receipt != own else None
            if receipt and read and any(row.denominator is not None for row in _rows(read, indicator)):
                yield receipt
                return

    def _file(self, found: Receipt, indicator: Indicator, score: Score) -> TracedFile:
        (sender, receipt), profile = found, self.cycle.council.profile
        service = profile.services.get(sender) or OTHERS.get(sender)
        contact = profile.contacts.get(profile.services[sender].contact) if sender in profile.services else None
        read = self._read(found)
        return TracedFile(
            name=receipt["name"],
            sha256=receipt["digest"],
            sender=service.name if service else sender,
            sent_by=contact.role if contact else "",
            saved=in_london(datetime.fromisoformat(receipt["modified"])),
            received=in_london(datetime.fromisoformat(receipt["archived"])),
            inbox=receipt["source"],
            stored=receipt["key"],
            cells=tuple(_cells(read, indicator, sender, score.invents(ScorePart.VALUE))) if read else (),
        )

    def _read(self, found: Receipt) -> ReadReturn | None:
        """Return what the program reads in a file as it is stored; None where it is no longer stored, or cannot be read."""
        (sender, receipt), cycle = found, self.cycle
        stored = cycle.restricted.read_tagged(receipt["key"]) if receipt["key"] else None
        if stored is None:
            return None
        reader = ReturnReader(
            cycle.council, cycle.quarter, load_layout(), rulebook_of(cycle.council), screening_in(cycle, sender)
        )
        try:
            workbook = shared_reader().read(stored[0], decimal_comma=writes_decimal_comma(cycle.council, sender))
            return reader.read(workbook, service=sender, file=receipt["name"], digest=receipt["digest"])
        except ReturnError:
            return None


def _rows(read: ReadReturn, indicator: Indicator) -> list[IndicatorRow]:
    return [row for row in read.indicators if row.indicator == indicator.id]


def _cells(read: ReadReturn, indicator: Indicator, sender: str, is_illustrative: bool) -> Iterator[TracedCell]:
    """Yield the cells of the figures that this service is to send for an indicator."""
    for row in _rows(read, indicator):
        sheet = row.source.sheet
        for part in figures_expected(indicator, sender):
            figure, cell = getattr(row, part), read.cell(sheet, part, row.source.row)
            if figure is not None and cell:
                added = read.parts.get((sheet, row.source.row), {}).get(part)
                read_there = signed(f"{figure:,f}", is_illustrative)
                yield TracedCell(part=part, sheet=sheet, cell=listed(added) if added else cell, read=read_there)
