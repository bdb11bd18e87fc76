"""What the tests of this folder do not ask twice."""

from collections.abc import Iterator

import pytest

from tests.answers import remember


@pytest.fixture(scope="module", autouse=True)
def _known_answers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch)
        yield
