"""What `quarterly versions` and `quarterly verify` print."""

from rich import box
from rich.console import Console
from rich.table import Table

from adapters.cycle_context import CycleContext
from adapters.publication import verify, versions
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.wording import counted


def print_versions(council: str, quarter: str) -> int:
    """Print every version of the public report."""
    cycle, console = CycleContext.of(council, quarter), Console()
    store = cycle.settings.public()
    index = versions(store, cycle.council.key, cycle.quarter.key)
    if index is None:
        console.print(f"Nothing is published of {cycle.quarter} in {store.address}.")
        return 0
    console.print(_table(index, f"{cycle.council.profile.name}: {cycle.quarter}"))
    if index.withdrawn:
        console.print(f"Withdrawn since {_when(index.withdrawn.at)}: {index.withdrawn.reason}", style="red", soft_wrap=True)
    console.print(f"{store.address.rstrip('/')}/{index.council}/{index.quarter}/index.html", soft_wrap=True)
    return 0


def print_verification(council: str, quarter: str) -> int:
    """Print whether the published bytes still match; 1 if any does not."""
    cycle, console = CycleContext.of(council, quarter), Console()
    wrong = 0
    for name, store in (("public", cycle.settings.public()), ("restricted", cycle.settings.restricted())):
        index = versions(store, cycle.council.key, cycle.quarter.key)
        problems = verify(store, cycle.council.key, cycle.quarter.key) if index else ["nothing is published"]
        wrong += len(problems)
        for problem in problems:
            console.print(f"{name}: {problem}", style="red", soft_wrap=True)
        for version in index.versions if index else ():
            if version.taken_down:
                said = f"version {version.version} was taken down on {_when(version.taken_down)}; none of its files is there"
                console.print(f"{name}: {said}", style="yellow", soft_wrap=True)
        if index and not problems:
            there = [version for version in index.versions if not version.taken_down]
            files = sum(len(version.files) for version in there)
            console.print(f"{name}: {counted(len(there), 'version')}, {counted(files, 'file')}, every byte as published")
    return 1 if wrong else 0


def _table(index: PublicationIndex, title: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("Version", "Published (UTC)", "Release", "Files", "Why"):
        table.add_column(column)
    for version in reversed(index.versions):
        reason = version.reason if version.version > 1 else "First publication"
        withdrawn = [
            f"Withdrawn {_when(each.at)}: {each.reason}" for each in index.withdrawals if each.version == version.version
        ]
        gone = [f"Taken down {_when(version.taken_down)}"] if version.taken_down else []
        release, files = version.release or "–", str(len(version.files)) if version.files else "–"
        table.add_row(str(version.version), _when(version.published), release, files, "\n".join([reason, *withdrawn, *gone]))
    return table


def _when(moment: str) -> str:
    return moment.replace("T", " ").removesuffix("+00:00")
