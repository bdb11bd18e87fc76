"""`quarterly verify`: whether every published file still has its bytes."""

from rich.console import Console

from adapters.cycle_context import CycleContext
from adapters.publication import verify as problems_of
from adapters.publication import versions
from adapters.store import Store
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from cli.versions import when
from quarterly.vocabulary.wording import counted


def verify(council: CouncilArgument, quarter: QuarterArgument, store: StoreOption = None) -> int:
    """Check that every file of every published version still has the bytes it was published with."""
    work_in(store)
    cycle, console = CycleContext.of(council, quarter), Console()
    stores = {"public": cycle.settings.public(), "restricted": cycle.settings.restricted()}
    if versions(cycle.exempt, cycle.council.key, cycle.quarter.key):
        stores["exempt"] = cycle.exempt
    wrong = [_verify_store(console, name, each, cycle) for name, each in stores.items()]
    return 1 if any(wrong) else 0


def _verify_store(console: Console, name: str, store: Store, cycle: CycleContext) -> int:
    """Print the state of every version in a store; return the number of problems."""
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(store, council, quarter)
    if index is None:
        console.print(f"{name}: nothing is published", style="red", soft_wrap=True)
        return 1
    problems = problems_of(store, council, quarter)
    for problem in problems:
        console.print(f"{name}: {problem}", style="red", soft_wrap=True)
    there = [version for version in index.versions if not version.taken_down]
    for version in index.versions:
        if version.taken_down:
            sentence = f"version {version.version} was taken down on {when(version.taken_down)}; none of its files is there"
            console.print(f"{name}: {sentence}", style="yellow", soft_wrap=True)
    if not problems:
        files = sum(len(version.files) for version in there)
        console.print(f"{name}: {counted(len(there), 'version')}, {counted(files, 'file')}, every byte as published")
    return len(problems)
