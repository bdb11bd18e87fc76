"""A new council's folder: its place, the examples that are filled in (templates/council), and writing it whole or not at all."""

import json
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from adapters.councils import ROOT, councils_root
from quarterly.configuration.ids import slug, too_long
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

TEMPLATE = ROOT / "templates" / "council"
WRITTEN_FOR = Quarter(2026, 1)  # the quarter of the examples in the templates, whose years move with today's

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SMALL = {"and", "by", "in", "of", "on", "the", "under", "upon", "with"}
_OFFICIAL = re.compile(
    r"^(?:(?:Royal |London )*Borough of |City of |County of )|"
    r"(?: (?:Metropolitan|London|Royal|Borough|County|City|District|Unitary|Combined))* (?:Council|Authority|Trust)$"
)
# A day, a financial year, or a year alone; none behind a hyphen, as in the name of a file.
_YEAR = re.compile(r"(?<![\w-])(?:(?P<day>20\d\d)(?=-\d\d-\d\d)|(?P<begins>20\d\d)-(?P<ends>\d\d)|(?P<alone>20\d\d))(?!\d)")
_MEETING = re.compile(r"^(?P<quarter>    20\d\d-\d\d Q[1-4]): 20\d\d-\d\d-\d\d$", re.MULTILINE)
_TUESDAY = 1


@dataclass(frozen=True, slots=True)
class NewFolder:
    """Where a council's folder will be, how commands name it, its full name, and the quarter that has ended last."""

    path: Path
    argument: str
    title: str
    quarter: Quarter

    @property
    def short(self) -> str:
        """The name without what every council's has: "Dudley" of "Dudley Metropolitan Borough Council"."""
        return _OFFICIAL.sub("", self.title) or self.title

    @property
    def domain(self) -> str:
        """The domain of mail addresses that are nobody's."""
        return f"{slug(self.path.name) or 'council'}.example"

    @property
    def shown(self) -> str:
        """The path as it is printed."""
        return shown(self.path)


def new_folder(name: str, title: str, day: date) -> NewFolder:
    """Return the new folder, which must not exist, in the councils' folder, which must; raise SetupError where not."""
    path = _path(name)
    title = " ".join(title.split()) or f"{_spelled(path.name)} Council"
    if not title.isprintable():
        raise SetupError("The title holds characters that cannot be printed. Give the council's name as readers see it.")
    return NewFolder(path, name, title, Quarter.last_ended(day))


def examples(folder: NewFolder) -> dict[str, str]:
    """Return the files of templates/council by name, with the council's own names, and years and meetings of today."""
    filled_in = _filled_in(folder)
    return {path.name: filled_in(path.read_text(encoding="utf-8")) for path in sorted(TEMPLATE.iterdir())}


def make(folder: NewFolder, files: Mapping[str, str]) -> None:
    """Write a temporary folder beside the new one and rename it, so that it is complete or not there."""
    try:
        temporary = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.path.parent))
    except OSError as error:
        raise SetupError(f"{folder.path} cannot be made: {error.strerror}. Choose a folder that you may write to.") from error
    try:
        made = temporary / folder.path.name
        (made / "returns").mkdir(parents=True)
        for name, text in files.items():
            (made / name).write_text(text, encoding="utf-8")
        made.rename(folder.path)
    except OSError as error:
        raise SetupError(
            f"{folder.path} cannot be made: {error.strerror}. Nothing is left of it; mend that and try again."
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def shown(path: Path) -> str:
    """Return a path as it is printed, from the checkout where it is in there."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _path(name: str) -> Path:
    root = councils_root().expanduser().resolve()
    is_path = Path(name).name != name
    if not is_path and not _SLUG.fullmatch(name):
        raise SetupError(
            f"“{name}” is no name for a council's folder. Use lower case letters, digits and hyphens, such as "
            f"{slug(name) or 'sampleshire'}, and give the full name with --title."
        )
    folder = Path(name).expanduser().resolve() if is_path else root / name
    if problem := too_long(folder.name):
        raise SetupError(f"{problem}. Choose a shorter one, and give the full name with --title.")
    if folder.parent != root:
        raise SetupError(
            f"A council is a folder in {root}, and “{name}” is not in there. Give its name alone, such as "
            f"{slug(folder.name) or 'sampleshire'}; to keep councils elsewhere, set QUARTERLY_COUNCILS to the folder."
        )
    if folder.exists():
        raise SetupError(f"{shown(folder)} is there already, and nothing in it was changed. Choose another name, or remove it.")
    if not folder.parent.is_dir():
        raise SetupError(f"The folder {folder.parent} does not exist. Make it first, or correct QUARTERLY_COUNCILS.")
    return folder


def _filled_in(folder: NewFolder) -> Callable[[str], str]:
    """Return a function that replaces the names in the templates by the council's own, and the years by those of its quarter."""
    title, short, argument = folder.title, folder.short, shlex.quote(folder.argument)
    own = {
        '"Sampleshire Council"': json.dumps(title, ensure_ascii=False),
        "Sampleshire Council": title,
        '"Sampleshire"': json.dumps(short, ensure_ascii=False),
        "Sampleshire": short,
        **{f"quarterly {command} sampleshire": f"quarterly {command} {argument}" for command in ("check", "benchmarks")},
        "sampleshire.example": folder.domain,
    }
    pattern = re.compile("|".join(map(re.escape, own)))
    return lambda text: pattern.sub(lambda found: own[found[0]], _of_this_year(text, folder.quarter))


def _of_this_year(text: str, quarter: Quarter) -> str:
    """Return an example in which years are as far from the quarter's as those of the template from its own."""
    later = quarter.year - WRITTEN_FOR.year

    def moved(found: re.Match[str]) -> str:
        if found["begins"]:
            return f"{int(found['begins']) + later}-{(int(found['ends']) + later) % 100:02}"
        return str(int(found[0]) + later)

    def met(found: re.Match[str]) -> str:
        return f"{found['quarter']}: {_meeting(Quarter.parse(found['quarter'].strip()))}"

    return _MEETING.sub(met, _YEAR.sub(moved, text))


def _meeting(quarter: Quarter) -> date:
    """Return an example of the day on which a committee meets on a quarter: the third Tuesday of the third month after it."""
    first = (quarter.next.ends).replace(day=1)
    return first + timedelta(days=(_TUESDAY - first.weekday()) % 7 + 14)


def _spelled(name: str) -> str:
    words = [word for word in re.split(r"[\s_-]+", name) if word]
    return " ".join(word if word in _SMALL and index else word[:1].upper() + word[1:] for index, word in enumerate(words))
