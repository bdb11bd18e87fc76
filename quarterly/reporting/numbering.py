"""Generated numbers: of sections, of paragraphs through a report, or of paragraphs within sections; nobody types them."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from typing import Literal

from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Block, Section
from quarterly.reporting.walk import with_blocks

Numbering = Literal["none", "sections", "paragraphs", "paragraphs within sections"]


def numbered(sections: Sequence[Section], plans: Sequence[SectionPlan], style: Numbering) -> list[Section]:
    """Return the cover report's sections, numbered in the council's style."""
    if style == "paragraphs":
        # Typed by hand, numbers go wrong: Halton's report of November 2008 has two paragraphs 6.3.
        numbers = (str(number) for number in count(1))
        pairs = zip(sections, plans, strict=True)
        return [with_blocks(section, partial(_with_number, numbers)) if plan.numbered else section for section, plan in pairs]
    if style == "none":
        return list(sections)
    with_numbers = with_section_numbers(sections, "")
    if style == "sections":
        return with_numbers
    return [_within(section) if plan.numbered else section for section, plan in zip(with_numbers, plans, strict=True)]


def with_section_numbers(sections: Sequence[Section], prefix: str) -> list[Section]:
    """Return sections numbered from 1 on two levels; the council names the third itself."""
    found: list[Section] = []
    for index, section in enumerate(sections, start=1):
        number = f"{prefix}{index}"
        inner: list[Section] = [
            {**child, "number": f"{number}.{position}"} for position, child in enumerate(section["sections"], start=1)
        ]
        found.append({**section, "number": number, "sections": inner})
    return found


def _within(section: Section) -> Section:
    if section["sections"]:
        return section  # what is below it has its numbers already
    numbers = (f"{section['number']}.{number}" for number in count(1))
    return with_blocks(section, partial(_with_number, numbers))


def _with_number(numbers: Iterator[str], block: Block) -> Block:
    if block["type"] == "paragraph":
        return {**block, "number": next(numbers)}
    return {**block, "number": next(numbers)} if block["type"] == "prose" else block
