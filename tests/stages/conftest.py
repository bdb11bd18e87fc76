"""What the tests of this folder do not ask twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import answers, remember


@pytest.fixture(scope="module", autouse=True)
def _known_answers(run_folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch, answers(run_folder))
        yield
