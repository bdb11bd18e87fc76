"""Does an infinite or undefined number put its indicator under query without stopping this or a later cycle?"""

import pytest

from adapters.archive import archived
from adapters.councils import load_council
from quarterly.vocabulary.quarter import Quarter
from tests.adapters.test_numbers_not_finite import MARK, holding
from tests.installation import ADOPTION, COUNCIL, LAC, QUARTER, Installation, indicator_return
from tests.stages.chain import Chain

SERVICE = "children-in-care"


@pytest.mark.parametrize("number", ["1e400", "NaN"])
def test_the_quarter_is_published_with_the_indicator_under_query(installation: Installation, number: str) -> None:
    body = indicator_return(SERVICE, [[*LAC[:4], MARK, *LAC[5:]], ADOPTION])
    path = installation.send(SERVICE, holding(number, body))
    Chain().published()
    path.unlink()  # it is archived, and comes again with every run
    installation.send(
        SERVICE, indicator_return(SERVICE, [["1180", None, 36, 60, 60, 65, "More are in work."]]), "more.xlsx", hour=10
    )
    Chain().published("More was sent.")
    quarter = Quarter.parse(QUARTER)
    raw = archived(installation.restricted, load_council(COUNCIL, quarter), quarter, SERVICE)
    assert raw
    assert [file.name for file in raw.files] == ["return.xlsx", "more.xlsx"]
    assert (
        "Under query"
        in installation.released(installation.public)["ratings.csv"].decode()
        + installation.released(installation.public)["report.html"].decode()
    )
