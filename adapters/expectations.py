"""The folder expectations/: layout and rules, read from YAML."""

from functools import cache
from pathlib import Path

from quarterly.collecting.sheets.layout import Layout
from quarterly.collecting.sheets.rulebook import Rulebook, rulebook
from quarterly.configuration.yaml_files.files import ConfigurationFile

FOLDER = Path(__file__).parent.parent / "expectations"
LAYOUT = "layout.yaml"
# Paths relative to the checkout, as fingerprints name files: the rules for returns, and those for a whole report.
OF_THE_REPORT = ("expectations/report.yaml",)
OF_RETURNS = tuple(name for path in sorted(FOLDER.glob("*.yaml")) if (name := f"expectations/{path.name}") not in OF_THE_REPORT)


@cache
def load_layout() -> Layout:
    """Return the layout of returns."""
    layout: Layout = _file(FOLDER / LAYOUT).read(Layout)
    return layout


@cache
def load_rulebook() -> Rulebook:
    """Return every rule, for returns and for the whole report."""
    return rulebook(_file(path) for path in sorted(FOLDER.glob("*.yaml")) if path.name != LAYOUT)


def _file(path: Path) -> ConfigurationFile:
    return ConfigurationFile(f"expectations/{path.name}", path.read_text(encoding="utf-8"))
