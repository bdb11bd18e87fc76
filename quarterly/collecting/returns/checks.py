"""The tables that the expectations validate, and the findings from rows that fail.

Facts are by the row of the sheet, so that a finding can name its cell; those of indicators come from `row_facts.py`. Which of
them matter, how much, and what the sender reads about them is declared in expectations/*.yaml.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quarterly.collecting.past.figures import NOTHING_KNOWN, Pasts
from quarterly.collecting.returns.one_cause import one_cause
from quarterly.collecting.returns.past_facts import SENT_AGAIN, past_facts, past_words, raised_questions, sent_again
from quarterly.collecting.returns.records import ActionRow, IndicatorRow, ReadReturn
from quarterly.collecting.returns.row_context import RowContext
from quarterly.collecting.returns.row_facts import DTYPES, facts
from quarterly.collecting.returns.row_words import words
from quarterly.collecting.returns.rows import LACKS_VALUE
from quarterly.collecting.returns.sums import differences
from quarterly.collecting.returns.unread_values import VALUES_UNREAD
from quarterly.collecting.sheets.findings import Finding, rows_under_query
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.rulebook import Rule, Rulebook
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.quarter import Quarter

FAR_FROM_TARGET = "V12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One table to be validated: its facts by row of the sheet, and by row the words for messages and the id it is about.

    `parameters` are those of its suite; `kinds` are the pandas types of columns, where they do not follow from the facts.
    `quoted` are, by row, the figures of a comment that contradict the table. By rule and row, `asked` is what a question about a
    figure asks about (of any other question the words of its rule say it), and `own_words` are those of that question alone.
    """

    table: str
    facts: dict[int, dict[str, Any]]
    kinds: Mapping[str, str] = field(default_factory=dict)
    parameters: dict[str, list[str]]
    words: dict[int, dict[str, str]]
    about: dict[int, str]
    sources: dict[int, Source]
    quoted: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    asked: Mapping[tuple[str, int], Asked] = field(default_factory=dict)
    own_words: Mapping[tuple[str, int], dict[str, str]] = field(default_factory=dict)

    @property
    def sheet(self) -> str:
        """The sheet of all rows of the table."""
        return next(iter(self.sources.values())).sheet


@dataclass(frozen=True, slots=True)
class _Against:
    """What the rows of a service are checked against."""

    council: Council
    service: str
    quarter: Quarter
    pasts: Pasts


def checks(read: ReadReturn, council: Council, service: str, quarter: Quarter, pasts: Pasts = NOTHING_KNOWN) -> list[Check]:
    """Return the tables of a return that are to be validated: those with at least one row, one for each sheet.

    `pasts` are the earlier figures that its own are held against.
    """
    sheets = dict.fromkeys(row.source.sheet for row in read.indicators)
    against = _Against(council, service, quarter, pasts)
    found = [_indicator_check(read, sheet, against) for sheet in sheets]
    for sheet in dict.fromkeys(row.source.sheet for row in read.actions):
        on_sheet = [row for row in read.actions if row.source.sheet == sheet]
        found.append(_action_check(on_sheet, council, service, [row.ref for row in read.actions if row.source.sheet != sheet]))
    return found


def findings_of(check: Check, failures: Mapping[str, Sequence[int]], rules: Rulebook, read: ReadReturn) -> list[Finding]:
    """Return a finding for every failing row of what was read; `failures` are sheet rows by rule code."""
    return [
        _finding(rules, rule, check, row, read)
        for rule in rules.suites[check.table]
        for row in failures.get(rule.code, ())
        if not rule.indicators or check.about[row] in rule.indicators
    ]


def _finding(rules: Rulebook, rule: Rule, check: Check, row: int, read: ReadReturn) -> Finding:
    source = check.sources[row]
    found = rules.finding(
        rule.code,
        file=source.file,
        sheet=source.sheet,
        cell=read.cell(source.sheet, rule.cell, row) or source.cell,
        about=check.about[row],
        **{**check.words[row], **check.own_words.get((rule.code, row), {})},
    )
    found = replace(found, row=row if (source.sheet, row) in read.cells else 0)
    found = replace(found, asked=check.asked.get((rule.code, row), found.asked))
    return replace(found, quoted=check.quoted.get(row, ())) if rule.cell == "comment" else found


def _indicator_check(read: ReadReturn, sheet: str, against: _Against) -> Check:
    rows = [row for row in read.indicators if row.source.sheet == sheet]
    elsewhere = [row.indicator for row in read.indicators if row.source.sheet != sheet]
    catalogue = against.council.catalogue
    known = {indicator.id: indicator for indicator in catalogue.indicators}
    contexts = _contexts(rows, read, known, against)
    index = [row.source.row for row in rows]
    found = {row: {**facts(context), **past_facts(context)} for row, context in zip(index, contexts, strict=True)}
    worded = {row: {**words(context), **past_words(context)} for row, context in zip(index, contexts, strict=True)}
    raised = {(each.code, row): each for row, context in zip(index, contexts, strict=True) for each in raised_questions(context)}
    asked = {key: each.asked for key, each in raised.items()} | _asked_about_targets(index, contexts)
    if again := sent_again(contexts):
        found[index[again.position]]["sent_again"] = True
        worded[index[again.position]] |= again.words
        asked[SENT_AGAIN, index[again.position]] = again.asked
    for cause in one_cause(contexts, catalogue):
        for position, answers in cause.instead.items():
            found[index[position]].update(answers)
        found[index[cause.position]][cause.fact] = True
        worded[index[cause.position]] |= cause.words
        asked[cause.code, index[cause.position]] = cause.asked
    for each in differences(contexts, catalogue):
        found[index[each.position]][each.fact] = True
        worded[index[each.position]] |= each.words
    return Check(
        table="indicators",
        facts=found,
        kinds=DTYPES,
        parameters={"known": list(known), "own": [i.id for i in catalogue.of_service(against.service)], "elsewhere": elsewhere},
        words=worded,
        about={row.source.row: row.indicator for row in rows},
        sources={row.source.row: row.source for row in rows},
        quoted={row: tuple(context.quoted) for row, context in zip(index, contexts, strict=True) if context.quoted},
        asked=asked,
        own_words={key: each.words for key, each in raised.items()},
    )


def _asked_about_targets(index: Sequence[int], contexts: Sequence[RowContext]) -> dict[tuple[str, int], Asked]:
    found = ((row, context.asked_about_its_target) for row, context in zip(index, contexts, strict=True))
    return {(FAR_FROM_TARGET, row): asked for row, asked in found if asked}


def _contexts(
    rows: Sequence[IndicatorRow], read: ReadReturn, known: Mapping[str, Indicator], against: _Against
) -> list[RowContext]:
    unread = rows_under_query(read.findings)
    values_unread = {each.sheet for each in read.findings if each.code in (VALUES_UNREAD, LACKS_VALUE)}
    names = frozenset(plain(indicator.name) for indicator in known.values())
    return [
        RowContext(
            sent=row,
            indicator=known.get(row.indicator),
            service=against.service,
            council=against.council,
            quarter=against.quarter,
            unread=_position(row.source) in unread,
            values_unread=row.source.sheet in values_unread,
            names=names,
            past=against.pasts.get(row.indicator, ()),
        )
        for row in rows
    ]


def _action_check(rows: Sequence[ActionRow], council: Council, service: str, elsewhere: list[str]) -> Check:
    scale = council.profile.scales.actions
    statuses = ", ".join(state.word for state in scale.states)
    return Check(
        table="actions",
        facts={row.source.row: {"ref": row.ref, "status": row.status, "has_progress": bool(row.progress)} for row in rows},
        parameters={
            "own": [action.ref for action in council.profile.actions() if action.service == service],
            "statuses": [state.status for state in scale.states],
            "elsewhere": elsewhere,
        },
        words={row.source.row: {"ref": row.ref[:40], "statuses": statuses} for row in rows},
        about={row.source.row: row.ref for row in rows},
        sources={row.source.row: row.source for row in rows},
    )


def _position(source: Source) -> tuple[str, str, int]:
    """Return (file, sheet, row) of a source."""
    return source.file, source.sheet, source.row
