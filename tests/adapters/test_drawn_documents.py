"""Is a document drawn again whenever anything that it shows is another, and only then?"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from adapters.drawn_documents import DrawnDocuments, document_key
from adapters.render.html import report_html
from adapters.render.pdf import appendix_alone, appendix_pdf, report_pdf
from adapters.render.word import cover_report_docx
from adapters.store import Store, open_store
from quarterly.publishing.pack import PackFile
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden/sample_report.json").read_text(encoding="utf-8"))
LISTED = "stages/dudley/2012-13-q1/drawn.json"


def changed(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the value once for each text, number, list and entry in it, with that one changed, and where it is."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield f".{name} left out", {other: value[other] for other in value if other != name}
            yield from ((f".{name}{where}", {**value, name: other}) for where, other in changed(each))
    elif isinstance(value, list):
        yield "[] longer", [*value, "another"]
        for number, each in enumerate(value):
            yield f"[{number}] left out", value[:number] + value[number + 1 :]
            yield from ((f"[{number}]{where}", [*value[:number], other, *value[number + 1 :]]) for where, other in changed(each))
    else:
        yield (
            "",
            not value if isinstance(value, bool) else value + 1 if isinstance(value, int | float) else f"{value} and another",
        )


@pytest.mark.parametrize(
    ("draw", "shown"), [(report_pdf, SAMPLE), (appendix_pdf, appendix_alone(SAMPLE, "a"))], ids=["report", "appendix"]
)
def test_every_field_of_what_is_shown_makes_another_document(draw: Any, shown: Report) -> None:
    key = document_key("code", partial(draw, shown))
    same = [where for where, other in changed(shown) if document_key("code", partial(draw, other)) == key]
    assert same == []


def test_another_order_of_entries_makes_another_document() -> None:
    turned = cast(Report, dict(reversed(SAMPLE.items())))
    assert document_key("code", partial(report_html, turned)) != document_key("code", partial(report_html, SAMPLE))


def test_who_draws_it_with_what_code_and_which_template_makes_another_document() -> None:
    word = filling(SAMPLE)
    keys = [
        document_key("code", partial(report_html, SAMPLE)),
        document_key("code", partial(report_pdf, SAMPLE)),
        document_key("code", partial(report_pdf, SAMPLE, large=True)),
        document_key("other code", partial(report_pdf, SAMPLE)),
        document_key("code", partial(cover_report_docx, word, None)),
        document_key("code", partial(cover_report_docx, word, b"template")),
        document_key("code", partial(cover_report_docx, word, b"another template")),
        document_key("code", partial(cover_report_docx, filling(SAMPLE, committee="Cabinet"), None)),
    ]
    assert len(set(keys)) == len(keys)


def test_an_appendix_shows_nothing_of_the_rest_of_the_report() -> None:
    other: Report = {**SAMPLE, "sections": [], "details": [["Meeting", "another day"]], "notices": []}
    other["appendices"] = [each for each in SAMPLE["appendices"] if each["key"] == "a"]
    assert appendix_pdf(other, "a") == appendix_pdf(SAMPLE, "a")


def test_what_a_key_cannot_be_made_of_is_not_drawn_under_one() -> None:
    with pytest.raises(TypeError, match="drawn from object, of which its key cannot be made"):
        document_key("code", partial(report_html, cast(Any, object())))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "store"))


class Pen:
    """Draws a text, and counts how often."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def draw(self, text: str) -> bytes:
        self.drawn.append(text)
        return text.encode()


def stored(store: Store, pen: Pen, *texts: str, pack: str = "one", kind: str = "application/pdf") -> list[bytes]:
    """Draw the documents of a pack, a text each, and return what is stored of them."""
    documents = DrawnDocuments(store, "stages/dudley/2012-13-q1", "code")
    files = [PackFile(f"{number}.pdf", "A text", kind, f"{pack}/{number}.pdf") for number, _ in enumerate(texts)]
    for file, text in zip(files, texts, strict=True):
        documents.store(file, partial(pen.draw, text))
    documents.remember()
    return [store.read(file.key) for file in files]


def test_what_shows_the_same_is_drawn_once_and_stored_with_every_pack(store: Store) -> None:
    pen = Pen()
    stored(store, pen, "figures", "method")
    assert stored(store, pen, "other figures", "method", pack="two") == [b"other figures", b"method"]
    assert pen.drawn == ["figures", "method", "other figures"]


@pytest.mark.parametrize("body", [b"", b"another text", None], ids=["emptied", "changed", "purged"])
def test_bytes_that_are_not_those_that_were_drawn_are_drawn_again(store: Store, body: bytes | None) -> None:
    pen = Pen()
    stored(store, pen, "figures")
    store.delete("one/0.pdf") if body is None else store.write("one/0.pdf", body, "application/pdf")
    assert stored(store, pen, "figures", pack="two") == [b"figures"]
    assert pen.drawn == ["figures"] * 2


def test_the_list_names_what_the_last_pack_has_and_no_text(store: Store) -> None:
    stored(store, Pen(), "figures", "method")
    stored(store, Pen(), "other figures", "method", pack="two")
    assert sorted(each["key"] for each in json.loads(store.read(LISTED)).values()) == ["two/0.pdf", "two/1.pdf"]
    assert b"figures" not in store.read(LISTED)


def test_data_are_written_anew_and_not_listed(store: Store) -> None:
    pen = Pen()
    for pack in ("one", "two"):
        stored(store, pen, "figures", pack=pack, kind="text/csv; charset=utf-8")
    assert (pen.drawn, json.loads(store.read(LISTED))) == (["figures"] * 2, {})
