"""Is a store that 546c79d wrote read as it was, so that a second version says rightly what it corrects of the first?"""

from tests.golden.older_store import OLDER, second_versions
from tests.golden.write import differences


def test_second_versions_say_what_they_correct_of_the_first() -> None:
    found = list(differences(OLDER, second_versions()))
    assert not found, "\n\n".join(found)
