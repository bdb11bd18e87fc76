"""`quarterly import`: a council's folder made of the scorecard that it has."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.expectations import load_layout
from adapters.new_council import NewFolder, examples, make, new_folder, shown
from adapters.one_file import one_file
from adapters.reference import reference, scorecard_words
from adapters.workbook.reader import shared_reader
from cli.open_questions import print_open_questions
from cli.options import read_file
from quarterly.collecting.returns.personal_data import misplaced_identifiers
from quarterly.configuration.ids import slug
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.importing.imported import Examples, ImportedCouncil, Importing, imported
from quarterly.importing.left_out import left_out_lines
from quarterly.importing.named_council import named_council
from quarterly.importing.scorecards import SentScorecard
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed
from tasks.today import today

_YAML = ("indicators.yaml", "profile.yaml", "layouts.yaml")


def import_council(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The scorecard as it is, then older files.", show_default=False)
    ],
    name: Annotated[str, typer.Option(help="The new folder of councils/. Default: by the title.", show_default=False)] = "",
    title: Annotated[str, typer.Option(help="The council's full name. Default: the one in the file.", show_default=False)] = "",
    decimal_comma: Annotated[bool, typer.Option("--decimal-comma", help="The files write 62,9 for 62.9.")] = False,
) -> int:
    """Make a council's folder from a scorecard: a workbook of any kind, an export of Pentana's, or CSV.

    It takes over indicators, targets, owners and the figures of every quarter, and writes down how the same file is read as a
    return. What the files do not say is a question at its line; nothing is rated until somebody confirms which way is good. Of
    several files the first counts where they differ.
    """
    sent = [_sent(path, decimal_comma=decimal_comma) for path in files]
    title = title or named_council([each.workbook for each in sent])
    if not (name or title):
        raise SetupError("The file does not name its council. Give the folder's name with --name, such as --name sampleshire.")
    folder = new_folder(name or _short(title), title, today())
    found = imported(sent, _importing(decimal_comma=decimal_comma), _examples(folder))
    left_out = list(left_out_lines(found.left_out))
    make(folder, {**found.files, "README.md": _readme(folder, left_out)})
    console = Console(highlight=False, soft_wrap=True)
    _print_made(folder, found, [path.name for path in files], console)
    _print_left_out(left_out, console)
    print_open_questions((ConfigurationFile(f"{folder.shown}/{file}", found.files[file]) for file in _YAML), console)
    _print_next(folder, found, files[0], console)
    return 0


def _sent(path: Path, *, decimal_comma: bool) -> SentScorecard:
    """Read a file as a return is read; raise ReturnError where it has identifiers of children, of whom a scorecard has none."""
    with one_file(path.name):
        body = read_file(path)
        workbook, decimals = shared_reader().read_with_decimals(body, decimal_comma=decimal_comma)
        if identifiers := misplaced_identifiers(workbook, ()):
            raise ReturnError(
                f"{path.name} has {listed(identifiers[:3])}: it lists children. A scorecard has figures alone: nothing was taken."
            )
        return SentScorecard(name=path.name, workbook=workbook, decimals=decimals)


def _short(title: str) -> str:
    return slug(NewFolder(Path(), "", title, Quarter.of(today())).short)


def _importing(*, decimal_comma: bool) -> Importing:
    return Importing(
        words=scorecard_words(),
        spellings=load_layout(),
        reference=reference(),
        newest=Quarter.of(today()),
        decimal_comma=decimal_comma,
    )


def _examples(folder: NewFolder) -> Examples:
    found = examples(folder)
    explained = found["indicators.yaml"].partition("\nindicators:")[0].partition("\n")[2]
    heading = f"# What {folder.short} counts, in the order of its scorecard.\n{explained}"
    return Examples(profile=found["profile.yaml"], indicators=heading, domain=folder.domain)


def _print_made(folder: NewFolder, found: ImportedCouncil, names: Sequence[str], console: Console) -> None:
    past = f"{counted(found.figures, 'figure')} of {counted(found.quarters, 'quarter')}, up to {found.quarter.previous}"
    what = {
        "indicators.yaml": counted(found.indicators, "indicator"),
        "history.csv": past if found.figures else "figures of earlier quarters: the file has none",
        "layouts.yaml": f"which cells of the file are read, also as the return for {found.quarter}",
        "profile.yaml": f"{counted(len(found.services), 'service')}, who explains what, and examples of all else",
    }
    console.print(f"Made {folder.shown} for {folder.title} from {listed(names)}:", markup=False)
    for file, text in what.items():
        console.print(f"  {file:<16} {text}", markup=False)
    console.print()


def _readme(folder: NewFolder, left_out: Sequence[str]) -> str:
    text = examples(folder)["README.md"]
    if not left_out:
        return text
    listed_here = "\n".join(f"- {line}" for line in left_out)
    return f"{text.rstrip()}\n\n## What was not taken over from the scorecard\n\n{listed_here}\n"


def _print_left_out(left_out: Sequence[str], console: Console) -> None:
    if left_out:
        console.print("Not taken over, as README.md of the folder says too:", markup=False)
        for line in left_out:
            console.print(f"  {line}", markup=False)
        console.print()


def _print_next(folder: NewFolder, found: ImportedCouncil, file: Path, console: Console) -> None:
    argument, quarter = shlex.quote(folder.argument), found.quarter
    inbox = shown(folder.path / "returns" / quarter.key / found.services[0])
    console.print("\nWhat comes next:")
    console.print(f"  answer the questions, and count those left: quarterly check {argument}", markup=False)
    console.print(f'  quarterly map {argument} {shlex.quote(str(file))} "{quarter}"', markup=False)
    console.print(f"  put {file.name} into {inbox}/", markup=False)
    console.print(f'  quarterly run {argument} "{quarter}"', markup=False)
