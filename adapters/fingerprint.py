"""A digest of what shapes a stage's output apart from its inputs: our code, the data it applies, its libraries."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from quarterly.vocabulary.canonical import digest

ROOT = Path(__file__).parent.parent


@cache
def fingerprint(applied: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest over these files and folders of the checkout and the versions of these libraries."""
    return digest([[library, version(library)] for library in libraries], *(contents(each) for each in applied))


@cache  # several stages are shaped by the same folders
def contents(part: str) -> str:
    """Return a digest of a file of the checkout, or of every file below a folder, with their paths."""
    path = ROOT / part
    files = [path] if path.is_file() else [each for each in sorted(path.rglob("*")) if each.is_file()]
    parts = [part.encode()]
    for file in files:
        if "__pycache__" not in file.parts:
            parts += [str(file.relative_to(ROOT)).encode(), file.read_bytes()]
    return digest(*parts)
