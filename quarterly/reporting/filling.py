"""What fills the places of a Word template: one report's texts, rows and parts, ready to be written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quarterly.reporting.model import Block, BulletList, Report, RichBlock, Section, TableBlock
from quarterly.reporting.places import APPENDICES, OFF_TARGET, Part, place_name, section_part
from quarterly.reporting.sections.contents import PERIOD
from quarterly.reporting.sections.corrections import KEY as CORRECTIONS
from quarterly.reporting.sections.first_screen import OTHERS, WORST

Row = Mapping[str, str | list[RichBlock]]  # by the names of places


@dataclass(frozen=True, slots=True)
class Filling:
    """A report as it fills a template: texts and rows by the names of places, and the parts of the cover report in order."""

    report: Report
    texts: Mapping[str, str]
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    parts: Sequence[Part] = ()

    def lines_of_details(self, there: frozenset[str]) -> list[list[str]]:
        """Return the lines of the header block that no place of a template holds, by its label or by the same text."""
        held = {self.texts[name] for name in there if name in self.texts}
        if there & {"subtitle", "quarter"}:
            held |= {text for label, text in self.report["details"] if label == PERIOD}
        return [row for row in self.report["details"] if place_name(row[0]) not in there and row[1] not in held]


def filling(report: Report, *, committee: str = "", date: str = "") -> Filling:
    """Return what a report puts in the places of a template; `date` is that of the meeting in words."""
    lines = {place_name(label): text for label, text in report["details"]}
    wards = next((text for label, text in lines.items() if label.startswith("ward")), "")
    own = {
        "council": report["council"],
        "title": report["title"],
        "subtitle": report["subtitle"],
        "quarter": report["subtitle"].partition(":")[0],
        "issue": report["issue"],
        "audience": report["audience"],
        "marking": report["marking"],
        "committee": committee,
        "date": date,
        "wards": wards,
    }
    sections = [each for each in report["sections"] if each["id"] != CORRECTIONS]
    return Filling(
        report,
        {**own, **lines},
        {
            "recommendation": [{"recommendation": item} for each in _of(sections, "recommendations") for item in _items(each)],
            "implication": [row for each in _of(sections, "implications") for row in _implications(each)],
            "off target": [row for each in _with_first_page(report) for row in _off_target(each)],
            "appendix": [{"appendix": title, "appendix file": file} for title, file in appendix_files(report)],
            "background paper": [
                {"background paper": item}
                for each in _of(sections, "papers")
                if "support" not in each["title"].casefold()
                for item in _items(each)
            ],
        },
        [_part(each) for each in sections] + [APPENDICES],
    )


def appendix_files(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the title of every appendix and the name of its file: the public has none of an exempt one; members' are marked."""
    for each in report["appendices"]:
        is_named = report["rendering"] != "exempt" and ("exempt" not in each or report["rendering"] != "public")
        yield each["title"], "" if not is_named else f"appendix-{each['key']}.pdf"


def without_off_target(section: Section) -> Section:
    """Return a section without the table of what is off target, for a template that has it as rows of its own."""
    return {**section, "blocks": [block for block in section["blocks"] if not _is_off_target(block)]}


def _part(section: Section) -> Part:
    content = _content(section)
    titles = [each["title"] for each in section["sections"]] if content == "implications" else []
    part = section_part(section["title"], content, titles)
    inner = tuple(replace(one, section=each) for one, each in zip(part.inner, section["sections"], strict=False))
    return replace(part, section=section, inner=inner)


def _content(section: Section) -> str:
    """Return the content that the profile plans for a section, which its id ends with."""
    return section["id"].partition("-")[2]


def _of(sections: Sequence[Section], content: str) -> list[Section]:
    return [each for each in sections if _content(each) == content]


def _items(section: Section) -> Iterator[str]:
    for block in section["blocks"]:
        if block["type"] == "list":
            yield from _marked(block)
        elif block["type"] == "table":
            yield from (row[0]["text"] for row in block["rows"])
        elif block["type"] == "paragraph":
            yield block["text"]


def _marked(block: BulletList) -> Iterator[str]:
    for number, item in enumerate(block["items"]):
        marker = {"letters": f"({chr(ord('a') + number)}) ", "numbers": f"({number + 1}) "}.get(block.get("marker", ""), "")
        yield marker + item


def _implications(section: Section) -> Iterator[Row]:
    for each in section["sections"] or [section]:
        yield {"implication": each["title"], "implication text": list(_rich(each))}


def _rich(section: Section) -> Iterator[RichBlock]:
    for block in section["blocks"]:
        if block["type"] in ("prose", "entry"):
            yield from block["blocks"]
        elif block["type"] == "paragraph":
            yield {"type": "paragraph", "runs": [{"text": block["text"]}]}


def _off_target(section: Section) -> Iterator[Row]:
    for block in section["blocks"]:
        if block["type"] == "table" and _is_off_target(block):
            titles = [place_name(column["title"]) for column in block["columns"]]
            for row in _texts(block):
                found = dict(zip(titles, row, strict=True))
                yield {f"off target {name}": found.get(name, "") for name in OFF_TARGET}


def _texts(block: TableBlock) -> Iterator[list[str]]:
    yield from ([cell["text"] for cell in row] for row in block["rows"])


def _is_off_target(block: Block) -> bool:
    return block["type"] == "table" and (block["id"] == WORST or block["id"].endswith(OTHERS))


def _with_first_page(report: Report) -> list[Section]:
    return [*([report["glance"]] if "glance" in report else []), *report["sections"]]
