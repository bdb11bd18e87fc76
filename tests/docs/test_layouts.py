"""The layout and the rules that docs/councils.md shows: are they read, and the layout of the workbook in its picture?"""

import re

from adapters.councils import ROOT, load_council
from adapters.expectations import load_layout
from adapters.workbook.reader import shared_reader
from examples.make_scorecard import FILE, scorecard
from quarterly.collecting.layouts.of_file import mapped_file
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.shown import shown_rows
from quarterly.configuration.layouts import Layouts
from quarterly.configuration.own_rules import OwnExpectations
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.vocabulary.quarter import Quarter

PAGE = (ROOT / "docs" / "councils.md").read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"```yaml\n(layouts:.*?)```", PAGE, re.DOTALL)
(RULES,) = re.findall(r"```yaml\n(rules:.*?)```", PAGE, re.DOTALL)
QUARTER = Quarter(2026, 2)


def test_the_layout_of_the_page_reads_the_workbook_of_its_picture() -> None:
    layouts: Layouts = ConfigurationFile("docs/councils.md", BLOCK).read(Layouts)
    catalogue = load_council("sampleshire", QUARTER).catalogue
    scope = MappingScope(
        catalogue=catalogue, quarter=QUARTER, spellings=load_layout().for_quarter(QUARTER), service="", file=FILE
    )
    found = mapped_file(shared_reader().read(scorecard()), "scorecard", layouts.layouts["scorecard"], scope)
    shown = {row.indicator: row.cells for row in shown_rows(found, catalogue)}
    assert shown["CP8"] == {"value": "84.3% (K9)", "target": "90% (L9)", "comment": "yes (N9)"}
    assert shown["FD4"] == {"value": "85.733% (N5)", "numerator": "655 (L5)", "denominator": "764 (M5)"}
    assert (len(shown), found.unread) == (8, ())


def test_the_rules_of_the_page_are_rules() -> None:
    own: OwnExpectations = ConfigurationFile("docs/councils.md", RULES).read(OwnExpectations)
    assert ([each.code for each in own.rules], [each.code for each in own.changes]) == (["X01"], ["V12"])
