"""An installation in a folder of its own, run stage by stage, and everything that its readers can see, as text."""

import email
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from difflib import unified_diff
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from adapters.cycle_context import CycleContext
from adapters.provenance import record_sources
from cli.app import app
from quarterly.vocabulary.quarter import Quarter
from tasks.collect_returns import collect_returns
from tests.golden.clock import ROOT, set_clock, standing_clock
from tests.golden.documents import digest, word_text, workbook_text
from tests.golden.masks import masked, without_sizes_of_outputs
from tests.golden.pages import page_text
from tests.stages.chain import Chain, plain

COUNCILS = ROOT / "councils"
OF_THE_STAGES = ("figures.json", "kept.json", "said.json", "manifest.json")
PLACES = {"QUARTERLY_STORE": "store", "QUARTERLY_INBOX": "inbox", "QUARTERLY_OUTBOX": "outbox"}
_LETTER = re.compile(r"-[0-9a-f]{16}$")


@dataclass
class Installation:
    """One council's installation in the working folder; `seen` are the texts by the path they are kept under."""

    council: str
    seen: dict[str, str] = field(default_factory=dict)
    _before: dict[str, str] = field(default_factory=dict)

    def send(self, folder: Path, quarter: str, day: date) -> None:
        """Put a folder's workbooks into the inbox, saved at nine on a day."""
        period = Quarter.parse(quarter)
        for file in sorted(folder.rglob("*.xlsx")):
            self.put(file.read_bytes(), file.parent.name, file.name, period, day)

    def put(self, body: bytes, sender: str, name: str, period: Quarter, day: date) -> None:
        """Put one file into the inbox, saved at nine on a day."""
        path = Path("inbox", self.council, period.key, sender, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        moment = datetime.combine(day, time(9), UTC).timestamp()
        os.utime(path, (moment, moment))

    def publish(self, quarter: str, reason: str = "A return was corrected.") -> str:
        """Run the cycle, as the flow does, and return what it said of its report and of publishing it."""
        chain = Chain(self.council, quarter)
        pack = chain.compiled()
        published = chain.published(reason)
        record_sources(CycleContext.of(self.council, quarter), plain(collect_returns)(self.council, quarter))
        return f"{pack.describe()}\n{published.describe()}\n{pack.why}\n"

    def keep(self, path: str, text: str) -> None:
        """Keep a text."""
        self.seen[path] = masked(text)

    def keep_release(self, folder: str, quarter: str) -> None:
        """Keep the newest version of every rendering; after a first version only the lines that it changes."""
        self.keep_digests(folder, quarter)
        for rendering in self._renderings(quarter):
            for name, body in self.released(rendering, quarter).items():
                # A page and a Word file say what the view model says, so that one rendering is enough to read.
                text = _text(name, body, rendering != "restricted")
                if text is not None:
                    self._keep_changes(folder, f"{rendering}/{name}", masked(text))

    def keep_digests(self, folder: str, quarter: str) -> None:
        """Keep a digest of every file of the newest version."""
        self.seen[f"{folder}/digests.txt"] = "".join(
            f"{digest(name, body)}  {rendering}/{name}\n"
            for rendering in self._renderings(quarter)
            for name, body in self.released(rendering, quarter).items()
        )

    def _keep_changes(self, folder: str, name: str, text: str) -> None:
        before, self._before[name] = self._before.get(name), text
        path = name if name.endswith((".json", ".csv")) else f"{name}.txt"
        if before is None:
            self.seen[f"{folder}/{path}"] = text
            return
        lines = unified_diff(before.splitlines(), text.splitlines(), "before", "after", n=2, lineterm="")
        self.seen[f"{folder}/{path}.diff"] = "".join(f"{line}\n" for line in lines)

    def released(self, rendering: str, quarter: str) -> dict[str, bytes]:
        """Return the files of the newest version that readers open."""
        folder = self._place(rendering, quarter)
        newest = json.loads((folder / "index.json").read_text(encoding="utf-8"))["versions"][-1]["release"]
        files = sorted((folder / "releases" / newest).iterdir())
        return {file.name: file.read_bytes() for file in files if file.name not in OF_THE_STAGES}

    def keep_pages(self, folder: str, quarter: str) -> None:
        """Keep the pages that list the versions."""
        for rendering in self._renderings(quarter):
            page = self._place(rendering, quarter) / "index.html"
            self.keep(f"{folder}/{rendering}/index.html.txt", without_sizes_of_outputs(page_text(page.read_bytes())))

    def _renderings(self, quarter: str) -> tuple[str, ...]:
        """Return the renderings that are published: the exempt one where anything is exempt."""
        return ("public", "restricted", *(["exempt"] if self._place("exempt", quarter).is_dir() else []))

    def _place(self, rendering: str, quarter: str) -> Path:
        within = ("restricted", rendering) if rendering == "exempt" else (rendering,)
        return Path("store", *within, self.council, Quarter.parse(quarter).key)

    def keep_letters(self, folder: str) -> None:
        """Keep the letters sent since they were last kept, with the workbooks they enclose."""
        found = []
        for path in Path("outbox").rglob("*.eml"):
            found.append((_LETTER.sub("", path.stem), email.message_from_bytes(path.read_bytes(), policy=default)))
            path.unlink()
        counts: Counter[str] = Counter()
        for name, letter in sorted(found, key=lambda each: (each[0], each[1]["To"], each[1]["Subject"], _body(each[1]))):
            counts[name] += 1
            self._keep_letter(f"{folder}/letters/{name}{f'-{counts[name]}' if counts[name] > 1 else ''}", letter)

    def _keep_letter(self, path: str, letter: EmailMessage) -> None:
        heads = [f"{name}: {value}" for name, value in letter.items() if not name.lower().startswith(("content-", "mime-"))]
        names = []
        for part in letter.iter_attachments():
            names.append(f"Enclosed: {part.get_filename()}")
            self.keep(f"{path}.{part.get_filename()}.txt", workbook_text(part.get_content()))
        self.keep(f"{path}.txt", "\n".join([*heads, *names, "", _body(letter)]))

    def keep_forms(self, folder: str, quarter: str, only: str = "") -> None:
        """Keep the workbooks that are sent out to be filled in, or that of one sender alone."""
        to = f"forms-{Quarter.parse(quarter).key}"
        self.keep_command(f"{folder}/call.txt", "call", self.council, quarter, "--to", to)
        for path in sorted(Path(to).rglob("*.xlsx")):
            if only in ("", path.parent.name):
                self.keep(f"{folder}/{path.name}.txt", workbook_text(path.read_bytes()))

    def keep_command(self, path: str, *arguments: str) -> None:
        """Keep what a command prints."""
        result = CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        errors = f"--- to standard error\n{result.stderr}" if result.stderr else ""
        self.keep(path, f"$ quarterly {' '.join(arguments)}\n{result.stdout}{errors}--- exit code {result.exit_code}\n")


def _text(name: str, body: bytes, whole: bool) -> str | None:
    if name.endswith(".json"):
        return json.dumps(json.loads(body), ensure_ascii=False, indent=1) + "\n"
    if name.endswith(".csv"):
        return body.decode("utf-8-sig").replace("\r\n", "\n")
    if name.endswith(".html") and whole:
        return page_text(body)
    return word_text(body) if name.endswith(".docx") and whole else None


def _body(letter: EmailMessage) -> str:
    body = letter.get_body(preferencelist=("plain",))
    return str(body.get_content()) if body is not None else ""


def working_day(quarter: str, days: int) -> date:
    """Return the day so many days after the end of a quarter, and set the clock to it."""
    day = Quarter.parse(quarter).ends + timedelta(days=days)
    set_clock(day)
    return day


@contextmanager
def installation(council: str) -> Iterator[Installation]:
    """Yield an installation of a council in an empty folder, with the clock standing."""
    with TemporaryDirectory() as folder, standing_clock():
        environment, here = dict(os.environ), Path.cwd()
        for name in [name for name in environment if name.startswith("QUARTERLY_")]:
            del os.environ[name]
        os.environ.update(PLACES)
        os.chdir(folder)
        try:
            yield Installation(council)
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(environment)
            shutil.rmtree(Path(folder), ignore_errors=True)
