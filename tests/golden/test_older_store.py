"""Is a store that 546c79d wrote read as it was, so that a second version says rightly what it corrects of the first?"""

import json

from quarterly.publishing.versions import CHANGED
from tests.golden.installation import Installation, working_day
from tests.golden.older_store import (
    COUNCIL,
    EARLY,
    EARLY_QUARTER,
    OLDER,
    QUARTER,
    correct,
    figures_published,
    indexes,
    older_store,
    second_versions,
    with_figures,
)
from tests.golden.write import differences


def test_second_versions_say_what_they_correct_of_the_first() -> None:
    found = list(differences(OLDER, second_versions()))
    assert not found, "\n\n".join(found)


def test_an_unchanged_run_publishes_nothing_and_a_correction_after_it_is_told_as_without_it() -> None:
    with older_store() as here:
        before = indexes()
        assert "version 1 stands unchanged" in _run_again(COUNCIL, QUARTER)
        assert "version 1 stands unchanged" in _run_again(EARLY, EARLY_QUARTER)
        assert indexes() == before
        correct(here)
    found = list(differences(OLDER / COUNCIL, here.seen))
    # Letters are worded otherwise than by the program that wrote the store, so each sender is written to once more: by the
    # unchanged run here, by the correction there. Nobody is asked for commentary again.
    assert [each.partition("\n")[0] for each in found] == [f"{COUNCIL}/history.txt"], "\n\n".join(found)
    changed = [line for line in found[0].splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert sorted(" ".join(line.split()[3:]) for line in changed) == [
        *["This program answered a return, to: Corporate performance officer"] * 2,
        *["This program answered a return, to: Data lead for assessment and safeguarding"] * 2,
        "This program answered a return, to: Data lead for children in care",
        *["This program answered a return, to: Data lead for libraries, archives and adult learning"] * 2,
        *["This program answered a return, to: Data lead for schools and learning"] * 2,
        *["This program answered a return, to: Data lead for trading standards"] * 2,
        *["This program answered a return, to: Data lead for young people's substance misuse"] * 2,
    ]


def test_a_version_with_another_figure_is_replaced_though_it_prints_the_same() -> None:
    with older_store():
        figures = json.loads(figures_published())
        with_figures(json.dumps(figures, indent=1).encode())
        before = indexes()
        assert "version 1 stands unchanged" in _run_again(COUNCIL, QUARTER)
        assert indexes() == before
        figures["scores"][0]["value_exact"] = "20981/200"
        with_figures(json.dumps(figures).encode())
        before = indexes()
        assert "published" in _run_again(COUNCIL, QUARTER)
        replaced = {path: json.loads(body)["versions"] for path, body in indexes().items() if body != before[path]}
    assert [(path.parts[1], len(versions)) for path, versions in replaced.items()] == [("restricted", 2)]


def _run_again(council: str, quarter: str) -> str:
    working_day(quarter, 31)
    return Installation(council).publish(quarter, CHANGED)
