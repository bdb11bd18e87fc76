"""A plain script that checks a folder of returns with Great Expectations: python -m benchmarks.peers.plain_script FOLDER.

It is what an analyst writes in an afternoon: every sheet with a column of values is read with pandas, and up to six expectations
are run over it. It prints how many failed.
"""

import sys
from pathlib import Path

import great_expectations as gx
import pandas as pd
from great_expectations.expectations.core import ExpectColumnValuesToBeBetween, ExpectColumnValuesToNotBeNull

FIGURES = ("Numerator", "Denominator", "Actual")


def tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the rows of every sheet with figures, below the row that has their headings."""
    found = {}
    for file in sorted(folder.rglob("*.xlsx")):
        for name, sheet in pd.read_excel(file, sheet_name=None, header=None, engine="calamine").items():
            heads = sheet.index[sheet.apply(lambda row: "Actual" in row.to_numpy(), axis=1)]
            if len(heads):
                rows = sheet.loc[heads[0] + 1 :].set_axis([str(each) for each in sheet.loc[heads[0]]], axis=1)
                figures = rows[[each for each in FIGURES if each in rows]].apply(pd.to_numeric, errors="coerce")
                found[f"{file.stem} {name}"] = figures
    return found


def expectations(rows: pd.DataFrame) -> gx.ExpectationSuite:
    """Return what is expected of a table of figures."""
    suite, there = gx.ExpectationSuite(name="figures"), [each for each in FIGURES if each in rows]
    for column in there:
        suite.add_expectation(ExpectColumnValuesToNotBeNull(column=column))
        suite.add_expectation(ExpectColumnValuesToBeBetween(column=column, min_value=0))
    return suite


def main() -> None:
    """Check every table and print how many expectations failed."""
    context = gx.get_context(mode="ephemeral")
    source, failed = context.data_sources.add_pandas("returns"), 0
    for name, rows in tables(Path(sys.argv[1])).items():
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all").get_batch({"dataframe": rows})
        failed += batch.validate(expectations(rows)).statistics["unsuccessful_expectations"] or 0
    print(f"{failed} expectations failed.")


if __name__ == "__main__":
    main()
