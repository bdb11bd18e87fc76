"""The child process that reads the text of a PDF or a Word file, so that a hostile one brings down nothing else.

It reads the file from stdin and writes its text to stdout. On a file that it cannot read it ends with an error, and says nothing.
"""

import sys

from adapters.process_limits import end_after, limit

MOST_MEMORY = 1 << 30
MOST_SECONDS = 60  # a limit for orphans: the parent waits a shorter time
MOST_PAGES = 2_000


def main() -> None:
    """Write the text of the file on stdin to stdout."""
    limit(memory=MOST_MEMORY, file=0)
    end_after(MOST_SECONDS)
    body = sys.stdin.buffer.read()
    sys.stdout.buffer.write((_of_pdf(body) if body.lstrip()[:5] == b"%PDF-" else _of_word(body)).encode("utf-8", "replace"))


def _of_pdf(body: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    pages = min(len(document), MOST_PAGES)
    return "\n".join(document[number].get_textpage().get_text_bounded() for number in range(pages))


def _of_word(body: bytes) -> str:
    """Return the text as Word shows it once every change is accepted, a line a paragraph."""
    from docx.oxml.ns import qn

    from adapters.render.word_template.package import MAIN, parsed, parts_of

    root = parsed(parts_of(body, MAIN)[MAIN], MAIN)
    breaks = {qn("w:tab"), qn("w:br"), qn("w:cr")}
    lines = list[str]()
    for paragraph in root.iter(qn("w:p")):
        pieces = (" " if each.tag in breaks else each.text or "" for each in paragraph.iter(qn("w:t"), *breaks))
        lines.append("".join(pieces))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
