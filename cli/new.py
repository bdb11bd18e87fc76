"""`quarterly new`: start a council's folder from templates/council, whole or not at all."""

import shlex
from typing import Annotated

import typer
from rich.console import Console

from adapters.new_council import examples, make, new_folder, shown
from tasks.today import today

SERVICE = "social-care"  # the first of the examples
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
    """Start a council: a folder with a profile, three indicators and comments that explain them, ready to be changed and run.

    Years and meetings are those of the quarter that ended last. `quarterly import` makes a council of the scorecard that it has.
    """
    folder = new_folder(name, title, today())
    make(folder, examples(folder))
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Made {folder.shown} for {folder.title}, with examples to change:", markup=False)
    for file, what in _WHAT.items():
        console.print(f"  {file:<16} {what}")
    argument, quarter = shlex.quote(name), folder.quarter
    console.print("\nWhat comes next:")
    console.print(f"  quarterly check {argument}", markup=False)
    console.print(f'  quarterly calendar {argument} "{quarter}"', markup=False)
    console.print(f'  quarterly call {argument} "{quarter}"', markup=False)
    returns = shown(folder.path / "returns" / quarter.key / SERVICE)
    console.print(f"  put returns into {returns}/, a folder for each service", markup=False)
    console.print(f'  quarterly run {argument} "{quarter}"', markup=False)
    return 0
