"""Parse the little Markdown that commentary may have; anything else stays literal text."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quarterly.reporting.model import RichBlock, RichList, RichParagraph, Run

LONGEST = 8_000  # characters; the parser's time grows with the square of the length where brackets are nested
_DEEPEST = 20
_SCHEMES = ("http://", "https://", "mailto:")
# Control and bidirectional characters and non-characters: Typst and Word refuse some, others invisibly reverse text.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")

# From nothing up: what a later version of the parser adds stays off until somebody adds it here.
_PARSER = MarkdownIt("zero", {"html": False, "maxNesting": _DEEPEST})
_PARSER.enable(["emphasis", "escape", "link", "list", "newline"])
_PARSER.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]


def rich(text: str) -> list[RichBlock]:
    """Return the text's paragraphs and lists; a text longer than `LONGEST` is not parsed but split into plain paragraphs."""
    printable = _UNPRINTABLE.sub("", re.sub(r"\r\n?", "\n", text))
    if len(printable) > LONGEST:
        return [_paragraph([Run(text=part.strip())]) for part in re.split(r"\n\s*\n", printable) if part.strip()]
    return list(_blocks(_PARSER.parse(printable)))


def _blocks(tokens: list[Token]) -> Iterator[RichBlock]:
    """Yield the top-level blocks; the items of a nested list become items of the outer one."""
    items: list[tuple[str, list[Run]]] = []
    for token in tokens:
        if token.type == "list_item_open":
            items.append((token.info + token.markup, []))
        elif token.type == "inline" and token.level == 1:
            yield _paragraph(_runs(token))
        elif token.type == "inline":
            separator = [Run(text="\n")] if items[-1][1] else []
            items[-1][1].extend(separator + _runs(token))
        elif token.type.endswith("_list_close") and token.level == 0:
            yield from _list([item for item in items if item[1]])
            items = []


def _list(items: list[tuple[str, list[Run]]]) -> Iterator[RichBlock]:
    """Yield one list, or a paragraph for every item if its markers carry meaning ("2012.", "+ 4 children")."""
    signs = [sign for sign, _ in items]
    ordered = signs == [f"{number}{signs[0][-1]}" for number in range(1, len(signs) + 1)] if signs else False
    if ordered or all(sign in "-*" for sign in signs):
        if items:
            yield RichList(type="list", ordered=ordered, items=[runs for _, runs in items])
        return
    for sign, runs in items:
        yield _paragraph([Run(text=f"{sign} "), *runs])


def _runs(inline: Token) -> list[Run]:
    """Return the runs of one style each; strong takes precedence over emphasis, a line break is a newline in the text."""
    runs: list[Run] = []
    open_styles: list[str] = []
    href = ""
    for token in inline.children or []:
        match token.type:
            case "strong_open" | "em_open":
                open_styles.append(token.type)
            case "strong_close" | "em_close":
                open_styles.pop()
            case "link_open" | "link_close":
                href = str(token.attrs.get("href", ""))
            case _:
                _append(runs, _styled({"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content), open_styles, href))
    return runs


def _styled(text: str, open_styles: list[str], href: str) -> Run:
    run = Run(text=text)
    if open_styles:
        run["style"] = "strong" if "strong_open" in open_styles else "emphasis"
    if href:
        run["href"] = href
    return run


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, or extend the last one if it has the same style and link."""
    if runs and {**runs[-1], "text": ""} == {**run, "text": ""}:
        runs[-1]["text"] += run["text"]
    elif run["text"]:
        runs.append(run)


def _paragraph(runs: list[Run]) -> RichParagraph:
    return RichParagraph(type="paragraph", runs=runs)
