"""Write what readers see, or hold what they would see now against what is written: `make golden`, `make golden-check`."""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

from tests.golden.older_store import OLDER, second_versions
from tests.golden.scenarios import SCENARIOS, Texts

WRITTEN = Path(__file__).parent / "written"
PARTS: dict[str, tuple[Path, Callable[[], Texts]]] = {
    **{name: (WRITTEN / name, make) for name, make in SCENARIOS.items()},
    "older-store": (OLDER, second_versions),
}
LINES = 40


def write(folder: Path, texts: dict[str, str]) -> None:
    """Replace the texts of a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def differences(folder: Path, texts: dict[str, str]) -> Iterator[str]:
    """Yield every text that is not as written in a folder, with the beginning of what differs."""
    written = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    for path in sorted(written.keys() | texts.keys()):
        before = written[path].read_bytes().decode() if path in written else ""
        after = texts.get(path, "")
        if before == after and path in written and path in texts:
            continue
        lines = list(unified_diff(before.splitlines(), after.splitlines(), "written", "now", n=1, lineterm=""))
        more = [f"... and {len(lines) - LINES} more lines"] if len(lines) > LINES else []
        yield "\n".join([f"{folder.name}/{path}", *(line[:300] for line in lines[:LINES]), *more])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare and write nothing; 1 if anything differs")
    parser.add_argument("scenarios", nargs="*", help="default: all")
    asked = parser.parse_args()
    found: list[str] = []
    for name in asked.scenarios or PARTS:
        folder, make = PARTS[name]
        if asked.check:
            found += differences(folder, make())
        else:
            write(folder, make())
    sys.stdout.write("".join(f"{each}\n\n" for each in found))
    if found:
        sys.stdout.write(f"{len(found)} differ:\n" + "".join(f"  {each.splitlines()[0]}\n" for each in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
