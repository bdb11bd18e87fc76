"""Measure whole runs beside a plain script, and split them: python -m benchmarks.whole_run [ROUNDS].

Runs of Sampleshire are measured in turn with a script that checks the same returns (benchmarks/peers/plain_script.py), each in a
new process. What is compared is processor seconds of the same minutes, as a busy machine makes all of them dearer. Those of the
command are of its whole process tree. A server that runs already is a process of its own, and its seconds stand apart; one that
the command starts for itself is in the tree. Memory is the largest sum of resident memory in the tree, in MB.

Then three runs once more, each split into its parts (benchmarks/parts_of_run.py). Where WeasyPrint is installed, the script is
measured with its pages too.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.incremental import COUNCIL, KEY, QUARTER, ROOT, correct
from benchmarks.safeguards import ENVIRONMENT

ROUNDS = 3
RETURNS = ROOT / "councils" / COUNCIL / "returns" / KEY
TICKS, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
LEAST = 0.05  # seconds of a part that is printed by itself

SCRIPT, WITH_PAGES = "plain script, checks alone", "plain script with pages by WeasyPrint"
COLD, OWN = "cold, a server running", "cold, with its own server"
AGAIN, CORRECTED = "unchanged, a server running", "one corrected return, a server running"


class Measured(NamedTuple):
    """Processor seconds and memory of a process tree, and the processor seconds of a server beside it."""

    seconds: float
    memory: int
    server: float = 0.0


def main() -> None:
    """Print the report."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line in report(rounds):
            print(line, flush=True)


def report(rounds: int) -> Iterator[str]:
    """Yield the lines of the report."""
    found: dict[str, list[Measured]] = {}
    with server() as api:
        _cold(api, api.folder("first"))  # a server's own first requests cost it more than those that follow
        for number in range(rounds):
            for name, measure in _of_a_round(api, number):
                found.setdefault(name, []).append(measure())
                print(f"{name}: {found[name][-1]}", file=sys.stderr, flush=True)
        yield from _compared(found)
        yield from _split(api)


def _of_a_round(api: "Server", number: int) -> Iterator[tuple[str, Callable[[], Measured]]]:
    folder = api.folder(f"served-{number}")
    yield SCRIPT, lambda: tree("-m", "benchmarks.peers.plain_script", str(RETURNS))
    if find_spec("weasyprint"):
        yield WITH_PAGES, lambda: tree("-m", "benchmarks.peers.plain_script", str(RETURNS), str(folder / "pages.pdf"))
    yield COLD, lambda: _cold(api, folder)
    yield AGAIN, lambda: _run(api, folder)
    yield CORRECTED, lambda: _corrected(api, folder)
    own = api.folder(f"own-{number}")
    yield OWN, lambda: tree("-m", "cli", *_command(), folder=own)


def _compared(found: dict[str, list[Measured]]) -> Iterator[str]:
    """Yield a line for each kind of run: medians, and ratios to the script."""
    middles = {name: Measured(*(median(each) for each in zip(*several, strict=True))) for name, several in found.items()}
    yardsticks = [name for name in (SCRIPT, WITH_PAGES) if name in middles]
    rounds = len(found[SCRIPT])
    yield f"{f'medians of {rounds}':<42} {'seconds':>8} {'memory':>8} {'server':>8} {'to script':>10} {'with pages':>10}"
    for name, each in middles.items():
        ratios = "".join(f" {each.seconds / middles[of].seconds:10.2f}" for of in yardsticks)
        yield f"{name:<42} {each.seconds:6.2f} s {each.memory:5.0f} MB {each.server:6.2f} s{ratios}"
    if WITH_PAGES not in middles:
        yield "The script with pages is not measured: WeasyPrint is not installed."


def _split(api: "Server") -> Iterator[str]:
    """Yield what each part of a cold, an unchanged and a corrected run costs."""
    script, folder = tree("-m", "benchmarks.peers.plain_script", str(RETURNS)).seconds, api.folder("split")
    for name in (COLD, AGAIN, CORRECTED):
        if name == CORRECTED:
            _correct(folder)
        before, file = api.spent(), folder / "parts.json"
        whole = tree("-m", "benchmarks.parts_of_run", str(file), *_command(), folder=folder, settings=api.settings)
        parts = json.loads(file.read_text(encoding="utf-8"))
        yield f"\n{name}, split"
        yield from _parts(parts["parts"] | {"the rest of its process tree": whole.seconds - sum(parts["parts"].values())}, script)
        yield f"  {'the server beside it':<42} {api.spent() - before:8.2f} {(api.spent() - before) / script:7.2f}"
        yield f"  {sum(parts['requests'].values())} requests to the server; memory {_memory(parts['memory'])} MB"


def _parts(parts: dict[str, float], script: float) -> Iterator[str]:
    """Yield a line for each group of parts and below it its parts, the dearest first."""
    groups: dict[str, dict[str, float]] = {}
    for part, seconds in parts.items():
        groups.setdefault(_group(part), {})[part] = seconds
    for group, own in sorted(groups.items(), key=lambda each: -sum(each[1].values())):
        yield _line(f"  {group}", sum(own.values()), script)
        if len(own) > 1:
            yield from (_line(f"    {part}", took, script) for part, took in _dearest(own))
    yield _line("  together", sum(parts.values()), script)


def _group(part: str) -> str:
    if part.startswith("import "):
        return "imports"
    return "bodies of stages, and steps between" if part.startswith("step: ") or "_" in part else part


def _dearest(parts: dict[str, float]) -> list[tuple[str, float]]:
    return [each for each in sorted(parts.items(), key=lambda each: -each[1]) if each[1] >= LEAST]


def _line(name: str, seconds: float, script: float) -> str:
    return f"{name:<44} {seconds:8.2f} {seconds / script:7.2f}"


def _memory(by_stage: dict[str, int]) -> str:
    return ", ".join(f"{size} after {stage}" for stage, size in by_stage.items() if not stage.startswith("step: "))


def _command() -> tuple[str, ...]:
    return "run", COUNCIL, QUARTER


def _cold(api: "Server", folder: Path) -> Measured:
    return _run(api, folder)


def _corrected(api: "Server", folder: Path) -> Measured:
    _correct(folder)
    return _run(api, folder)


def _correct(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)
    correct(143)
    os.chdir(here)


def _run(api: "Server", folder: Path) -> Measured:
    before = api.spent()
    measured = tree("-m", "cli", *_command(), folder=folder, settings=api.settings)
    return measured._replace(server=api.spent() - before)


def tree(
    *arguments: str, folder: Path = Path("/"), settings: dict[str, str] | None = None, found: tuple[int, ...] = (0,)
) -> Measured:
    """Run Python in a folder and return what its whole process tree costs; raise RuntimeError if it ends with another code."""
    environment = ENVIRONMENT | {"QUARTERLY_INBOX": str(folder / "inbox")} | (settings or {})
    with tempfile.TemporaryFile() as shown:
        process = subprocess.Popen([sys.executable, *arguments], cwd=folder, env=environment, stdout=shown, stderr=shown)
        most = 0
        while True:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            most = max(most, _resident(process.pid))
            time.sleep(0.05)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in found:
            shown.seek(0)
            raise RuntimeError(f"{arguments} ended with {process.returncode}:\n{shown.read().decode()[-2000:]}")
    return Measured(used.ru_utime + used.ru_stime, most)


def _resident(root: int) -> int:
    """Return the resident memory of a process and all below it in MB, 0 once it has ended."""
    below, pages = [root], 0
    while below:
        pid = below.pop()
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
            below += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except (OSError, IndexError):
            continue
    return pages * PAGE // 2**20


class Server(NamedTuple):
    """A Prefect server with an empty database, for all runs of a measurement."""

    pid: int
    settings: dict[str, str]

    def spent(self) -> float:
        """Return the processor seconds of the server so far."""
        user, system = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / TICKS

    def folder(self, name: str) -> Path:
        """Return a new folder with the returns in its inbox and nothing else."""
        folder = Path.cwd() / name
        shutil.copytree(RETURNS, folder / "inbox" / COUNCIL / KEY)
        return folder


@contextmanager
def server() -> Iterator[Server]:
    """Run a server as `quarterly serve` does, and wait until it answers."""
    for name in [name for name in os.environ if name.startswith(("QUARTERLY_", "PREFECT_"))]:
        del os.environ[name]
        ENVIRONMENT.pop(name, None)
    from serving.server import answers, environment, local_api
    from tests.e2e.postgres import free_port

    port, home = free_port(), Path.cwd() / "home"
    home.mkdir()
    settings = environment(home, port) | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-m", "serving.prefect_server"], cwd=home, env=settings)
    try:
        while not answers(local_api(port)):
            time.sleep(0.3)
        yield Server(process.pid, {"PREFECT_API_URL": local_api(port)})
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
