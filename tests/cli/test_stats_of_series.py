"""Does `quarterly stats` chart and forecast series as published tools do, in the order of time, and say where it cannot?"""

from pathlib import Path

import pytest

from tests.cli.test_stats import column, rows, stats

VIGNETTE = "value\n" + "\n".join(map(str, [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])) + "\n"


@pytest.mark.parametrize(("outliers", "limits"), [("screened", ("4.60", "-0.72")), ("kept", ("6.95", "-3.06"))])
def test_spc_gives_the_published_limits_of_both_tools(file: Path, outliers: str, limits: tuple[str, str]) -> None:
    file.write_text(VIGNETTE)
    found = rows(stats("spc", file, "--outliers", outliers, "--decimals", "2"))[-1]
    assert (found["upper_limit"], found["lower_limit"]) == limits


def test_spc_says_in_words_what_a_chart_shows(file: Path) -> None:
    file.write_text(VIGNETTE)
    found = rows(stats("spc", file, "--polarity", "low", "--target", "5"))
    assert [found[4][name] for name in ("special_cause", "variation", "assurance", "limits")] == [
        "outside the limits, high",
        "concerning special cause",
        "consistently passes",
        "limits",
    ]


def test_spc_takes_a_series_target_from_its_last_row(file: Path) -> None:
    file.write_text("value,goal\n1,9\n2,9\n1,9\n2,0\n")
    found = stats("spc", file, "--polarity", "high", "--target-column", "goal")
    assert column(found, "assurance") == ["hit or miss"] * 4


def test_spc_orders_each_series_by_its_period(file: Path) -> None:
    file.write_text("quarter,la,value\n2012-13 Q1,A,3\n2011-12 Q4,A,1\n2012-13 Q1,B,9\n2011-12 Q3,A,2\n2011-12 Q4,B,4\n")
    found = stats("spc", file, "--period", "quarter", "--group", "la")
    assert column(found, "moving_range") == ["2", "1", "5", "", ""]


@pytest.mark.parametrize(
    "quarters", [("2012-13 Q2", "2012-13 Q1"), ("2012-13 Q1", "2012-13 Q3", "2012-13 Q4"), ("2012-13 Q1",) * 2]
)
def test_spc_of_rows_that_do_not_follow_each_other_asks_for_the_period(file: Path, quarters: tuple[str, ...]) -> None:
    file.write_text("when,value\n" + "".join(f"{quarter},{n}\n" for n, quarter in enumerate(quarters)))
    found = stats("spc", file, "--polarity", "low")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "by its column “when” the rows are not one period after the other. Add --period when" in found.stderr


@pytest.mark.parametrize("text", ["when,value\n2012-13 Q1,1\n2012-13 Q2,2\n", "row,value\n2,1\n1,2\n"])
def test_spc_takes_the_files_order_where_it_is_that_of_time_or_nothing_tells_it(file: Path, text: str) -> None:
    file.write_text(text)
    assert column(stats("spc", file), "moving_range") == ["", "1"]


def test_spc_says_that_limits_are_trial_limits_or_that_there_are_none(file: Path) -> None:
    file.write_text("la,value\nA,1\nA,2\nB,1\n")
    assert column(stats("spc", file, "--group", "la"), "limits") == [
        *["trial limits (2 points)"] * 2,
        "no limits: fewer than two neighbouring points",
    ]


def test_spc_gives_no_limits_to_a_series_that_mostly_stands_still(file: Path) -> None:
    file.write_text("value\n98\n" + "100\n" * 11)
    found = stats("spc", file, "--polarity", "high", "--target", "99")
    assert set(column(found, "limits")) == {"no limits: too little movement"}
    assert [set(column(found, name)) for name in ("special_cause", "variation", "assurance")] == [{""}] * 3


def test_neighbours_are_read_from_dfes_own_file(file: Path, tmp_path: Path) -> None:
    file.write_text("time_period,old_la_code,value\n2025,901,20.1\n2025,902,18.4\n2025,903,22.0\n")
    model = tmp_path / "neighbours.csv"
    model.write_text(
        "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n901,North,902,Close ,903,Close \n902,South,901,Close ,903,Close \n"
    )
    found = stats("benchmark", file, "--group", "time_period", "--area", "old_la_code", "--neighbours", str(model))
    assert column(found, "neighbours") == ["20.2", "21.05", ""]


def test_spc_sees_a_missing_quarter(file: Path) -> None:
    file.write_text("quarter,value\n2011-12 Q1,1\n2011-12 Q2,2\n2011-12 Q4,9\n2012-13 Q1,8\n")
    assert column(stats("spc", file, "--period", "quarter"), "moving_range") == ["", "1", "", "1"]


HISTORY = "quarter,la,value\n" + "".join(
    f"{year} Q{q},A,{value}\n" for year in ("2010-11", "2011-12") for q, value in enumerate((9, 20, 30, 40), 1)
)


def test_forecast_prints_the_latest_row_of_each_series(file: Path) -> None:
    file.write_text(HISTORY + "2012-13 Q1,A,11\n2012-13 Q1,B,5\n")
    found = rows(stats("forecast", file, "--group", "la", "--method", "run-rate", "--decimals", "1"))
    assert [(r["quarter"], r["la"], r["year_end"], r["forecast"], r["points"], r["note"]) for r in found] == [
        ("2012-13 Q1", "A", "2012-13 Q4", "44.0", "9", "a rough guide: from 3 earlier forecasts"),
        ("2012-13 Q1", "B", "2012-13 Q4", "", "1", "no forecast: 1 of at least 8 points"),
    ]


def test_forecast_takes_values_counted_from_april_apart(file: Path) -> None:
    file.write_text(HISTORY + "2012-13 Q1,A,12\n")
    assert column(stats("forecast", file, "--cumulative", "--method", "seasonal"), "forecast") == ["53.333333"]


def test_forecast_of_cumulative_values_needs_the_quarter_before_the_latest(file: Path) -> None:
    file.write_text(HISTORY + "2012-13 Q2,A,30\n")
    found = rows(stats("forecast", file, "--cumulative", "--method", "run-rate"))[0]
    assert (found["forecast"], found["note"]) == ("", "no forecast: one of the quarters before the latest is missing")


def test_forecast_of_percentages_stays_within_0_and_100(file: Path) -> None:
    file.write_text("quarter,value\n" + "".join(f"{2011 + n // 4}-{12 + n // 4} Q{n % 4 + 1},{12 * n}\n" for n in range(9)))
    found = [rows(stats("forecast", file, "--method", "trend", *more))[0] for more in ((), ("--percentages",))]
    assert [each["forecast"] for each in found] == ["132", "100"]


def test_forecast_says_from_how_few_earlier_ones_its_interval_comes(file: Path) -> None:
    file.write_text("quarter,value\n" + "".join(f"{2011 + n // 4}-{12 + n // 4} Q{n % 4 + 1},{n % 3}\n" for n in range(10)))
    assert column(stats("forecast", file), "note") == ["a rough guide: from 5 earlier forecasts"]


@pytest.mark.parametrize("method", ["last-four", "trend", "damped-step"])
def test_forecast_refuses_to_add_up_by_a_method_that_does_not(file: Path, method: str) -> None:
    file.write_text(HISTORY)
    found = stats("forecast", file, "--cumulative", "--method", method)
    assert (found.exit_code, f"--cumulative adds quarters up, which {method} does not" in found.stderr) == (2, True)


def test_forecast_looks_at_the_latest_denominator(file: Path) -> None:
    file.write_text(
        "quarter,value,of\n"
        + "".join(f"{2011 + n // 4}-{12 + n // 4} Q{n % 4 + 1},50,40\n" for n in range(8))
        + "2013-14 Q1,50,12\n"
    )
    assert column(stats("forecast", file, "--denominator", "of"), "note") == ["no forecast: denominator under 20"]
