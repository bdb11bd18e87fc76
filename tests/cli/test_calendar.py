"""`quarterly calendar`: the last day of every step, counted back from the meeting."""

from typer.testing import CliRunner, Result

from cli.app import app


def calendar(council: str, quarter: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["calendar", council, quarter])


def test_steps_stand_in_the_order_of_time_with_how_they_were_counted() -> None:
    shown = calendar("sampleshire", "2026-27 Q2").stdout
    days = ["Friday 27 November 2026", "Monday 30 November 2026", "Tuesday 8 December 2026"]
    places = [shown.index(day) for day in days]
    assert places == sorted(places)
    assert "5 clear days before the meeting" in shown


def test_a_quarter_without_a_meeting_says_where_to_write_it() -> None:
    result = calendar("dudley", "2012-13 Q1")
    assert result.exit_code == 2
    assert "names no meeting for 2012-13 Q1. Add its date under calendar → meetings" in result.stderr
