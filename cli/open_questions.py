"""The questions left open in a council's YAML, worst first, for `quarterly import` and `quarterly check`."""

from collections.abc import Iterable

from rich.console import Console

from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.configuration.yaml_files.questions import questions_in, worst_first
from quarterly.vocabulary.wording import counted


def print_open_questions(files: Iterable[ConfigurationFile], console: Console) -> None:
    """Print each open question with its file and line; nothing if there is none."""
    found = worst_first(each for file in files for each in questions_in(file.name, file.text))
    if not found:
        return
    are = "is" if len(found) == 1 else "are"
    console.print(
        f"{counted(len(found), 'question')} {are} open. Answer each at its line, and take its comment away:", markup=False
    )
    for each in found:
        console.print(f"  {each.file}:{each.line}: {each.text}", markup=False)
