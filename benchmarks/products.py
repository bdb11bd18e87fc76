"""Pages, size and processor time of every product: python -m benchmarks.products (on an idle machine).

Sampleshire's report with one corrected return, so that there is a supplement. Each file is drawn alone, one after the other; of
the first version only the report's PDF was drawn before, so that no file pays for the start of Typst. PDFs of one report share
what Typst has laid out. Large print, which is drawn on request alone, comes after them.

Last come milliseconds a page of the public report's PDF, beside what WeasyPrint takes for the same report's web page where it is
installed (`pip install weasyprint`; it is no dependency of ours). Both draw tagged PDF/UA, with their imports left out.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.incremental import COUNCIL, KEY, Cycle, at_work_in, correct
from benchmarks.meter import processor


class Drawn(NamedTuple):
    """One file: its rendering and name, pages (0 for what has none), bytes, and the processor seconds of drawing it."""

    rendering: str
    name: str
    pages: int
    size: int
    seconds: float


def main() -> None:
    """Print a line for each product, and the sum of what every pack draws."""
    with tempfile.TemporaryDirectory() as folder:
        at_work_in(Path(folder))
        lines = list(report())
    print("\n".join(lines))


def report() -> Iterator[str]:
    """Yield the lines of the report."""
    drawn = _of_a_corrected_report()
    asked = list(_large_print())
    width = max(len(each.name) for each in drawn)
    yield f"{'rendering':<11} {'file':<{width}} {'pages':>6} {'KB':>7} {'processor':>10}"
    yield from (_line(each, width) for each in drawn)
    yield f"{'':<11} {'all of a pack':<{width}} {'':>6} {'':>7} {sum(each.seconds for each in drawn):8.2f} s"
    yield from (_line(each, width) for each in asked)
    yield from _a_page(next(each for each in drawn if (each.rendering, each.name) == ("public", "report.pdf")))


def _line(each: Drawn, width: int) -> str:
    size = max(1, round(each.size / 1024))
    return f"{each.rendering:<11} {each.name:<{width}} {each.pages or '–':>6} {size:7,} {each.seconds:8.2f} s"


def _a_page(ours: Drawn) -> Iterator[str]:
    """Yield what a page of the report costs, and what it costs WeasyPrint from the same web page."""
    yield f"\nTypst       {ours.pages:4} pages {ours.seconds / ours.pages * 1000:8.1f} ms a page"
    if not find_spec("weasyprint"):
        yield "WeasyPrint: not measured, as it is not installed"
        return
    from weasyprint import HTML  # type: ignore[import-not-found,unused-ignore]

    html = _newest("public", "report.html").read_text(encoding="utf-8")
    begun = processor()
    pages = _pages(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))
    took = processor() - begun
    yield f"WeasyPrint  {pages:4} pages {took / pages * 1000:8.1f} ms a page of the same web page"


def _newest(rendering: str, name: str) -> Path:
    """Return a file of the version in force."""
    folder = Path("var/store", rendering, COUNCIL, KEY)
    newest = json.loads((folder / "index.json").read_text(encoding="utf-8"))["versions"][-1]["release"]
    return folder / "releases" / newest / name


def _of_a_corrected_report() -> list[Drawn]:
    """Publish a report and its correction, and return what the drawing of the second took, file by file."""
    from tasks import draw_report

    found = list[Drawn]()

    def next_to_none(_: Any, files: Sequence[Any]) -> list[bytes]:
        # What Typst had laid out for a first version would make the second one's documents cheaper than a first one's are.
        bodies = [
            make() if file.path.endswith((".json", ".csv")) or file.path == draw_report.PDF else b"-" for file, make in files
        ]
        return _stored(files, bodies)

    def one_by_one(_: Any, files: Sequence[Any]) -> list[bytes]:
        found.clear()
        bodies = []
        for file, make in files:
            begun = processor()
            bodies.append(make())
            found.append(Drawn(file.key.split("/")[-2], file.path, _pages(bodies[-1]), len(bodies[-1]), processor() - begun))
        return _stored(files, bodies)

    draw_report.draw_files = next_to_none  # type: ignore[assignment]
    cycle = Cycle()
    cycle.run()
    correct(143)
    draw_report.draw_files = one_by_one  # type: ignore[assignment]
    cycle.run()
    return [each for each in found if not each.name.endswith(".json")]


def _stored(files: Sequence[Any], bodies: list[bytes]) -> list[bytes]:
    from adapters.settings import load_settings

    store = load_settings().restricted()
    for (file, _), body in zip(files, bodies, strict=True):
        store.write(file.key, body, file.content_type)
    return bodies


def _large_print() -> Iterator[Drawn]:
    """Yield the large print of the version in force, from its view model, as `quarterly large-print` draws it."""
    from adapters.render.pdf import report_pdf

    for rendering in ("public", "restricted"):
        view = json.loads(_newest(rendering, "report.json").read_text(encoding="utf-8"))
        begun = processor()
        body = report_pdf(view, large=True)
        yield Drawn(rendering, "large print, on request", _pages(body), len(body), processor() - begun)


def _pages(body: bytes) -> int:
    from adapters.render.pdf import pages_of

    return pages_of(body) if body.startswith(b"%PDF") else 0


if __name__ == "__main__":
    main()
