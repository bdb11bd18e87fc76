"""The drawing of ARCHITECTURE.md names every folder there is, and none that is not."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.docs.pages import ROOT, section, table

DRAWING = section(ROOT / "ARCHITECTURE.md", "Layout").split("```")[1]
LINE = re.compile(r"^( *)([a-z_]+)/\s{2,}(\S.*)$")


def drawn() -> Iterator[str]:
    """Yield the path of every folder that is drawn, two spaces a level; each line names one and says what it is for."""
    above: list[str] = []
    for line in DRAWING.strip("\n").splitlines():
        found = LINE.match(line)
        assert found, f"not a folder with a phrase: {line}"
        above = [*above[: len(found[1]) // 2], found[2]]
        yield "/".join(above)


def ignored() -> set[str]:
    """Return the folders of the checkout's root that git leaves alone."""
    return {line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}


def there() -> Iterator[str]:
    """Yield every folder at the root, and every package below those that hold the program."""
    program = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["root_packages"]
    for folder in sorted(ROOT.iterdir()):
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in ignored():
            yield folder.name
            yield from packages(folder) if folder.name in program else ()


def packages(folder: Path) -> Iterator[str]:
    """Yield every package below a folder."""
    yield from (str(each.parent.relative_to(ROOT)) for each in folder.rglob("__init__.py") if each.parent != folder)


def test_the_drawing_names_every_folder_and_none_that_does_not_exist() -> None:
    assert sorted(drawn()) == sorted(there())


def test_every_stage_is_in_the_table_of_stages() -> None:
    stages = [row[0].strip("`") for row in table(section(ROOT / "ARCHITECTURE.md", "A cycle, and what it leaves"))]
    assert [stage for stage in stages if not (ROOT / f"tasks/{stage}.py").is_file()] == []
    assert len(stages) == 6


def test_every_kind_of_test_is_explained() -> None:
    folders = {f"tests/{each.name}" for each in (ROOT / "tests").iterdir() if any(each.glob("**/test_*.py"))}
    assert {row[0].strip("`") for row in table(section(ROOT / "CONTRIBUTING.md", "Tests"))} == folders


def test_every_library_it_depends_on_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=]", each)[0] for each in project["dependencies"]}
    rows = table(section(ROOT / "ARCHITECTURE.md", "Dependencies, and why each"))
    assert {name for row in rows for name in row[0].split(", ")} == needed
