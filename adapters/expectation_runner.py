"""Run the expectations of expectations/*.yaml in Great Expectations, which is imported here only, as that takes seconds."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from adapters.expectation_kwargs import make_configuration_once
from adapters.unused_imports import left_out, put_off
from quarterly.collecting.returns.checks import Check
from quarterly.collecting.sheets.rulebook import Rule, Rulebook
from quarterly.vocabulary.errors import SetupError

if TYPE_CHECKING:
    import pandas as pd

# Of 50,000 failing rows the library would also return a query in 344 KB of text, which nobody reads.
_ROWS = {"result_format": "COMPLETE", "partial_unexpected_count": 0, "return_unexpected_index_query": False}
# A third of its import. One draws histograms, the other compares distributions: no rule of ours judges a column as a whole.
_OF_NO_RULE = ("altair", "scipy.stats")
# It does without, as it does not require it: it is there for Prefect's server. All that is checked here is a frame of pandas.
_OF_DATABASES = "sqlalchemy"


class Suites:
    """All suites of a rulebook, loaded once; `failures` runs the one for a table."""

    def __init__(self, rules: Rulebook) -> None:
        _hush()
        put_off(_OF_NO_RULE)
        with left_out(_OF_DATABASES):
            import great_expectations as gx
            from great_expectations.data_context.types.base import ProgressBarsConfig
            from great_expectations.expectations.expectation import Expectation
            from great_expectations.expectations.expectation_configuration import parse_result_format

        _hush()  # some of its modules set a level of their own
        make_configuration_once(Expectation, parse_result_format)

        # A context with files would write ids of its own into the rules, and a folder beside them.
        context = gx.get_context(mode="ephemeral")
        context.enable_analytics(False)
        context.delete_data_docs_site("local_site")  # its pages would hold failing values
        context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        source = context.data_sources.add_pandas("returns")
        self._batch = source.add_dataframe_asset("return").add_batch_definition_whole_dataframe("rows")
        self._gx = gx
        self._suites = {table: _suite(gx, table, declared) for table, declared in rules.suites.items()}

    def failures(self, check: Check) -> dict[str, list[int]]:
        """Return the sheet rows that fail, by rule code; an empty dict is a clean table."""
        expectations = self._suites[check.table].expectations
        _require_parameters(expectations, check)
        # Most rules pass, and finding the failing rows costs as much again as finding whether there are any.
        failing = [code for code, outcome in self._outcomes(expectations, check, "BOOLEAN_ONLY") if not outcome.success]
        if not failing:
            return {}
        to_locate = [expectation for expectation in expectations if expectation.meta["code"] in failing]
        return {code: _rows(code, outcome, check) for code, outcome in self._outcomes(to_locate, check, _ROWS)}

    def _outcomes(self, expectations: Sequence[Any], check: Check, result_format: Any) -> list[tuple[str, Any]]:
        suite = self._gx.ExpectationSuite(name=check.table, expectations=list(expectations))
        batch = self._batch.get_batch(batch_parameters={"dataframe": frame_of(check)})
        outcome: Any = batch.validate(suite, result_format=result_format, expectation_parameters=check.parameters)
        # The library returns results in an order of its own: match them by code, never by position.
        outcomes = [(result.expectation_config.meta["code"], result) for result in outcome.results]
        for code, result in outcomes:
            if _broke(result.exception_info):
                raise _unusable(code, f"it could not be run over the {check.table} of a return", "column or bounds")
        return outcomes


def frame_of(check: Check) -> "pd.DataFrame":
    """Return the facts of a table as a frame whose unnamed integer index is the row of the sheet."""
    import pandas as pd  # a command that reads ratings alone validates nothing

    # Unnamed, as the library walks over a named index row by row in Python: 740 ms and not 207 for 50,000 failing rows.
    return pd.DataFrame(list(check.facts.values()), index=list(check.facts)).astype(dict(check.kinds))


@cache
def suites_of(rules: Rulebook) -> Suites:
    """Return the suites of a rulebook, loaded once in each process."""
    return Suites(rules)


def _hush() -> None:
    # The library logs tracebacks as well as raising them, temporary paths, and its parts while it is imported.
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("great_expectations.")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _suite(gx: Any, table: str, declared: Sequence[Rule]) -> Any:
    return gx.ExpectationSuite(name=table, expectations=[_expectation(gx, table, rule) for rule in declared])


def _expectation(gx: Any, table: str, rule: Rule) -> Any:
    entry = {"type": rule.type, "kwargs": rule.kwargs, "severity": rule.severity, "meta": {"code": rule.code}}
    try:
        loaded = gx.ExpectationSuite(name=table, expectations=[entry]).expectations
    except Exception as error:  # the library raises its own, pydantic's and ValueErrors alike for a wrong kwarg
        raise _unusable(rule.code, "Great Expectations does not take its kwargs", "kwargs") from error
    if not loaded:  # the library silently drops an entry whose type or severity is unknown
        raise _unusable(rule.code, f"Great Expectations does not know it as {rule.type}, {rule.severity}", "type or severity")
    if not hasattr(loaded[0], "map_metric"):
        raise _unusable(rule.code, f"{rule.type} judges a table as a whole and names no row", "type")
    return loaded[0]


def _rows(code: str, outcome: Any, check: Check) -> list[int]:
    rows = outcome.result.get("unexpected_index_list")
    if not rows:
        raise _unusable(code, f"it fails over the {check.table} of a return without naming a row", "type")
    return sorted({int(row) for row in rows})


def _require_parameters(expectations: Sequence[Any], check: Check) -> None:
    for expectation in expectations:
        for name in expectation.suite_parameter_options:
            if name not in check.parameters:
                problem = f"the check of {check.table} gives no parameter “{name}”"
                raise _unusable(expectation.meta["code"], problem, "$PARAMETER")


def _unusable(code: str, problem: str, wrong: str) -> SetupError:
    return SetupError(f"expectations/: rule {code} cannot be used: {problem}. Correct its {wrong}.")


def _broke(info: dict[str, Any] | None) -> bool:
    # A missing column reports its exception one level down, under a metric's name.
    if not info:
        return False
    if "raised_exception" in info:
        return bool(info["raised_exception"])
    return any(isinstance(entry, dict) and entry.get("raised_exception") for entry in info.values())
