"""Is what a releaser reads drawn beside the pack, in the restricted store alone, without changing the pack?"""

import csv
import io

import pytest

from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft, outstanding_in, save_draft
from adapters.release_files import draw_release_files
from quarterly.publishing.drafts import draft_after
from quarterly.publishing.holds import HoldKind
from quarterly.publishing.pack import PackListing
from tasks.references import Pack
from tests.installation import ASSESSMENTS, COUNCIL, PLANS, QUARTER, Installation, indicator_return
from tests.stages.chain import Chain

FILES = ("draft.html", "release.csv", "release.html", "release.pdf")


def drawn(installation: Installation) -> tuple[Pack, dict[str, str]]:
    """Return the pack that has just been compiled, and the files drawn beside it, as text."""
    pack, cycle = Chain().compiled(), CycleContext.of(COUNCIL, QUARTER)
    draft = draft_after(last_draft(cycle), pack.view, pack.folder)
    save_draft(cycle, draft)
    draw_release_files(cycle, draft)
    return pack, {name: cycle.restricted.read(f"{pack.folder}/{name}").decode(errors="replace") for name in FILES}


def rows(text: str, part: str) -> list[dict[str, str]]:
    return [row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))) if row["part"] == part]


@pytest.fixture
def sent(installation: Installation) -> Installation:
    installation.send_all()
    return installation


def test_the_files_are_beside_the_pack_and_belong_to_neither_rendering(sent: Installation) -> None:
    pack, _ = drawn(sent)
    listing = CycleContext.of(COUNCIL, QUARTER).load(PackListing, pack.output)
    assert not {file.path for file in (*listing.public, *listing.restricted)} & set(FILES)
    assert Chain().compiled().view == pack.view
    assert not list(sent.public.list(""))


def test_a_suppressed_figure_is_named_and_its_sentence_in_another_text_marked(sent: Installation) -> None:
    late = "Of the 6 care leavers, three moved."
    sent.send("safeguarding", indicator_return("safeguarding", [PLANS, [*ASSESSMENTS[:6], late]]), "new.xlsx", hour=10)
    _, files = drawn(sent)
    suppressed = [row["what"] for row in rows(files["release.csv"], "suppressed")]
    assert suppressed == ["PI 1180: Care leavers in employment, education and training"]
    (flag,) = rows(files["release.csv"], "flag")
    assert (flag["kind"], flag["what"], flag["from"]) == ("Not public", f"“{late}”", "Assessment and safeguarding")
    assert f'<mark id="flag-1" class="suppressed">{late}</mark>' in files["draft.html"]


def test_a_figure_corrected_since_the_last_draft_is_first_among_the_changes(sent: Installation) -> None:
    drawn(sent)
    sent.send("safeguarding", indicator_return("safeguarding", [[*PLANS[:4], 30.6, *PLANS[5:]]]), "new.xlsx", hour=10)
    _, files = drawn(sent)
    first = rows(files["release.csv"], "change")[0]
    assert (first["now"].split(",")[0], first["last draft"].split(",")[0]) == ("30.6", "29.6")


def test_a_sentence_that_may_name_a_child_is_marked_in_the_draft_and_repeated_nowhere_else(sent: Installation) -> None:
    named = "Kayleigh Sturgess moved to her aunt in March."
    sent.send("safeguarding", indicator_return("safeguarding", [PLANS, [*ASSESSMENTS[:6], named]]), "new.xlsx", hour=10)
    _, files = drawn(sent)
    assert f'<mark id="flag-1" class="person">{named}</mark>' in files["draft.html"]
    (flag,) = (row for row in rows(files["release.csv"], "flag") if row["kind"] == "A person?")
    assert (flag["what"], flag["number"]) == ("Read it in the draft.", "1")
    assert "Kayleigh" not in f"{files['release.html']}{files['release.csv']}{files['release.pdf']}"


def test_a_sentence_with_a_childs_number_is_in_none_of_the_files(sent: Installation) -> None:
    sentence = "The child with NHS number 943 476 5919 moved in March."
    sent.send("safeguarding", indicator_return("safeguarding", [PLANS, [*ASSESSMENTS[:6], sentence]]), "new.xlsx", hour=10)
    _, files = drawn(sent)
    (flag,) = (row for row in rows(files["release.csv"], "flag") if row["kind"] == "Must be changed")
    assert flag["what"] == "Not repeated."
    assert not any("943 476" in text or "moved in March" in text for text in files.values())


def test_a_file_refused_after_one_that_counts_is_on_the_list_until_another_is_accepted(sent: Installation) -> None:
    def told() -> list[str]:
        found = outstanding_in(CycleContext.of(COUNCIL, QUARTER), Chain().compiled().folder)
        return [each.where for each in found if each.kind is HoldKind.RETURNS and "“broken.xlsx”" in each.sentence]

    first = told()
    sent.send("safeguarding", b"no workbook", "broken.xlsx", hour=11)
    refused = told()
    sent.send("safeguarding", indicator_return("safeguarding", [[*PLANS[:4], 30.6, *PLANS[5:]]]), "mended.xlsx", hour=12)
    assert (first, refused, told()) == ([], ["Assessment and safeguarding"], [])
