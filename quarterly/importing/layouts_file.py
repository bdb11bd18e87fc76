"""layouts.yaml of an imported council: how its scorecard is read as the return of each quarter."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from string import ascii_uppercase

from quarterly.collecting.layouts.proposal import Proposal
from quarterly.collecting.layouts.written import TOP, layout_in_yaml
from quarterly.configuration.ids import slug
from quarterly.configuration.layouts import TableMap, span_of
from quarterly.importing.history import PastFigure
from quarterly.importing.scorecards import Scorecard
from quarterly.vocabulary.quarter import Quarter


def layouts_text(
    proposals: Mapping[str, Proposal],
    scorecards: Mapping[str, Sequence[Scorecard]],
    figures: Sequence[PastFigure],
    newest: Quarter,
    services: Sequence[str],
) -> str:
    """Return layouts.yaml with the layout of each file that has figures of the newest quarter: the others are history alone.

    `proposals` and `scorecards` are by the names of the files.
    """
    lines = ["# Which cells of these files hold what. `quarterly map COUNCIL FILE` shows what is read.", TOP]
    names = set[str]()
    for file, proposal in proposals.items():
        sheets = {each.sheet for each in figures if each.file == file and each.quarter == newest and each.has_figure}
        if sheets and proposal.layout.tables:
            name = slug(file.rpartition(".")[0]).strip("0123456789-") or "scorecard"
            name = name if name not in names else f"{name}-{len(names) + 1}"
            names.add(name)
            current = _of_quarter(proposal, {each.sheet for each in figures if each.file == file and each.quarter == newest})
            lines.append(layout_in_yaml(name, _as_return(current, scorecards[file], services)))
    return "\n".join(lines)


def _of_quarter(proposal: Proposal, sheets: set[str]) -> Proposal:
    """Return a proposal without the tables that are history alone, such as last year's sheet: as a return they would not fit."""
    tables = tuple(table for table in proposal.layout.tables if any(_is_of(table, sheet) for sheet in sheets))
    return replace(proposal, layout=proposal.layout.model_copy(update={"tables": tables}))


def _as_return(proposal: Proposal, scorecards: Sequence[Scorecard], services: Sequence[str]) -> Proposal:
    """Return a proposal whose tables leave out rows that are no indicators, and whose file says whose it is."""
    tables, questions = [], [*proposal.questions]
    for table in proposal.layout.tables:
        found = [each for each in scorecards if _is_of(table, each.sheet)]
        changes: dict[str, object] = {"not_read": _not_read(found)}
        if not table.rows and (second := next((each.second for each in found if each.second), "")):
            changes["rows"] = f"{span_of(table.headings)[1] + 1}-{int(second.lstrip(ascii_uppercase)) - 1}"
            questions.append(
                f"On the sheet “{table.sheet}”, headings begin anew at {second}. If it is another table, give it an entry below."
            )
        tables.append(table.model_copy(update=changes))
    of = proposal.layout.services or tuple(services)[:1]
    layout = proposal.layout.model_copy(update={"tables": tuple(tables), "services": of})
    return replace(proposal, questions=tuple(questions), layout=layout)


def _is_of(table: TableMap, sheet: str) -> bool:
    return table.of_time is not None or fnmatch(sheet.casefold(), table.sheet.casefold())


def _not_read(scorecards: Sequence[Scorecard]) -> tuple[str, ...]:
    """Return the names of rows that are no indicators, as patterns that they alone fit."""
    return tuple(dict.fromkeys(re.sub(r"([*?[])", r"[\1]", text) for each in scorecards for text in each.not_read))
