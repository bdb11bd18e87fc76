"""Is what readers see what is written in this folder, to the word and, of what is drawn, to the byte?"""

import pytest

from tests.golden.scenarios import SCENARIOS
from tests.golden.write import PARTS, differences


@pytest.mark.golden
@pytest.mark.parametrize("name", SCENARIOS)
def test_readers_see_what_is_written(name: str) -> None:
    folder, make = PARTS[name]
    found = list(differences(folder, make()))
    assert not found, "\n\n".join(found)
