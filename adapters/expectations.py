"""The folder expectations/: layout and rules, read from YAML."""

from functools import cache, lru_cache
from pathlib import Path

from quarterly.collecting.sheets.layout import Layout
from quarterly.collecting.sheets.rulebook import Rulebook, rulebook
from quarterly.configuration.council import Council
from quarterly.configuration.own_rules import OwnExpectations
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.vocabulary.canonical import from_bytes, to_bytes

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


def rulebook_of(council: Council) -> Rulebook:
    """Return every rule as a council has it: with its own, and with what it changes."""
    own = council.expectations
    return _of_council(to_bytes(own)) if own.rules or own.changes else load_rulebook()


@lru_cache(16)  # suites are loaded once for each rulebook
def _of_council(own: bytes) -> Rulebook:
    return load_rulebook().of_council(from_bytes(OwnExpectations, own))


def _file(path: Path) -> ConfigurationFile:
    return ConfigurationFile(f"expectations/{path.name}", path.read_text(encoding="utf-8"))
