"""A digest of what shapes a stage's output apart from its inputs: our code, the data it applies, its libraries."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from quarterly.vocabulary.canonical import digest

ROOT = Path(__file__).parent.parent


@cache
def fingerprint(applied: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest over these files and folders of the checkout and the versions of these libraries."""
    found = [[path] if (path := ROOT / each).is_file() else sorted(path.rglob("*")) for each in applied]
    files = [path for paths in found for path in paths if path.is_file()]
    files = [path for path in files if "__pycache__" not in path.parts]
    parts: list[object] = [[library, version(library)] for library in libraries]
    for path in files:
        parts += [str(path.relative_to(ROOT)), path.read_bytes()]
    return digest(*parts)
