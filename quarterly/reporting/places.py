"""Places that a council types into its own Word template, such as {{title}}: which there are, and what belongs in each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from quarterly.configuration.profile import Profile
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Section

_APART = re.compile(r"[\s\u00a0_:/\u2010-\u2014-]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # hyphens at which a word may break, marks without width

# Texts of a line, which may stand anywhere in a sentence, a header or a footer. Each line of `details:` is one besides.
TEXTS = ("council", "title", "subtitle", "quarter", "issue", "audience", "committee", "date", "wards", "marking")
FRONT = ("notices", "glance", "details", "corrections")
REST = "everything else"  # where all parts without a place of their own go; without it they are put behind the template's text
OFF_TARGET = ("indicator", "actual", "target", "rating", "why")
# Texts that make one row of a council's own table, or one paragraph, which is repeated for each of what they name.
ROWS: Mapping[str, tuple[str, ...]] = {
    "recommendation": ("recommendation",),
    "implication": ("implication", "implication text"),
    "off target": tuple(f"off target {column}" for column in OFF_TARGET),
    "appendix": ("appendix", "appendix file"),
    "background paper": ("background paper",),
}
# Further names of sections by their content; each has its own title besides.
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "recommendations": ("recommendations",),
    "off-target": ("off target",),
    "exceptions": ("exceptions",),
    "implications": ("implications",),
    "priority-ratings": ("priorities",),
    "undertakings": ("promises", "undertakings"),
    "exclusion": ("exclusion",),
    "decisions": ("decisions",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report with its place: `names` are what its place may be called, the first is told to people.

    `rows` is the group of ROWS that holds the same; `inner` are parts of it with places of their own.
    """

    names: tuple[str, ...]
    title: str
    rows: str = ""
    inner: tuple["Part", ...] = ()
    section: Section | None = None

    def lacking(self, there: frozenset[str]) -> list["Part"]:
        """Return what of this part no place of a template holds: nothing, the whole, or some of its inner parts."""
        if there & {*self.names, *ROWS.get(self.rows, ())}:
            return []
        left = [each for each in self.inner if not there & {*each.names}]
        return left if len(left) < len(self.inner) else [self]


def place_name(typed: str) -> str:
    """Return a place's name as places are compared: without case, and with one space for spaces, hyphens and colons."""
    return _APART.sub(" ", visible(typed).replace("’", "'").casefold()).strip()


def visible(typed: str) -> str:
    """Return a text as it is seen in Word, without characters that have no width."""
    return _INVISIBLE.sub("", typed)


def is_of_a_line(typed: str) -> bool:
    """Whether a place holds a text of a line, such as a title or a line of the header block, and no part of the report."""
    sections = (name for names in _ALIASES.values() for name in names)
    return place_name(typed) not in {REST, *FRONT, *sections, *(name for group in ROWS.values() for name in group)}


def section_part(title: str, content: str, of: Iterable[str] = ()) -> Part:
    """Return the part that a section of the cover report is, without its text; `of` are the titles of its implications."""
    name = place_name(title)
    aliases = _ALIASES.get(content, ())
    if content == "papers":
        aliases = ("supporting documents",) if "support" in name else ("background papers",)
    rows = {
        "recommendations": "recommendation", "implications": "implication", "background papers": "background paper",
        "off target": "off target",
    }  # fmt: skip
    inner = tuple(Part((f"{place_name(each)} implications", place_name(each)), each) for each in of)
    return Part(tuple(dict.fromkeys((*aliases, name))), title, rows.get((aliases or ("",))[0], ""), inner)


APPENDICES = Part(("appendices", "list of appendices"), "Appendices", "appendix")


def planned_parts(profile: Profile) -> list[Part]:
    """Return every part that a council's cover report may have, in its order."""
    return [
        *(Part((name,), name.capitalize()) for name in FRONT),
        *(_planned(plan, profile) for plan in profile.report.cover),
        APPENDICES,
    ]


def known_places(profile: Profile) -> frozenset[str]:
    """Return the name of every place that a council's template may have."""
    details = (place_name(label) for label in profile.report.details)
    names = (name for part in planned_parts(profile) for each in (part, *part.inner) for name in each.names)
    return frozenset((*TEXTS, REST, *details, *names, *(name for group in ROWS.values() for name in group)))


def unknown_places(typed: Iterable[str], profile: Profile) -> Iterator[str]:
    """Yield a sentence for every place that there is none of, naming the likely one."""
    known = known_places(profile)
    for each in dict.fromkeys(typed):
        if place_name(each) not in known:
            likely = get_close_matches(place_name(each), sorted(known), 1, 0.6)
            remedy = f"Did you mean {{{{{likely[0]}}}}}?" if likely else "docs/products.md lists the places there are."
            yield f"{{{{{each}}}}} is no place of the report. {remedy}"


def lacking_parts(typed: Iterable[str], profile: Profile) -> list[str]:
    """Return the names of the places a template lacks, in the report's order; one for everything else holds all parts."""
    there = frozenset(place_name(each) for each in typed)
    needed = [part for part in planned_parts(profile) if part.names[0] not in FRONT or part.names[0] == "glance"]
    texts = [name for name in ("title", "subtitle") if name not in there]
    if REST in there:
        return texts
    held = {
        text
        for name, text in (("committee", profile.committee), ("date", "{meeting}"), ("title", profile.report.title))
        if name in there
    }
    lines = [place_name(label) for label, text in profile.report.details.items() if text not in held]
    details = [] if "details" in there else [label for label in lines if label not in there]
    return list(dict.fromkeys((*texts, *details, *(part.names[0] for each in needed for part in each.lacking(there)))))


def _planned(plan: SectionPlan, profile: Profile) -> Part:
    titles = [profile.implications[key] for key in plan.of or profile.implications if key in profile.implications]
    part = section_part(plan.title, plan.content, titles if plan.content == "implications" and len(titles) > 1 else ())
    return replace(part, names=tuple(name for name in part.names if "{" not in name))
