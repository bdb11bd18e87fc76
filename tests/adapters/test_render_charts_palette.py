"""Do the colours of charts have the contrast that WCAG requires: 4.5 to 1 for text, 3 to 1 for shapes and lines?"""

import pytest

from adapters.render.charts.frame import INK, SIGNAL, SOFT, VALUE
from adapters.render.charts.quartiles import BANDS
from adapters.render.templates import FOLDER
from tests.adapters.test_render_palette import contrast

WHITE, SHADED, EDGE, OUTLINE = "#ffffff", "#e6ebf1", "#77818c", "#6f7883"


@pytest.mark.parametrize("behind", [WHITE, SHADED])
@pytest.mark.parametrize("text", [INK, SOFT])
def test_labels_can_be_read(text: str, behind: str) -> None:
    assert contrast(text, behind) >= 4.5


@pytest.mark.parametrize("band", BANDS)
def test_words_can_be_read_on_every_band(band: str) -> None:
    assert contrast(INK, band) >= 4.5


@pytest.mark.parametrize("behind", [WHITE, SHADED, *BANDS])
def test_values_can_be_seen(behind: str) -> None:
    assert contrast(VALUE, behind) >= 3


@pytest.mark.parametrize("colour", [SIGNAL, EDGE, OUTLINE])
def test_signals_and_edges_can_be_seen(colour: str) -> None:
    assert contrast(colour, WHITE) >= 3


@pytest.mark.parametrize(("template", "colour"), [("trend", VALUE), ("trend", SHADED), ("trend", EDGE), ("quartiles", OUTLINE)])
def test_templates_draw_in_these_colours(template: str, colour: str) -> None:
    assert colour in (FOLDER / "charts" / f"{template}.svg.j2").read_text()
