"""What owners wrote about an indicator in a quarter, as its published report prints it."""

from collections.abc import Iterator
from typing import TypedDict

from quarterly.reporting.model import EntryBlock, Report, RichBlock
from quarterly.reporting.walk import all_sections, blocks_in
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed

FORM = "quarterly/report/2"


class SiteExplanation(TypedDict):
    """What is printed about one indicator's figure, and the role that wrote it."""

    quarter: str
    by: str
    blocks: list[RichBlock]


def explanations_in(report: Report, quarter: str) -> dict[str, list[SiteExplanation]]:
    """Return what a public report prints about its quarter's figures, by indicator; what stands there twice once.

    Of a report of an earlier form none: there nothing says of which figure a text tells.
    """
    found = dict[str, list[SiteExplanation]]()
    if report["schema"] != FORM:
        return found
    for block in _entries(report):
        of = block["of"]
        if of["quarter"] == quarter:
            # Where a heading has the sign, the text is about something illustrative.
            by = signed(block["by"], block["heading"].endswith(ILLUSTRATIVE))
            explanation: SiteExplanation = {"quarter": quarter, "by": by, "blocks": block["blocks"]}
            if explanation not in found.setdefault(of["indicator"], []):
                found[of["indicator"]].append(explanation)
    return found


def _entries(report: Report) -> Iterator[EntryBlock]:
    for section in all_sections(report):
        yield from (block for block in blocks_in(section) if block["type"] == "entry" and "of" in block)
