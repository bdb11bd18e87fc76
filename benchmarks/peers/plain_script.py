"""A plain script that checks a folder of returns with Great Expectations: python -m benchmarks.peers.plain_script FOLDER [PDF].

It is what an analyst writes in an afternoon: of every return the sheet with figures is read with pandas, whatever its headings
are, and up to six expectations are run over it. It prints how many failed. With the name of a PDF it draws the figures as well,
in some pages, by WeasyPrint, which has to be installed for it.
"""

import sys
from pathlib import Path

import great_expectations as gx
import pandas as pd
from great_expectations.expectations.core import ExpectColumnValuesToBeBetween, ExpectColumnValuesToNotBeNull

FIGURES = ("Numerator", "Denominator", "Actual")
ALSO = {"Num": "Numerator", "Den": "Denominator", "Out of": "Denominator"}
ALSO |= dict.fromkeys(("Outturn", "This quarter", "Value"), "Actual")
STYLE = "table {border-collapse: collapse; width: 100%} td, th {border: 1px solid; padding: 4px} h2 {page-break-before: always}"


def tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the rows of every sheet with figures, below the row that has their headings."""
    found = {}
    for file in sorted(folder.rglob("*.xlsx")):
        for name, sheet in pd.read_excel(file, sheet_name=None, header=None, engine="calamine").items():
            heads = sheet.index[sheet.apply(lambda row: "Actual" in [ALSO.get(each, each) for each in row], axis=1)]
            if len(heads):
                named = [ALSO.get(str(each), str(each)) for each in sheet.loc[heads[0]]]
                rows = sheet.loc[heads[0] + 1 :].set_axis(named, axis=1)
                found[f"{file.stem} {name}"] = rows
    return found


def expectations(rows: pd.DataFrame) -> gx.ExpectationSuite:
    """Return what is expected of a table of figures."""
    suite, there = gx.ExpectationSuite(name="figures"), [each for each in FIGURES if each in rows]
    for column in there:
        suite.add_expectation(ExpectColumnValuesToNotBeNull(column=column))
        suite.add_expectation(ExpectColumnValuesToBeBetween(column=column, min_value=0))
    return suite


def draw(found: dict[str, pd.DataFrame], file: Path) -> None:
    """Draw every table on a page of its own."""
    from weasyprint import HTML  # type: ignore[import-not-found,unused-ignore]

    pages = "".join(f"<h2>{name}</h2>{rows.to_html(index=False, na_rep='')}" for name, rows in found.items())
    HTML(string=f"<html lang=en><title>Returns</title><style>{STYLE}</style><h1>Returns</h1>{pages}").write_pdf(file)


def main() -> None:
    """Check every table and print how many expectations failed; draw them if a file is named."""
    context, found = gx.get_context(mode="ephemeral"), tables(Path(sys.argv[1]))
    source, failed = context.data_sources.add_pandas("returns"), 0
    for name, rows in found.items():
        figures = rows[[each for each in FIGURES if each in rows]].apply(pd.to_numeric, errors="coerce")
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all").get_batch({"dataframe": figures})
        failed += batch.validate(expectations(figures)).statistics["unsuccessful_expectations"] or 0
    print(f"{failed} expectations failed in {len(found)} tables.")
    if len(sys.argv) > 2:
        draw(found, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
