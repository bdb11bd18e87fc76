"""Is a pack the version whose records were stored in an earlier form, and another once a record reads otherwise?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.older_records import with_older_records
from adapters.previous_quarter import CARRY_FORWARD_FORM
from adapters.publication import NewVersion, publish, versions
from quarterly.publishing.versions import ReleaseFile
from quarterly.reporting.changes import Transcript
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts
from quarterly.scoring.series.points import Point
from quarterly.scoring.stored import SCORECARD_FORM, StoredScorecard
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.stored_forms import StoredForm
from tests.golden.older_store import COUNCIL, QUARTER, older_store

FORMS: dict[str, StoredForm[Any]] = {
    "figures.json": SCORECARD_FORM,
    "kept.json": CARRY_FORWARD_FORM,
    "said.json": TRANSCRIPTS_FORM,
}
Files = list[ReleaseFile]


@pytest.fixture
def cycle() -> Iterator[CycleContext]:
    with older_store():
        yield CycleContext.of(COUNCIL, QUARTER)


def stored(cycle: CycleContext) -> Files:
    """Return the files of the newest restricted version."""
    index = versions(cycle.restricted, COUNCIL, cycle.quarter.key)
    assert index
    folder = f"{COUNCIL}/{cycle.quarter.key}/releases/{index.current.release}"
    return [
        ReleaseFile(each.path, each.content_type, each.title, cycle.restricted.read(f"{folder}/{each.path}"))
        for each in index.current.files
    ]


def of_today(files: Files) -> Files:
    """Return files with their records in today's forms."""
    return [
        replace(file, body=form.to_bytes(form.from_bytes(file.body, file.path))) if (form := FORMS.get(file.path)) else file
        for file in files
    ]


def with_record(files: Files, path: str, change: Callable[[Any], Any]) -> Files:
    """Return files with one record changed."""
    form = FORMS[path]
    return [
        replace(file, body=form.to_bytes(change(form.from_bytes(file.body, path)))) if file.path == path else file
        for file in files
    ]


def as_published(cycle: CycleContext, files: Files) -> Files:
    return list(with_older_records(publication_folder(cycle, cycle.restricted), "restricted", cycle.council, files))


def another_value(record: StoredScorecard) -> StoredScorecard:
    first, *others = record.card.scores
    return replace(record, card=replace(record.card, scores=(replace(first, sent=Point(value=Fraction(20981, 200))), *others)))


def another_count(record: StoredScorecard) -> StoredScorecard:
    first, *others = record.card.scores
    return replace(record, card=replace(record.card, scores=(replace(first, numerator=Decimal(7)), *others)))


def suppressed(record: StoredScorecard) -> StoredScorecard:
    return replace(record, suppressed=(record.card.scores[0].indicator,))


def other_cases(record: Transcripts) -> Transcripts:
    return {"public": _other(record["public"], counts=(Decimal(4), Decimal(8))), "restricted": record["restricted"]}


def another_text(record: Transcripts) -> Transcripts:
    return {"public": record["public"], "restricted": _other(record["restricted"], text="Other words")}


def _other(transcript: Transcript, **fields: Any) -> Transcript:
    first, *others = transcript.cells
    return replace(transcript, cells=(replace(first, **fields), *others))


def test_records_that_read_the_same_are_those_of_the_version(cycle: CycleContext) -> None:
    files = stored(cycle)
    now = of_today(files)
    assert sorted(before.path for before, after in zip(files, now, strict=True) if before != after) == sorted(FORMS)
    assert as_published(cycle, now) == files


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("figures.json", another_value),
        ("figures.json", another_count),
        ("figures.json", suppressed),
        ("kept.json", lambda record: replace(record, texts={**record.texts, "commentary/1178": ("Other words.",)})),
        ("said.json", other_cases),
        ("said.json", another_text),
    ],
)
def test_a_record_that_reads_otherwise_makes_another_version(
    cycle: CycleContext, path: str, change: Callable[[Any], Any]
) -> None:
    now = with_record(of_today(stored(cycle)), path, change)
    assert as_published(cycle, now) == now


def test_a_record_of_todays_form_counts_byte_for_byte(cycle: CycleContext) -> None:
    now = of_today(stored(cycle))
    folder = publication_folder(cycle, cycle.restricted)
    publish(folder, NewVersion(rendering="restricted", files=now, reason="Forms."), datetime(2012, 9, 1, tzinfo=UTC))
    spaced = [replace(file, body=b" " + file.body) if file.path == "figures.json" else file for file in now]
    assert as_published(cycle, spaced) == spaced


def test_beside_another_file_no_older_record_is_read(cycle: CycleContext) -> None:
    damaged = damage(cycle)
    now = [replace(file, body=b"<p>") if file.path == "report.html" else file for file in damaged]
    assert as_published(cycle, now) == now


def test_a_damaged_record_is_named(cycle: CycleContext) -> None:
    now = damage(cycle)
    with pytest.raises(SetupError, match=r"figures\.json is not a scorecard: restore it from a backup"):
        as_published(cycle, now)


def test_a_record_that_is_missing_makes_another_version(cycle: CycleContext) -> None:
    now = of_today(stored(cycle))
    cycle.restricted.delete(_key(cycle))
    assert as_published(cycle, now) == now


def test_an_older_record_that_is_not_as_it_was_published_makes_another_version(cycle: CycleContext) -> None:
    files = stored(cycle)
    cycle.restricted.write(_key(cycle), b" " + next(file.body for file in files if file.path == "figures.json"))
    now = of_today(files)
    assert as_published(cycle, now) == now


def test_a_version_stands_with_its_large_print_though_none_is_drawn_any_more(cycle: CycleContext) -> None:
    files = stored(cycle)
    assert {*as_published(cycle, without_large_print(of_today(files)))} == {*files}


def test_a_version_with_large_print_and_another_figure_is_replaced(cycle: CycleContext) -> None:
    now = without_large_print(with_record(of_today(stored(cycle)), "figures.json", another_value))
    assert as_published(cycle, now) == now


def without_large_print(files: Files) -> Files:
    found = [file for file in files if file.path != "report-large-print.pdf"]
    assert len(found) == len(files) - 1
    return found


def test_a_version_of_the_same_content_in_an_earlier_layout_stands(cycle: CycleContext) -> None:
    files = stored(cycle)
    assert {*_in_todays_layout(cycle, of_today(files), content=_content(cycle))} == {*files}


def test_a_version_of_other_content_in_an_earlier_layout_is_replaced(cycle: CycleContext) -> None:
    now = of_today(stored(cycle))
    assert _in_todays_layout(cycle, now, content="other") == [*_laid_out_anew(now)]


def test_a_version_in_an_earlier_layout_with_another_figure_is_replaced(cycle: CycleContext) -> None:
    now = with_record(of_today(stored(cycle)), "figures.json", another_value)
    assert _in_todays_layout(cycle, now, content=_content(cycle)) == [*_laid_out_anew(now)]


def _in_todays_layout(cycle: CycleContext, files: Files, *, content: str) -> Files:
    folder = publication_folder(cycle, cycle.restricted)
    return list(with_older_records(folder, "restricted", cycle.council, _laid_out_anew(files), (content,)))


def _laid_out_anew(files: Files) -> Files:
    return [replace(file, body=b"<p>Laid out anew.</p>") if file.path == "report.html" else file for file in files]


def _content(cycle: CycleContext) -> str:
    index = versions(cycle.restricted, COUNCIL, cycle.quarter.key)
    assert index
    return index.current.content


def damage(cycle: CycleContext) -> Files:
    """Damage the stored record of figures; return the pack of today."""
    now = of_today(stored(cycle))
    cycle.restricted.write(_key(cycle), b"[]")
    return now


def _key(cycle: CycleContext) -> str:
    index = versions(cycle.restricted, COUNCIL, cycle.quarter.key)
    assert index
    return f"{COUNCIL}/{cycle.quarter.key}/releases/{index.current.release}/figures.json"
