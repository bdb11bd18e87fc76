"""The view model of a draft: the report's own, with each flagged sentence marked wherever people's words are printed.

Paragraphs, notes and facts are the program's or the profile's: nothing in them is ever marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from quarterly.reporting.model import Appendix, Block, BulletList, Report, RichBlock, Run, Section, TableCell
from quarterly.reporting.walk import all_sections, blocks_in, runs_in, with_blocks

_MARKDOWN = "*_\\"


class FlaggedSentences:
    """The sentences to be marked, by the number of their flag."""

    def __init__(self, sentences: Mapping[int, Sequence[str]]) -> None:
        words = [(number, squeezed(each)) for number, texts in sentences.items() for each in texts]
        self._words = [(number, each) for number, each in words if each]

    def marked(self, report: Report) -> Report:
        """Return the report with the sentences marked."""
        sections = [with_blocks(each, self._block) for each in report["sections"]]
        marked: Report = {**report, "sections": sections, "appendices": [self._appendix(each) for each in report["appendices"]]}
        return {**marked, "glance": with_blocks(report["glance"], self._block)} if "glance" in report else marked

    def runs(self, runs: list[Run]) -> list[Run]:
        """Return runs that end where a flagged sentence begins or ends, each with the numbers of its flags."""
        text = "".join(run["text"] for run in runs)
        spans = list(self._spans(text))
        if not spans:
            return runs
        edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
        found, start = [], 0
        for run in runs:
            end = start + len(run["text"])
            cuts = [start, *(edge for edge in edges if start < edge < end), end]
            found += [_part(run, a - start, b - start, a, spans) for a, b in pairwise(cuts)]
            start = end
        return found

    def _spans(self, text: str) -> Iterator[tuple[int, int, int]]:
        words, positions = _squeeze(text)
        for number, sentence in self._words:
            start = words.find(sentence)
            while start >= 0:
                last = start + len(sentence) - 1
                yield positions[start], positions[last] + 1, number
                start = words.find(sentence, last + 1)

    def _appendix(self, appendix: Appendix) -> Appendix:
        return {**appendix, "sections": [with_blocks(each, self._block) for each in appendix["sections"]]}

    def _block(self, block: Block) -> Block:
        match block["type"]:
            case "prose":
                return {**block, "blocks": [self._rich(each) for each in block["blocks"]]}
            case "entry":
                return {**block, "blocks": [self._rich(each) for each in block["blocks"]]}
            case "table":
                return {**block, "rows": [[self._cell(each) for each in row] for row in block["rows"]]}
            case "list":
                return self._listed(block)
        return block

    def _listed(self, block: BulletList) -> BulletList:
        items = [self.runs([{"text": item}]) for item in block["items"]]
        return {**block, "runs": items} if any(map(_flags, items)) else block

    def _rich(self, block: RichBlock) -> RichBlock:
        if block["type"] == "paragraph":
            return {**block, "runs": self.runs(block["runs"])}
        return {**block, "items": [self.runs(item) for item in block["items"]]}

    def _cell(self, cell: TableCell) -> TableCell:
        if "mark" in cell or "spark" in cell:
            return cell
        runs = self.runs([{"text": cell["text"]}])
        return {**cell, "runs": runs} if _flags(runs) else cell


def squeezed(text: str) -> str:
    """Return a text without signs of Markdown and with single spaces, to be compared with how it is printed."""
    return _squeeze(text)[0]


def flags_of(block: Block) -> list[int]:
    """Return the numbers of the flags in a block, each once, in the order of reading."""
    match block["type"]:
        case "prose" | "entry":
            lines = list(runs_in(block["blocks"]))
        case "table":
            lines = [cell.get("runs", []) for row in block["rows"] for cell in row]
        case "list":
            lines = block.get("runs", [])
        case _:
            lines = []
    return list(dict.fromkeys(number for runs in lines for number in _flags(runs)))


def flags_marked(report: Report) -> list[int]:
    """Return the numbers of the flags that are marked somewhere in a report, in the order of reading."""
    sections: list[Section] = all_sections(report)
    return list(dict.fromkeys(number for each in sections for block in blocks_in(each) for number in flags_of(block)))


def _flags(runs: Sequence[Run]) -> list[int]:
    return [number for run in runs for number in run.get("flags", [])]


def _part(run: Run, start: int, end: int, at: int, spans: Sequence[tuple[int, int, int]]) -> Run:
    part: Run = {**run, "text": run["text"][start:end]}
    if numbers := [number for first, last, number in spans if first <= at < last]:
        part["flags"] = sorted(set(numbers))
    return part


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return a text squeezed, with the position of each of its characters in the text itself."""
    # Typed with **stars** and line breaks, printed without: the positions lead from the sentence back to the characters to mark.
    left, positions, parted = list[str](), list[int](), False
    for position, each in enumerate(text):
        if each.isspace():
            parted = bool(left)
        elif each not in _MARKDOWN:
            if parted:
                left.append(" ")
                positions.append(position)
            parted = False
            left.append(each)
            positions.append(position)
    return "".join(left), positions
