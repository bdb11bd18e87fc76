"""What the symbols in a document mean: those that stand in it, and no others."""

from collections.abc import Iterable, Iterator

from quarterly.reporting.model import Block, Note, Report, Section
from quarterly.reporting.parts import Material
from quarterly.reporting.sections.first_screen import KEY
from quarterly.reporting.walk import texts_in
from quarterly.reporting.wording.explanation import suppression_legend
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed
from quarterly.vocabulary.wording import listed

# What is illustrative is explained by a notice of its own.
_MARKS = {f"[{mark}]": mark for mark in Mark if mark is not Mark.ILLUSTRATIVE}


def with_symbols(report: Report, material: Material) -> Report:
    """Return a document that says what its symbols mean: at the end of its first page, or in a notice where it has none."""
    if not (text := symbols(texts_in(report), material)):
        return report
    if "glance" in report:
        return {**report, "glance": _ending(report["glance"], text)}
    if any(section["id"] == KEY for section in report["sections"]):
        return {**report, "sections": [_ending(each, text) if each["id"] == KEY else each for each in report["sections"]]}
    return {**report, "notices": [*report["notices"], symbols_note(text)]}


def symbols(texts: Iterable[str], material: Material) -> str:
    """Say what the symbols in these texts mean; "" where there are none."""
    found = {each for text in texts for each in (SUPPRESSION_MARK, ILLUSTRATIVE, *_MARKS) if each in text}
    # Whether a symbol stands may follow from what was made up; then its meaning has the sign, as everything that follows has.
    certain = found & set(_of_real_figures(material)) if ILLUSTRATIVE in found else found
    return " ".join([*_meanings(certain, material), *(signed(each, True) for each in _meanings(found - certain, material))])


def symbols_note(text: str) -> Note:
    """Return what symbols mean as a notice."""
    return {"type": "note", "title": "Symbols", "text": text}


def _of_real_figures(material: Material) -> Iterator[str]:
    """Yield the symbols beside figures of which nothing was made up."""
    for _, score in material.scored():
        if not score.illustrative:
            yield from (f"[{mark}]" for mark in score.marks)
            yield from [SUPPRESSION_MARK] if isinstance(score.value, Suppressed) else []


def _meanings(found: set[str], material: Material) -> list[str]:
    sentences = [suppression_legend(material.council)] if SUPPRESSION_MARK in found else []
    if marks := [f"{symbol} means {mark.meaning}" for symbol, mark in _MARKS.items() if symbol in found]:
        sentences.append(f"Beside a figure, {listed(marks)}.")
    return sentences


def _ending(section: Section, text: str) -> Section:
    """Return the first page with a text behind its last sentences: a line of its own more, and it can be two pages."""
    blocks = section["blocks"]
    places = [place for place, block in enumerate(blocks) if block["type"] == "paragraph"]
    if not places:
        return {**section, "blocks": [*blocks, {"type": "paragraph", "text": text}]}
    *_, last = places
    joined = [_joined(block, text) if place == last else block for place, block in enumerate(blocks)]
    return {**section, "blocks": joined}


def _joined(block: Block, text: str) -> Block:
    return {**block, "text": f"{block['text']} {text}"} if block["type"] == "paragraph" else block
