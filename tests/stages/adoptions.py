"""A council that counts adoptions from April on: two quarters of it, a correction of the first, and the audit of a pack."""

from datetime import UTC, date, datetime
from typing import Any

from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import save_draft
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.drafts import draft_after
from quarterly.vocabulary.quarter import Quarter
from tests.installation import ADOPTION, COUNCIL, LAC, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain

SERVICE, DAY = "children-in-care", date(2012, 12, 1)
SO_FAR = """
  - id: adopted
    name: Children adopted so far this year
    service: children-in-care
    priority: young-people
    unit: count
    counts: children by a sensitive fact
    polarity: high
    polarity_rationale: More children with a family for good.
    basis: year-to-date
    targets: {"2012-13": 40}
    owner: head-of-children-in-care
"""
AT = datetime(2012, 11, 1, tzinfo=UTC)


def adoption_quarters(installation: Installation) -> tuple[Chain, Chain]:
    """Return two quarters of a council that counts adoptions from April on."""
    folder = own_council(installation.folder / COUNCIL)
    with (folder / "indicators.yaml").open("a") as file:
        file.write(SO_FAR)
    return quarters_of(installation)


def quarters_of(installation: Installation) -> tuple[Chain, Chain]:
    """Return the two quarters of the council in the installation's folder."""
    folder = str(installation.folder / COUNCIL)
    return Chain(folder), Chain(folder, "2012-13 Q2")


def send(installation: Installation, chain: Chain, number: int, name: str = "return.xlsx", hour: int = 9) -> None:
    quarter = Quarter.parse(chain.quarter)
    rows: list[list[Any]] = [LAC, ADOPTION, ["adopted", None, None, None, number, None, "As planned."]]
    installation.send(SERVICE, indicator_return(SERVICE, rows, quarter.title), name, hour, quarter.key)


def audited(chain: Chain) -> tuple[AuditResult, CycleContext, str]:
    """Compile a quarter and audit it; return what was found, the context and the folder."""
    cycle, pack = CycleContext.of(chain.council, chain.quarter), chain.compiled()
    save_draft(cycle, draft_after(None, pack.view, pack.folder))
    return audit_draft(cycle, pack.folder, DAY), cycle, pack.folder


def corrected_afterwards(installation: Installation, snapshots: Snapshots) -> tuple[Chain, Chain]:
    """Return both after Quarter 1 said 6 and Quarter 2 12, and a file that corrects Quarter 1 to 8: 4 came in Quarter 2."""

    def make() -> None:
        first, second = adoption_quarters(installation)
        send(installation, first, 6)
        first.published()
        send(installation, second, 12)
        second.published()
        send(installation, first, 8, "fix.xlsx", 15)

    snapshots.restore("adoptions corrected afterwards", installation, make)
    return quarters_of(installation)
