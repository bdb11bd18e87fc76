"""Are the products in the pack, each in the store of its readers, and does a council's own template reach its Word file?"""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from adapters.all_figures import all_figures_key
from adapters.render.pdf import page_pdf, pages_of
from quarterly.configuration.products import ProductPlan
from quarterly.reporting.products.members_summary import members_summary
from quarterly.vocabulary.errors import SetupError
from tasks.render_products import one_side
from tests.installation import COUNCIL, Installation, indicator_return, own_council
from tests.stages.chain import Chain
from tests.template_files import bare_template, saved
from tests.unit.made import TOWN_ACTIONS, TOWN_ROWS, card, public, restricted

PRODUCTS = """
products:
  - {product: members summary, title: The quarter in brief}
  - {product: supplement, title: "Supplement: corrected figures"}
  - {product: managers digest, title: Managers' digest}
  - {product: scorecard, title: Scorecard of all figures}
"""
OF_THE_PUBLIC = {"members-summary.html", "members-summary.pdf"}
OF_A_CORRECTION = {"supplement.pdf", "supplement.docx"}
OF_MANAGERS = {"managers-digest.html", "managers-digest.pdf", "scorecard.xlsx"}


@pytest.fixture
def council(installation: Installation) -> str:
    folder = own_council(installation.folder / COUNCIL)
    with (folder / "profile.yaml").open("a", encoding="utf-8") as profile:
        profile.write(PRODUCTS)
    installation.send_all()
    return str(folder)


def test_each_store_has_the_products_of_its_readers_and_a_correction_its_supplement(
    installation: Installation, council: str
) -> None:
    Chain(council).published()
    everything = OF_THE_PUBLIC | OF_A_CORRECTION | OF_MANAGERS
    assert everything & installation.released(installation.public).keys() == OF_THE_PUBLIC
    files = installation.released(installation.restricted)
    assert everything & files.keys() == OF_MANAGERS
    sheet = load_workbook(io.BytesIO(files["scorecard.xlsx"]))["Figures"]
    assert sheet["A2"].value == "Reference"
    table = installation.restricted.read(all_figures_key(COUNCIL)).decode("utf-8-sig")
    assert table.startswith("council,period_start,period_end,version,version_status,published_on,version_reason,indicator")
    assert not [entry.key for entry in installation.public.list("") if "all-figures" in entry.key]
    page = installation.public.read(f"{COUNCIL}/2012-13-q1/index.html").decode()
    assert ("The quarter in brief" in page, "digest" in page) == (True, False)

    row = ["1178", None, None, None, 109.4, 98.8, "More children came into care than left it."]
    installation.send("children-in-care", indicator_return("children-in-care", [row]), "again.xlsx", hour=10)
    Chain(council).published()
    files = installation.released(installation.public)
    assert everything & files.keys() == OF_THE_PUBLIC | OF_A_CORRECTION
    word = Document(io.BytesIO(files["supplement.docx"]))
    assert any("109.4" in cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "109.4" in installation.restricted.read(all_figures_key(COUNCIL)).decode("utf-8-sig")


def with_template(council: str, template: bytes) -> None:
    folder = Path(council)
    (folder / "own.dotx").write_bytes(template)
    text = (folder / "profile.yaml").read_text(encoding="utf-8")
    (folder / "profile.yaml").write_text(text.replace("\nreport:\n", "\nreport:\n  word_template: own.dotx\n"), encoding="utf-8")


def test_a_councils_template_reaches_the_word_file_and_another_template_is_another_pack(
    installation: Installation, council: str
) -> None:
    with_template(council, saved(bare_template("Our letterhead", "{{title}}")))
    first = Chain(council).compiled().output
    Chain(council).published()
    files = installation.released(installation.public)
    assert Document(io.BytesIO(files["cover-report.docx"])).paragraphs[0].text == "Our letterhead"
    (Path(council) / "own.dotx").write_bytes(saved(bare_template("Our new letterhead", "{{title}}")))
    assert Chain(council).compiled().output != first


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (saved(bare_template("{{titel}}")), r"own\.dotx: \{\{titel\}\} is no place of the report\. Did you mean \{\{title\}\}\?"),
        (b"%PDF", "own.dotx is no Word file"),
    ],
)
def test_a_template_that_cannot_be_used_stops_the_report_with_a_sentence(
    installation: Installation, council: str, template: bytes, says: str
) -> None:
    with_template(council, template)
    with pytest.raises(SetupError, match=says):
        Chain(council).compiled()


def test_a_summary_with_long_reasons_still_fits_one_side() -> None:
    comment = "The figure is what it is because of many things that happened in the quarter and could not be foreseen, " * 30
    scored = card(*TOWN_ROWS, *TOWN_ACTIONS)
    long = replace(scored, scores=tuple(replace(each, comment=f"{comment}again.") for each in scored.scores))
    plan = ProductPlan(product="members summary", title="The quarter in brief")
    page: Any = members_summary(plan, public(restricted(long)))
    assert pages_of(page_pdf(page)) > 1
    assert pages_of(one_side(page)) == 1
