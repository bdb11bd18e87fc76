"""Is what was published once still known to an audit, withdrawn or corrected, until it is taken down?"""

import pytest

from adapters.publication import PublicationFolder, versions
from adapters.published_reports import published_reports
from adapters.store import Store
from adapters.withdrawal import take_down, withdraw
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, KEY, Installation
from tests.snapshots import Snapshots
from tests.stages.adoptions import AT, adoption_quarters, audited, corrected_afterwards, send
from tests.stages.chain import Chain


def withdraw_quarter(store: Store, quarter: str) -> None:
    withdraw(PublicationFolder(store, COUNCIL, quarter, lambda _: b""), "Wrong.", AT)


@pytest.fixture
def chains(installation: Installation) -> tuple[Chain, Chain]:
    return adoption_quarters(installation)


@pytest.fixture
def corrected(installation: Installation, snapshots: Snapshots) -> tuple[Chain, Chain]:
    return corrected_afterwards(installation, snapshots)


@pytest.mark.parametrize("stores", [("public",), ("public", "restricted")])
def test_a_withdrawn_report_is_still_known(
    installation: Installation, corrected: tuple[Chain, Chain], stores: tuple[str, ...]
) -> None:
    """Its files lie where they were, and whoever has read 12 by September does not forget it behind a notice."""
    for store in stores:
        withdraw_quarter(getattr(installation, store), "2012-13-q2")
    found, _, _ = audited(corrected[0])
    (told,) = found.told
    assert "12 by September less 8 by June leaves 4." in told.sentence


def test_an_earlier_report_that_is_withdrawn_is_still_known(installation: Installation, chains: tuple[Chain, Chain]) -> None:
    first, second = chains
    send(installation, first, 8)
    first.published()
    for store in (installation.public, installation.restricted):
        withdraw_quarter(store, KEY)
    send(installation, second, 12)
    found, _, _ = audited(second)
    (told,) = found.told
    assert "12 by September less 8 by June leaves 4." in told.sentence


def test_a_report_that_was_taken_down_cannot_be_read_any_more(installation: Installation, corrected: tuple[Chain, Chain]) -> None:
    folder = PublicationFolder(installation.public, COUNCIL, "2012-13-q2", lambda _: b"")
    index = versions(installation.public, COUNCIL, "2012-13-q2")
    assert index
    take_down(folder, index.current.release, AT)
    found, _, _ = audited(corrected[0])
    assert found.told == ()


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_the_notice_of_a_correction_gives_neither_figure_where_a_later_quarter_tells_the_rest(
    installation: Installation, chains: tuple[Chain, Chain], is_withdrawn: bool
) -> None:
    """28 by June is corrected to 36, and 40 by September is public: whoever reads both has the 4 of the summer.

    A withdrawn report has been read too.
    """
    first, second = chains
    send(installation, first, 28)
    first.published()
    send(installation, second, 40)
    second.published()
    for store in (installation.public, installation.restricted) if is_withdrawn else ():
        withdraw_quarter(store, "2012-13-q2")
    send(installation, first, 36, "fix.xlsx", 15)
    _, cycle, folder = audited(first)
    changed = cycle.restricted.read(f"{folder}/public/corrections.csv").decode()
    row = next(line for line in changed.splitlines() if ",adopted," in line)
    assert "[c],[c]" in row
    assert "36" not in row


def test_every_version_of_every_quarter_is_read_but_the_pack_itself(
    installation: Installation, corrected: tuple[Chain, Chain]
) -> None:
    first, second = corrected
    first.published("One child was counted twice.")

    def read(chain: Chain) -> list[tuple[str, int]]:
        _, cycle, folder = audited(chain)
        found = published_reports(cycle, Quarter(2012, 4), f"{folder}/public/report.json")
        return [(str(each.quarter), each.version) for each in found]

    assert read(first) == [("2012-13 Q1", 1), ("2012-13 Q2", 1)]
    send(installation, second, 40, "fix.xlsx", 16)
    assert read(second) == [("2012-13 Q1", 1), ("2012-13 Q1", 2), ("2012-13 Q2", 1)]
