"""Which findings still matter: those on the rows in force, and those on no row of the files in use."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from quarterly.collecting.returns.actions_sent_again import ActionInForce
from quarterly.collecting.returns.narrative_in_force import newest_by_kind
from quarterly.collecting.returns.notes_on_rows import RowNote
from quarterly.collecting.returns.reading import BLANK
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.returns.sent_again import RowInForce
from quarterly.collecting.sheets.findings import Finding, Severity, row_of_finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.source import Source

UNANSWERED = frozenset({"S04", "S09", "S10"})  # neither a figure nor a comment
COMMENT_ALONE = "S05"
COUNTS_LEFT_OUT = "V17"


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force of a service: its indicators by id, its actions by ref, and the digests of the files of its replies."""

    indicators: Mapping[str, RowInForce]
    actions: Mapping[str, ActionInForce]
    replies: Collection[str]

    @property
    def sources(self) -> dict[str, tuple[Source, ...]]:
        """The sources of the rows that count, by id or ref."""
        indicators = {key: each.sources for key, each in self.indicators.items()}
        return indicators | {key: each.sources for key, each in self.actions.items()}

    def digests(self, about: str) -> set[str]:
        """Return the digests of the files whose rows count for an indicator or action."""
        found = self.indicators.get(about) or self.actions.get(about)
        return {source.digest for source in found.sources} if found else set()

    def answers(self, finding: Finding) -> bool:
        """Whether a finding asks for what another row gives."""
        about = finding.indicator or ""
        if about in self.actions:
            return self.actions[about].answers(finding)
        return about in self.indicators and _is_answered(finding, self.indicators[about])


def with_findings_in_force(
    files: Sequence[CheckedFile], in_force: InForce, notes: Sequence[RowNote], rules: Rulebook
) -> list[CheckedFile]:
    """Return the files with the findings on rows in force, answered or not, all of the newest file, and the notes on each."""
    positions = {(each.digest, each.sheet, each.row) for made_of in in_force.sources.values() for each in made_of}
    narrative = newest_by_kind(files)
    used = {*in_force.replies, *(each[0] for each in positions)}
    used |= {file.digest for file in (*narrative.values(), *files[-1:])}
    # A row that repeats another is asked about once, where it stands last.
    last = {(each.code, each.indicator): file.digest for file in files if file.digest in used for each in _all(file)}

    def matters(finding: Finding, file: CheckedFile) -> bool:
        found, counting = in_force.indicators.get(finding.indicator or ""), in_force.digests(finding.indicator or "")
        # Not asked again for a figure that another row gave: a letter with settled questions in it is not read to its end.
        if finding.code == BLANK or in_force.answers(finding):
            return False
        # A newer sheet of the same kind of narrative replaces this one as a whole, and the findings on it.
        if narrative.get(file.sheets.get(finding.sheet or "", ""), file) is not file:
            return False
        critical = finding.severity is Severity.CRITICAL and (file.digest, *row_of_finding(finding)[1:]) in positions
        if critical or not counting:
            return True
        if found and rules.rules[finding.code].cell == "comment":
            return file.digest == found.comment_from.digest
        return file.digest in counting and last[finding.code, finding.indicator] == file.digest

    return [
        replace(
            file,
            findings=(
                *(each for each in file.findings if file.digest in used and matters(each, file)),
                *(note for digest, note in notes if digest == file.digest),
            ),
            answered=tuple(each for each in file.answered if file.digest in used and matters(each.finding, file)),
        )
        for file in files
    ]


def _all(file: CheckedFile) -> tuple[Finding, ...]:
    return (*file.findings, *(each.finding for each in file.answered))


def _is_answered(finding: Finding, found: RowInForce) -> bool:
    """Whether a finding asks for a figure that another row gives, or for a reason that another row states."""
    if found.is_queried:
        return False
    if finding.code == COMMENT_ALONE:
        return found.row.has_figure or found.row.taken_back
    if finding.code == COUNTS_LEFT_OUT:
        # What came without counts of this quarter is asked for them by Q07, and not twice.
        return found.lacks_counts or found.row.numerator is not None or found.row.denominator is not None
    return finding.code in UNANSWERED and found.is_answered
