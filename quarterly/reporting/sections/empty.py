"""Sections in a row in which there is nothing: one sentence names them, instead of a heading and "None." for each."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Section
from quarterly.reporting.sections.contents import has_nothing
from quarterly.vocabulary.wording import listed

TITLE = "Nothing to report"
# What people report, if there is anything. What is asked and on what papers it rests is looked for under its own heading, and
# whether an indicator is off target may follow from what was made up.
_MAY_BE_JOINED = ("undertakings", "last-meeting", "attendance", "schools", "trackers", "priority-ratings")

Planned = tuple[SectionPlan, Section]


def with_empty_ones_joined(sections: Iterable[Planned]) -> Iterator[Planned]:
    """Yield sections with their plans, those in a row that may be joined as one."""
    for may_be_joined, group in groupby(sections, key=lambda each: _may_be_joined(*each)):
        found = list(group)
        if may_be_joined and len(found) > 1:
            yield found[0][0], _joined([section for _, section in found])
        else:
            yield from found


def _may_be_joined(plan: SectionPlan, section: Section) -> bool:
    return plan.content in _MAY_BE_JOINED and has_nothing(section)


def _joined(sections: list[Section]) -> Section:
    titles = listed([f"“{each['title']}”" for each in sections])
    text = f"There is nothing to report under {titles}."
    # An id of its own: in a Word template's place for the first of them it would speak of the others as well.
    return {
        **sections[0],
        "id": f"{sections[0]['id']}-nothing",
        "title": TITLE,
        "blocks": [{"type": "paragraph", "text": text}],
    }
