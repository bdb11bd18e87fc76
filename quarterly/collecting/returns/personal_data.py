"""Personal data in a file: a finding for each sentence of a cell read as text; anywhere else identifiers refuse the file."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from quarterly.collecting.returns.typed_cells import TypedCell
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.identifier_columns import screen
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.safe_names import ShownDigest
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.catalogue import Catalogue
from quarterly.screening.screening import SHOWN, Screening, described


def misplaced_identifiers(workbook: Workbook, cells: Collection[TypedCell]) -> list[str]:
    """Return what refuses a file, as "UPN at Sheet1!B7": every identifier that is not in a sentence of a cell that is read."""
    in_sentences = {each.position for each in cells if each.is_sentence}
    return [f"{kind} at {position}" for position, kind in screen(workbook) if position not in in_sentences]


def personal_data_findings(
    cells: Collection[TypedCell], screening: Screening, rules: Rulebook, catalogue: Catalogue, file: str
) -> Iterator[Finding]:
    """Yield a finding for each sentence with personal data that is neither cleared nor struck; none repeats the sentence."""
    for each in cells:
        for found in screening.open_sentences(each.text):
            indicator = catalogue.find(*each.about)
            finding = rules.finding(
                "P01" if found.has_identifier else "P02",
                file=file,
                sheet=each.sheet,
                cell=each.cell,
                about=indicator.id if indicator else None,
                kinds=described(found.kinds),
                sentence=ShownDigest(found.digest[:SHOWN]),
            )
            yield replace(finding, row=each.row)
