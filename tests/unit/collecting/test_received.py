"""When has a service sent its return?"""

from dataclasses import replace

import pytest

from quarterly.collecting.returns.records import ActionRow, CheckedFile, ServiceReturn
from quarterly.collecting.sheets.source import Source

SOURCE = Source(file="return.xlsx", digest="d", sheet="Return", row=2, cell="A2")
BLANK = CheckedFile(name="return.xlsx", digest="d", refused="")
FILLED = replace(BLANK, actions=(ActionRow("A1", "green", "Done.", SOURCE),))
REFUSED = replace(FILLED, refused="It cannot be read.")


@pytest.mark.parametrize(
    ("files", "received"),
    [((), False), ((BLANK,), False), ((REFUSED,), False), ((FILLED,), True), ((FILLED, BLANK), True)],
)
def test_with_a_file_that_is_accepted_and_says_something(files: tuple[CheckedFile, ...], received: bool) -> None:
    sent = ServiceReturn(service="schools", files=files, indicators=(), actions=(), comments=(), under_query=())
    assert sent.received is received
