"""What does `quarterly check` say of personal data in a return, and in a council's own folder?"""

from pathlib import Path

from typer.testing import CliRunner, Result

from cli.app import app
from tests.installation import COUNCIL, LAC, indicator_return, own_council

NAMED = "The placement of Kayleigh Adams ended."


def check(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "300"}).invoke(app, ["check", *arguments])


def test_a_sentence_of_a_return_is_critical_and_not_repeated(tmp_path: Path) -> None:
    file = tmp_path / "return.xlsx"
    file.write_bytes(indicator_return("children-in-care", [[*LAC[:6], NAMED]]))
    done = check(COUNCIL, str(file))
    assert (done.exit_code, "P02" in done.stdout, "cell G6" in done.stdout, "Kayleigh" in done.stdout) == (1, True, True, False)
    assert (tmp_path / "return-checked.xlsx").is_file()


def test_a_text_of_the_profile_is_named_by_its_place(tmp_path: Path) -> None:
    old = "  subtitle: Summary for the Children's Services Scrutiny Committee\n"
    folder = own_council(tmp_path / "own", [("profile.yaml", old, "  subtitle: Prepared for Kayleigh Adams\n")])
    done = check(str(folder))
    assert (done.exit_code, "own/profile.yaml: report.subtitle" in done.stderr, "Kayleigh" in done.stderr) == (2, True, False)


def test_a_name_of_an_indicator_is_named_by_its_place(tmp_path: Path) -> None:
    old = "name: Number of LAC per 10k of the child population"
    folder = own_council(tmp_path / "own", [("indicators.yaml", old, "name: Visits to Kayleigh Adams")])
    assert "own/indicators.yaml: indicators 1.name: the text seems to hold a name of a person" in check(str(folder)).stderr
