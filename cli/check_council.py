"""The check of a council's folder by `quarterly check COUNCIL`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console

from adapters.background import imported_history
from adapters.comparators import load_comparators
from adapters.councils import council_files, council_folder
from adapters.csv_tables import CsvTable, read_csv
from adapters.lexicon import lexicon
from adapters.official_files import load_official_files
from adapters.past_texts import past_texts
from adapters.reference import reference
from adapters.screening import personal_data_in_files
from adapters.settings import load_settings
from cli.open_questions import print_open_questions
from quarterly.configuration.checks import dating_problems
from quarterly.configuration.council import Council, council_from, quarters_to_check
from quarterly.disclosure.coarser_publication import coarser_lines, coarser_publications
from quarterly.disclosure.measured_share import measured_share
from quarterly.disclosure.relations.proposals import proposed_lines, proposed_relations
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.series.values import Values, series_by_indicator
from quarterly.screening.council_words import known_names
from quarterly.screening.proposals import phrases_asked_about
from quarterly.screening.proposals import proposed_lines as names_to_sort
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.references import normalised_ref
from quarterly.vocabulary.wording import counted
from tasks.today import today

T = TypeVar("T")
CheckedQuarter = Quarter | None  # None: after every dated change in the files


@dataclass
class _Mistakes:
    """Every mistake once, with the states of the files (each as of a quarter) that have it."""

    states: list[CheckedQuarter]
    found: dict[str, list[CheckedQuarter]] = field(default_factory=dict)

    def caught(self, work: Callable[[], T], *states: CheckedQuarter) -> T | None:
        """Return the result of some work; if it raises SetupError, record the mistakes and return None."""
        try:
            return work()
        except SetupError as error:
            for line in str(error).split("\n"):
                self.found.setdefault(line, []).extend(states or self.states)
            return None

    def lines(self) -> Iterator[str]:
        """Yield each mistake, with the states that have it unless all do."""
        for line, states in self.found.items():
            affected = [state for state in self.states if state in states]
            yield line if len(affected) == len(self.states) else f"{line} (This is so {_spans(affected, self.states)}.)"


def check_council(council: str) -> int:
    """Check a council's folder in every state its files describe and print a summary; raise SetupError listing every mistake."""
    from adapters.council_template import template_notes

    folder = council_folder(council)
    files = council_files(folder)
    if wrong := [problem for file in files.dated for problem in dating_problems(file)]:
        raise SetupError("\n".join(wrong))
    mistakes = _Mistakes(quarters_to_check(files))
    read = [mistakes.caught(partial(council_from, folder.name, files, reference(), state), state) for state in mistakes.states]
    councils = [each for each in read if each]
    history = mistakes.caught(partial(_history, folder))
    values = [mistakes.caught(partial(imported_history, history, each)) for each in councils] if history else []
    benchmarks = mistakes.caught(partial(load_comparators, folder)) or ()
    if councils:
        mistakes.caught(partial(load_official_files, folder))
    for each in councils:
        mistakes.caught(partial(_require_no_personal_data, each))
    for each in councils:
        mistakes.caught(partial(_require_template, council, each))
    for state, council_then in zip(mistakes.states, read, strict=True):
        if council_then and (council_then.expectations.rules or council_then.expectations.changes):
            mistakes.caught(partial(_require_rules, council_then, state or Quarter.of(today())), state)
    if mistakes.found:
        later = ["history.csv is looked at once these are mended."] if history and history.rows and not councils else []
        raise SetupError("\n".join([*mistakes.lines(), *later]))
    console = Console(highlight=False, soft_wrap=True)
    console.print(_summary(councils, mistakes.states, history, benchmarks), markup=False)
    print_open_questions(files.all, console)
    unknown = set.intersection(*(set(each.unknown) for each in values if each)) if values else set()
    read_values = [each for each in values if each]
    for note in (
        *(f"{each.code} is {each.severity} here: {each.reason}" for each in councils[-1].expectations.changes),
        *_notes(councils, unknown, benchmarks),
        *_relations_to_state(councils, read_values),
        *_less_detail(councils[-1], read_values),
        *_names_to_sort(folder, councils[-1]),
        *template_notes(council, councils[-1]),
    ):
        console.print(note, markup=False)
    return 0


def _require_no_personal_data(council: Council) -> None:
    if found := personal_data_in_files(council):
        raise SetupError("\n".join(found))


def _require_template(name: str, council: Council) -> None:
    from adapters.council_template import council_template, require_fillable

    require_fillable(council_template(name, council))


def _require_rules(council: Council, quarter: Quarter) -> None:
    from adapters.own_rules import require_examples

    require_examples(council, quarter)


def _history(folder: Path) -> CsvTable | None:
    path = folder / "history.csv"
    return replace(read_csv(path), name=f"{folder.name}/{path.name}") if path.is_file() else None


def _summary(
    councils: list[Council], states: list[CheckedQuarter], history: CsvTable | None, benchmarks: tuple[Comparator, ...]
) -> str:
    """Return one line on the contents of the folder; profile and indicators are counted as they are after all changes."""
    last = councils[-1]
    activities = counted(len(last.profile.actions()), "key activity", "key activities")
    there = [counted(len(last.profile.services), "service"), counted(len(last.catalogue.indicators), "indicator"), activities]
    there += [f"{counted(len(history.rows), 'row')} of history"] if history and history.rows else []
    there += [f"{counted(len(benchmarks), 'published figure')} of others"] if benchmarks else []
    there += [counted(len(last.judgements.judgements), "judgement")] if last.judgements.judgements else []
    there += [counted(len(last.layouts.layouts), "layout") + " of files"] if last.layouts.layouts else []
    own = last.expectations
    there += [counted(len(own.rules), "rule") + " of its own"] if own.rules else []
    there += [counted(len(own.changes), "changed rule")] if own.changes else []
    turns = [str(state) for state in states[1:-1]]
    there += [f"changes from {' and '.join(turns)}"] if turns else []
    return f"{last.profile.name}: {', '.join(there)}. No mistake was found."


def _notes(councils: list[Council], unknown: set[str], benchmarks: tuple[Comparator, ...]) -> Iterator[str]:
    known = {normalised_ref(indicator.id) for council in councils for indicator in council.catalogue.indicators}
    compared = {each.indicator for each in benchmarks if normalised_ref(each.indicator) not in known}
    for file, ids in (("history.csv", unknown), ("benchmarks.csv", compared)):
        if ids:
            yield f"Ignored in {file}, as the council has no such indicator: {', '.join(sorted(ids))}."


def _relations_to_state(councils: list[Council], values: list[Values]) -> Iterator[str]:
    """Yield lines for indicators.yaml with the relations that hold in the history, of indicators that have ended too."""
    ever = {indicator.id: indicator for council in councils for indicator in council.catalogue.indicators}
    catalogue = councils[-1].catalogue.model_copy(update={"indicators": tuple(ever.values())})
    history = series_by_indicator(row for each in values for row in each.rows)
    if lines := proposed_lines(proposed_relations(catalogue, history)):
        yield "These relations hold in the history. Put those that are so by definition at the end of indicators.yaml:"
        yield from lines


def _less_detail(council: Council, values: list[Values]) -> Iterator[str]:
    """Yield how much of the history would be suppressed and what would tell more, where that is more than the profile allows."""
    catalogue, policy = council.catalogue, council.profile.small_numbers
    history = series_by_indicator(row for each in values for row in each.rows)
    measured = measured_share(council, history)
    yield from coarser_lines(catalogue, measured, coarser_publications(catalogue, history, measured, policy), policy)


def _names_to_sort(folder: Path, council: Council) -> Iterator[str]:
    """Yield lines for the profile with what screening would ask about in the council's past texts, if there is any."""
    phrases = phrases_asked_about(past_texts(folder, load_settings()), known_names(council, lexicon()), lexicon())
    if phrases:
        yield "Past texts have these names. Some may be people's: keep them here. Put those of no person into profile.yaml:"
        yield from names_to_sort(phrases)


def _spans(affected: list[CheckedQuarter], states: list[CheckedQuarter]) -> str:
    """Return the quarters of these states in words: "until 2026-27 Q2", "from 2026-27 Q3", "after every change"."""
    spans, positions = [], [states.index(state) for state in affected]
    for first in (position for position in positions if position - 1 not in positions):
        last = next(position for position in range(first, len(states)) if position + 1 not in positions)
        spans.append(_span(first, last, states))
    return " and ".join(spans)


def _span(first: int, last: int, states: list[CheckedQuarter]) -> str:
    begins, following = states[first], states[last + 1] if last + 1 < len(states) else None
    if begins is None:
        return "after every change"
    begun = f"from {begins}" if first else ""
    ended = f"until {following.previous}" if following else ""
    return " ".join(filter(None, (begun, ended)))
