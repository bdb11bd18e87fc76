"""Texts that people wrote, as blocks: paragraphs that can be numbered, and lists with a lead in front of each item."""

from collections.abc import Sequence

from quarterly.collecting.narrative.records import Passage
from quarterly.reporting.model import Block, Prose, RichBlock, RichList, Run
from quarterly.reporting.parts import Material
from quarterly.reporting.walk import runs_in
from quarterly.vocabulary.illustrative import ILLUSTRATIVE


def prose(text: str, material: Material, *, illustrative: bool = False) -> list[Block]:
    """Return a text as blocks, one for each paragraph with its list; none for a text without letters or figures."""
    found: list[Prose] = []
    for block in _with_words(text, material):
        if block["type"] == "list" and found:
            found[-1]["blocks"].append(block)
        else:
            found.append({"type": "prose", "blocks": [block]})
    if illustrative and found:
        found[-1]["blocks"][-1] = _marked(found[-1]["blocks"][-1])
    return list(found)


def passages(texts: Sequence[Passage], material: Material) -> list[Block]:
    """Return passages one after the other, as a list where any of them has a lead of its own and paragraphs are not numbered."""
    if not any(passage.topic for passage in texts):
        return [block for passage in texts for block in prose(passage.text, material, illustrative=passage.illustrative)]
    items = [item for passage in texts if (item := _item(passage, material))]
    if material.council.profile.report.numbering == "paragraphs":
        return [{"type": "prose", "blocks": [{"type": "paragraph", "runs": runs}]} for runs in items]
    led: RichList = {"type": "list", "ordered": False, "items": items}
    return [{"type": "prose", "blocks": [led]}] if items else []


def bare(text: str, material: Material) -> str:
    """Return a text without its Markdown, for cells that hold plain words."""
    return " ".join("".join(run["text"] for run in line) for line in runs_in(_with_words(text, material)))


def _with_words(text: str, material: Material) -> list[RichBlock]:
    """Return the blocks of a text that have a letter or a figure: "-" or "1." alone says nothing."""
    if text.strip().rstrip(".)").isdigit():
        return []
    return [
        block for block in material.rich(text) if any(c.isalnum() for line in runs_in([block]) for r in line for c in r["text"])
    ]


def _item(passage: Passage, material: Material) -> list[Run]:
    runs: list[Run] = []
    for line in runs_in(_with_words(passage.text, material)):
        runs += [*([Run(text="\n")] if runs else []), *line]
    if not runs:
        return []
    lead: list[Run] = [{"text": f"{passage.topic.rstrip(' :.')}: ", "style": "strong"}] if passage.topic else []
    return [*lead, *runs, *([Run(text=f" {ILLUSTRATIVE}")] if passage.illustrative else [])]


def _marked(block: RichBlock) -> RichBlock:
    sign = Run(text=f" {ILLUSTRATIVE}")
    if block["type"] == "paragraph":
        return {**block, "runs": [*block["runs"], sign]}
    return {**block, "items": [*block["items"][:-1], [*block["items"][-1], sign]]}
