"""The validation rules of expectations/: each has a code, a severity, a message and a remedy."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import Any

from pydantic import Field, model_validator

from quarterly.collecting.sheets.findings import Finding, Held, Severity
from quarterly.configuration.own_rules import OwnExpectations, OwnRule
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import SetupError

OFF = "off"  # the weight of a rule that a council does not ask
_JUDGING = "VKH"  # letters of rules about values, about what agrees with what, and about the past
_TABLE = "indicators"  # the table over which rules of a council's own are run


class Rule(ConfigurationModel):
    """One validation rule. `type` and `kwargs` are a Great Expectations expectation; without them our own code finds it.

    `cell` names the column to which the finding points, `holds` what it holds back if it is critical. Braces in `message` and
    `remedy` are filled in from the row. `asks` are the words that make it another question; without any only a correction helps.
    `together` is the message for several rows of a sheet that are found to have one cause, and are shown as one finding.
    `indicators` are those that a rule of a council's own is about, all if there are none.
    """

    code: str = Field(pattern=r"^[A-Z]\d\d$")
    severity: Severity
    message: str
    remedy: str
    type: str | None = None
    kwargs: dict[str, Any] = Field(default_factory=dict)
    cell: str = "value"
    holds: Held = "figure"
    asks: tuple[str, ...] = ()
    together: str = ""
    indicators: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _no_answer_makes_a_figure_usable(self) -> "Rule":
        if self.asks and self.severity is Severity.CRITICAL:
            raise ValueError("what is critical is corrected, and no answer lifts it: leave out asks, or make it a warning")
        return self


class RuleFile(ConfigurationModel):
    """The content of one file of expectations/; `table` is the table that its expectations validate."""

    table: str | None = None
    rules: tuple[Rule, ...]


class Rulebook:
    """All rules by code, and the suites to be run, by table."""

    def __init__(self, files: Iterable[RuleFile]) -> None:
        files = list(files)
        rules = [rule for file in files for rule in file.rules]
        twice = [code for code, count in Counter(rule.code for rule in rules).items() if count > 1]
        # Great Expectations returns results in an order of its own: only the code says which rule a result belongs to.
        if twice:
            raise SetupError(f"expectations/: the code {', '.join(twice)} is used by two rules. Give one a new code.")
        self.rules = {rule.code: rule for rule in rules}
        self.suites: dict[str, list[Rule]] = {}
        for file in files:
            if file.table:
                self.suites.setdefault(file.table, []).extend(rule for rule in file.rules if rule.type)
        self.off: frozenset[str] = frozenset()
        self._quote: Callable[[object], object] = _as_it_is

    def quoting(self, quote: Callable[[object], object]) -> "Rulebook":
        """Return the same rules, with every word that a finding would repeat passed through `quote`."""
        found = copy(self)
        found._quote = quote
        return found

    def weighed(self, weights: Mapping[str, str]) -> "Rulebook":
        """Return the same rules with other severities by code, without those that are "off"; SetupError for a code of none."""
        if unknown := [code for code in weights if code not in self.rules]:
            raise SetupError(f"profile.yaml, questions: there is no rule {unknown[0]} in expectations/. Correct the code.")
        return self._weighed_by(weights)

    def of_council(self, own: OwnExpectations) -> "Rulebook":
        """Return the same rules as a council has them, with its own; SetupError for a change of what it may not change."""
        for each in own.changes:
            if each.code not in self.rules or not is_changeable(self.rules[each.code]):
                raise SetupError(
                    f"The council's expectations/: {each.code} is no rule that a council can change. What reads a file, knows "
                    "its rows, and holds back small numbers and personal data stays as it is."
                )
        found = self._weighed_by(own.weights)
        added = {each.code: _own(each) for each in own.rules}
        found.rules = {**found.rules, **added}
        found.suites = {**found.suites, _TABLE: [*found.suites.get(_TABLE, []), *added.values()]}
        return found

    def _weighed_by(self, weights: Mapping[str, str]) -> "Rulebook":
        found = copy(self)
        found.off = self.off | {code for code, weight in weights.items() if weight == OFF}
        found.rules = {code: _weighed(rule, weights.get(code, "")) for code, rule in self.rules.items()}
        found.suites = {
            table: [found.rules[rule.code] for rule in rules if weights.get(rule.code) != OFF]
            for table, rules in self.suites.items()
        }
        return found

    def finding(
        self,
        code: str,
        *,
        file: str,
        sheet: str | None = None,
        cell: str | None = None,
        about: str | None = None,
        **words: object,
    ) -> Finding:
        """Return a finding of the rule with this code, its braces filled with `words`; `about` is an indicator's id."""
        known = {**words, "indicator": about or words.get("indicator")}
        rule, quoted = self.rules[code], {name: self._quote(word) for name, word in words.items()}
        return Finding(
            code=code,
            severity=rule.severity,
            message=rule.message.format(**quoted),
            remedy=rule.remedy.format(**quoted),
            file=file,
            sheet=sheet,
            cell=cell,
            indicator=about,
            holds=rule.holds,
            together=rule.together.format(**quoted),
            asked=Asked(about=digest(code, *(str(known[name]) for name in rule.asks))) if rule.asks else None,
        )


def rulebook(files: Iterable[ConfigurationFile]) -> Rulebook:
    """Read the rule files; raise SetupError naming file and line of a mistake."""
    return Rulebook([file.read(RuleFile) for file in files])


def is_changeable(rule: Rule) -> bool:
    """Whether a council may give a rule another weight: those that judge figures and comments, and those that only say."""
    return rule.type is not None and (rule.code[0] in _JUDGING or rule.severity is Severity.INFO)


def _own(rule: OwnRule) -> Rule:
    return Rule(**rule.model_dump(include=set(Rule.model_fields)))


def _weighed(rule: Rule, weight: str) -> Rule:
    return rule.model_copy(update={"severity": Severity(weight)}) if weight not in ("", OFF) else rule


def _as_it_is(word: object) -> object:
    return word
