"""`quarterly new`: start a council's folder from templates/council, whole or not at all."""

import json
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.councils import ROOT, councils_root
from quarterly.configuration.ids import too_long
from quarterly.vocabulary.errors import SetupError

TEMPLATE = ROOT / "templates" / "council"
QUARTER, KEY, SERVICE = "2026-27 Q1", "2026-27-q1", "social-care"  # the examples in the templates

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SMALL = {"and", "by", "in", "of", "on", "the", "under", "upon", "with"}
_OFFICIAL = re.compile(
    r"^(?:(?:Royal |London )*Borough of |City of |County of )|"
    r"(?: (?:Metropolitan|London|Royal|Borough|County|City|District|Unitary|Combined))* (?:Council|Authority|Trust)$"
)
_WHAT = {
    "profile.yaml": "who sends what, how it is rated, what stands in the report",
    "indicators.yaml": "what is counted, which way is good, what was agreed",
    "history.csv": "figures of earlier quarters: only its header so far",
    "returns/": "where returns go",
    "README.md": "what else can lie here",
}


def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A new folder of councils/, such as sampleshire.", show_default=False)
    ],
    title: Annotated[str, typer.Option(help="The council's full name. Default: made from NAME.", show_default=False)] = "",
) -> int:
    """Start a council: a folder with a profile, three indicators and comments that explain them, ready to be changed and run."""
    folder = _folder(name)
    title = " ".join(title.split()) or f"{_spelled(folder.name)} Council"
    if not title.isprintable():
        raise SetupError("The title holds characters that cannot be printed. Give the council's name as readers see it.")
    _build(folder, _filled_in(name, folder, title))
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Made {_shown(folder)} for {title}, with examples to change:", markup=False)
    for file, what in _WHAT.items():
        console.print(f"  {file:<16} {what}")
    argument = shlex.quote(name)
    console.print("\nWhat comes next:")
    console.print(f"  quarterly check {argument}", markup=False)
    console.print(f'  quarterly calendar {argument} "{QUARTER}"', markup=False)
    console.print(f'  quarterly call {argument} "{QUARTER}"', markup=False)
    console.print(f"  put returns into {_shown(folder / 'returns' / KEY / SERVICE)}/, a folder for each service", markup=False)
    console.print(f'  quarterly run {argument} "{QUARTER}"', markup=False)
    return 0


def _folder(name: str) -> Path:
    """Return the path of the new folder, which must not exist, in the councils' folder, which must."""
    root = councils_root().expanduser().resolve()
    is_path = Path(name).name != name
    if not is_path and not _SLUG.fullmatch(name):
        raise SetupError(
            f"“{name}” is no name for a council's folder. Use lower case letters, digits and hyphens, such as "
            f"{_slug(name) or 'sampleshire'}, and give the full name with --title."
        )
    folder = Path(name).expanduser().resolve() if is_path else root / name
    if problem := too_long(folder.name):
        raise SetupError(f"{problem}. Choose a shorter one, and give the full name with --title.")
    if folder.parent != root:
        raise SetupError(
            f"A council is a folder in {root}, and “{name}” is not in there. Give its name alone, such as "
            f"{_slug(folder.name) or 'sampleshire'}; to keep councils elsewhere, set QUARTERLY_COUNCILS to the folder."
        )
    if folder.exists():
        raise SetupError(f"{_shown(folder)} is there already, and nothing in it was changed. Choose another name, or remove it.")
    if not folder.parent.is_dir():
        raise SetupError(f"The folder {folder.parent} does not exist. Make it first, or correct QUARTERLY_COUNCILS.")
    return folder


def _filled_in(name: str, folder: Path, title: str) -> Callable[[str], str]:
    """Return a function that replaces the names in the templates by the council's own."""
    short = _OFFICIAL.sub("", title) or title
    own = {
        '"Sampleshire Council"': json.dumps(title, ensure_ascii=False),
        "Sampleshire Council": title,
        '"Sampleshire"': json.dumps(short, ensure_ascii=False),
        "Sampleshire": short,
        **{f"quarterly {command} sampleshire": f"quarterly {command} {shlex.quote(name)}" for command in ("check", "benchmarks")},
        "sampleshire.example": f"{_slug(folder.name) or 'council'}.example",
    }
    pattern = re.compile("|".join(map(re.escape, own)))
    return lambda text: pattern.sub(lambda found: own[found[0]], text)


def _build(folder: Path, filled_in: Callable[[str], str]) -> None:
    """Write a temporary folder beside the new one and rename it, so that it is complete or not there."""
    try:
        temporary = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    except OSError as error:
        raise SetupError(f"{folder} cannot be made: {error.strerror}. Choose a folder that you may write to.") from error
    try:
        made = temporary / folder.name
        (made / "returns").mkdir(parents=True)
        for template in sorted(TEMPLATE.iterdir()):
            (made / template.name).write_text(filled_in(template.read_text(encoding="utf-8")), encoding="utf-8")
        made.rename(folder)
    except OSError as error:
        raise SetupError(f"{folder} cannot be made: {error.strerror}. Nothing is left of it; mend that and try again.") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _spelled(name: str) -> str:
    words = [word for word in re.split(r"[\s_-]+", name) if word]
    return " ".join(word if word in _SMALL and index else word[:1].upper() + word[1:] for index, word in enumerate(words))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
