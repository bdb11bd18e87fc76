"""A web page as lines of text: a heading, a paragraph, a row of a table each on a line of its own."""

from html.parser import HTMLParser

_SKIPPED = {"style", "script"}
_CELLS = {"td", "th"}
_INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup", "tspan", "use", "time"}
_SHAPES = {"path", "rect", "line", "circle", "polyline", "polygon", "g", "ellipse", "defs", "clippath", "pattern"}
_ATTRIBUTES = ("href", "alt", "title", "aria-label", "lang", "scope", "colspan", "rowspan")


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._open: list[str] = []
        self._text = ""
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = " ".join(f'{name}="{value}"' for name, value in attrs if name in _ATTRIBUTES and value)
        if tag in _INLINE or tag in _SHAPES:
            self._text += f"<{tag} {told}>" if told else " " if tag == "br" else ""
            return
        self._flush()
        if tag == "tr":
            self._row = []
        self._open.append(tag)
        if told:
            self._text = f"<{told}> "

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE or tag in _SHAPES:
            return
        self._flush(tag)
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "tr" and self._row is not None:
            self.lines.append(f"tr: {' | '.join(self._row)}")
            self._row = None

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in _SKIPPED:
            self._text += data

    def _flush(self, closing: str = "") -> None:
        text, self._text = " ".join(self._text.split()), ""
        if self._row is not None and (text or closing in _CELLS):
            self._row.append(f"{self._open[-1]}: {text}" if self._open[-1] != "td" else text)
        elif text:
            self.lines.append(f"{self._open[-1] if self._open else '-'}: {text}")


def page_text(body: bytes) -> str:
    """Return what a reader of a page reads or hears."""
    parser = _Lines()
    parser.feed(body.decode())
    parser.close()
    return "\n".join(parser.lines) + "\n"
