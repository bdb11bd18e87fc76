"""What shapes a stage's bytes beside its inputs: our code, the data it applies, the libraries that draw."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from quarterly.canonical import digest

ROOT = Path(__file__).parent.parent


@cache
def fingerprint(folders: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest over every file of these folders (of the checkout) and the versions of these libraries."""
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    files = [path for path in files if "__pycache__" not in path.parts]
    parts: list[object] = [[library, version(library)] for library in libraries]
    for path in files:
        parts += [str(path.relative_to(ROOT)), path.read_bytes()]
    return digest(*parts)
