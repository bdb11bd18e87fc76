"""The expectations of expectations/*.yaml, run by Great Expectations. Importing that library takes seconds: only done here."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from quarterly.checks import Check
from quarterly.errors import SetupError
from quarterly.rules import Rule, Rulebook

_RESULT = {"result_format": "COMPLETE", "partial_unexpected_count": 0, "return_unexpected_index_query": False}


class Suites:
    """All suites of a rulebook, loaded once; `failures` runs the one for a table."""

    def __init__(self, rules: Rulebook) -> None:
        import great_expectations as gx
        from great_expectations.data_context.types.base import ProgressBarsConfig

        for name in [name for name in logging.root.manager.loggerDict if name.startswith("great_expectations")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # it logs tracebacks beside raising them, and temporary paths

        context = gx.get_context(mode="ephemeral")
        context.enable_analytics(False)
        context.delete_data_docs_site("local_site")  # its pages would hold failing values
        context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        source = context.data_sources.add_pandas("returns")
        self._batch = source.add_dataframe_asset("return").add_batch_definition_whole_dataframe("rows")
        self._suites = {table: _suite(gx, table, declared) for table, declared in rules.suites.items()}

    def failures(self, check: Check) -> dict[str, list[int]]:
        """Return the sheet rows that fail, by rule code; an empty dict is a clean table."""
        suite = self._suites[check.table]
        batch = self._batch.get_batch(batch_parameters={"dataframe": check.frame})
        outcome = batch.validate(suite, result_format=_RESULT, expectation_parameters=check.parameters)
        failed: dict[str, list[int]] = {}
        for result in outcome.results:  # in an order of the library's own: matched by code, never by position
            code = result.expectation_config.meta["code"]
            if _broke(result.exception_info):
                raise SetupError(
                    f"expectations/: rule {code} could not be run over the {check.table} of a return. "
                    "Its kwargs name a column or a bound that does not fit; correct the rule."
                )
            rows = result.result.get("unexpected_index_list") or []
            if rows and not result.success:
                failed[code] = sorted({int(row) for row in rows})
        return failed


@cache
def suites_of(rules: Rulebook) -> Suites:
    """Return the process's suites of a rulebook."""
    return Suites(rules)


def _suite(gx: Any, table: str, declared: Sequence[Rule]) -> Any:
    entries = [
        {"type": rule.type, "kwargs": rule.kwargs, "severity": rule.severity.value, "meta": {"code": rule.code}}
        for rule in declared
    ]
    try:
        suite = gx.ExpectationSuite(name=table, expectations=entries)
    except Exception as error:  # the library raises its own, pydantic's and ValueErrors alike for a wrong kwarg
        raise SetupError(f"expectations/: a rule over {table} has kwargs Great Expectations does not know.") from error
    loaded = {expectation.meta["code"] for expectation in suite.expectations}
    lost = [rule.code for rule in declared if rule.code not in loaded]
    if lost:
        # Great Expectations drops an entry whose type or severity it does not know, without a word.
        raise SetupError(
            f"expectations/: {len(declared)} rules are declared over {table} and {len(loaded)} were loaded; "
            f"missing: {', '.join(lost)}. Check the spelling of their type."
        )
    return suite


def _broke(info: dict[str, Any] | None) -> bool:
    # A missing column reports its exception one level down, under a metric's name.
    if not info:
        return False
    if "raised_exception" in info:
        return bool(info["raised_exception"])
    return any(isinstance(entry, dict) and entry.get("raised_exception") for entry in info.values())
