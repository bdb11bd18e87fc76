"""Is a pack held against everything the council has published, and mended on one confirmation? With stores and real returns."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from adapters.disclosure_audit import audit_draft, audit_in
from adapters.drafts import outstanding_in
from flows.record_release import ReleaseForm, record_release
from flows.record_suppression import record_suppression
from quarterly.publishing.holds import HoldKind
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.adoptions import DAY, SERVICE, adoption_quarters, audited, corrected_afterwards, send
from tests.stages.chain import Chain


@pytest.fixture
def chains(installation: Installation) -> tuple[Chain, Chain]:
    return adoption_quarters(installation)


@pytest.fixture
def corrected(installation: Installation, snapshots: Snapshots) -> tuple[Chain, Chain]:
    return corrected_afterwards(installation, snapshots)


def test_a_pack_with_nothing_to_be_worked_out_is_quiet(installation: Installation, chains: tuple[Chain, Chain]) -> None:
    send(installation, chains[0], 6)
    found, cycle, folder = audited(chains[0])
    assert (found.told, found.incidents, found.notes) == ((), (), ())
    assert (found.shown, found.suppressed) == (3, 0)
    assert audit_in(cycle, folder) == found


def test_a_correction_is_held_against_the_later_quarter_that_is_public(corrected: tuple[Chain, Chain]) -> None:
    found, cycle, folder = audited(corrected[0])
    (told,) = found.told
    assert "12 by September less 8 by June leaves 4." in told.sentence
    assert "Read in what is public: Quarter 2 2012/13, version 1." in told.sentence
    assert found.proposed == (FurtherFigure("adopted", KEY),)
    assert [each.kind for each in outstanding_in(cycle, folder)].count(HoldKind.DISCLOSURE) == 1


def test_a_correction_of_few_cases_is_noted(corrected: tuple[Chain, Chain]) -> None:
    found, _, _ = audited(corrected[0])
    assert any("was 6 in Quarter 1 2012/13, version 1, and is 8 now" in note for note in found.notes)


def test_one_confirmation_suppresses_what_is_proposed_and_the_audit_is_quiet(
    installation: Installation, corrected: tuple[Chain, Chain]
) -> None:
    first = corrected[0]
    _, cycle, folder = audited(first)
    pack = first.compiled()
    event = record_suppression(cycle, pack.view, cycle.council.profile.releasing_role)
    assert (event.pack, event.further) == (pack.view, (FurtherFigure("adopted", KEY),))
    found, _, again = audited(first)
    assert again != folder
    assert (found.told, found.suppressed) == ((), 1)
    ratings = StringIO(installation.restricted.read(f"{again}/public/ratings.csv").decode("utf-8-sig"))
    adopted = next(row for row in csv.DictReader(ratings) if row["indicator"] == "adopted")
    assert (adopted["value"], adopted["symbol"]) == ("", "[c]")


def test_what_was_suppressed_without_need_is_printed_again_and_recorded(
    installation: Installation, corrected: tuple[Chain, Chain]
) -> None:
    """8 by June was suppressed beside 12 by September; then June turns out to have been 6, and nothing follows from it."""
    first = corrected[0]
    cycle = audited(first)[1]
    role = cycle.council.profile.releasing_role
    record_suppression(cycle, first.compiled().view, role)
    audited(first)
    with pytest.raises(SetupError, match="has no figure to print again"):
        record_suppression(cycle, first.compiled().view, role, undo=True)
    send(installation, first, 6, "again.xlsx", 16)
    found, _, folder = audited(first)
    assert found.needless == (FurtherFigure("adopted", KEY),)
    assert b"[c]" in installation.restricted.read(f"{folder}/public/ratings.csv")
    event = record_suppression(cycle, first.compiled().view, role, undo=True)
    assert (event.kind, event.title, event.further) == ("suppression-undone", "Further figures printed again", found.needless)
    found, _, folder = audited(first)
    assert (found.told, found.suppressed) == ((), 0)
    assert b"[c]" not in installation.restricted.read(f"{folder}/public/ratings.csv")


def test_nothing_proposed_is_nothing_to_confirm(installation: Installation, chains: tuple[Chain, Chain]) -> None:
    send(installation, chains[0], 6)
    _, cycle, _ = audited(chains[0])
    with pytest.raises(SetupError, match=r"proposes no figure to suppress\. Nothing was changed"):
        record_suppression(cycle, chains[0].compiled().view, cycle.council.profile.releasing_role)


def test_another_pack_than_the_draft_suppresses_nothing(corrected: tuple[Chain, Chain]) -> None:
    _, cycle, _ = audited(corrected[0])
    with pytest.raises(SetupError, match="is not the draft that waits"):
        record_suppression(cycle, "0123456789ab", cycle.council.profile.releasing_role)
    assert not cycle.restricted.list(f"acts/{COUNCIL}")


def test_an_audit_without_change_is_not_done_again(corrected: tuple[Chain, Chain], monkeypatch: pytest.MonkeyPatch) -> None:
    found, cycle, folder = audited(corrected[0])
    monkeypatch.setattr("adapters.disclosure_audit.audited", None)
    assert audit_draft(cycle, folder, DAY) == found


def test_a_quarter_published_since_is_a_new_audit(installation: Installation, chains: tuple[Chain, Chain]) -> None:
    first, second = chains
    send(installation, first, 6)
    first.published()
    send(installation, first, 8, "fix.xlsx", 15)
    found, cycle, folder = audited(first)
    assert found.told == ()
    send(installation, second, 12)
    second.published()
    assert audit_draft(cycle, folder, DAY).told


def test_the_audit_is_overruled_with_the_data_protection_officers_advice_on_record(
    installation: Installation, corrected: tuple[Chain, Chain]
) -> None:
    first = corrected[0]
    _, cycle, folder = audited(first)
    kinds = {each.kind for each in outstanding_in(cycle, folder)}
    accepted = dict.fromkeys(kinds, "Known to the families, and agreed.")
    form = ReleaseForm(pack=first.compiled().view, by=cycle.council.profile.releasing_role, accepted=accepted)
    with pytest.raises(SetupError, match="put it as a file into the folder sign-off"):
        record_release(cycle, COUNCIL, form)
    advice = Path(installation.folder / "inbox" / COUNCIL / KEY / "sign-off" / "advice.txt")
    advice.parent.mkdir(parents=True, exist_ok=True)
    advice.write_text("The figure may stand.")
    event = record_release(cycle, first.council, replace(form, advice="advice.txt"))
    assert event.advice == "advice.txt"
    assert len(event.advice_digest) == 64


IN_QUARTER = """
  - id: {id}
    name: {name}
    service: children-in-care
    priority: young-people
    unit: count
    counts: children by a sensitive fact
    polarity: high
    polarity_rationale: More children with a family for good.
    basis: {basis}
    targets: {{"2012-13": 40}}
    owner: head-of-children-in-care
    {when}
"""


def send_all(installation: Installation, chain: Chain, numbers: dict[str, int], name: str = "return.xlsx", hour: int = 9) -> None:
    quarter = Quarter.parse(chain.quarter)
    rows: list[list[Any]] = [
        LAC,
        ADOPTION,
        *([id, None, None, None, number, None, "As planned."] for id, number in numbers.items()),
    ]
    installation.send(SERVICE, indicator_return(SERVICE, rows, quarter.title), name, hour, quarter.key)


def council_of(installation: Installation, *indicators: str, relations: str) -> tuple[Chain, Chain]:
    folder = own_council(installation.folder / COUNCIL)
    with (folder / "indicators.yaml").open("a") as file:
        file.write("".join(indicators) + relations)
    return Chain(str(folder)), Chain(str(folder), "2012-13 Q2")


def test_a_correction_is_held_against_an_indicator_that_began_later(installation: Installation) -> None:
    """Quarter 1 knows nothing of the year so far, of which Quarter 2 prints 14: less 9 it is 5."""
    first, second = council_of(
        installation,
        IN_QUARTER.format(id="adopted", name="Adopted in the quarter", basis="in-quarter", when=""),
        IN_QUARTER.format(id="so-far", name="Adopted so far", basis="year-to-date", when="since: 2012-13 Q2"),
        relations="\nsame_count:\n  - [adopted, so-far]\n",
    )
    send_all(installation, first, {"adopted": 6})
    first.published()
    send_all(installation, second, {"adopted": 8, "so-far": 14})
    second.published()
    send_all(installation, second, {"adopted": 5, "so-far": 14}, "fix.xlsx", 14)
    second.published()
    send_all(installation, first, {"adopted": 9}, "fix.xlsx", 15)
    found, _, _ = audited(first)
    assert any("14" in each.sentence for each in found.told)
    assert found.proposed == (FurtherFigure("adopted", KEY),)
