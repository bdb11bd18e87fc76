"""How many examples a property test tries: few by default, many in CI (HYPOTHESIS_PROFILE=ci), most in `make soak`."""

import os
from typing import Any

from hypothesis import settings

FEW, MANY, LONG = 20, 100, 1000


def load_profile() -> None:
    """Choose the profile that the environment names; hosted CI sets CI."""
    # No deadline: a busy machine is no mistake of what is tested.
    settings.register_profile("quick", max_examples=FEW, deadline=None)
    # The same examples each time: what CI says of a change is no matter of luck. New ones are sought while working and by soak.
    settings.register_profile("ci", max_examples=MANY, deadline=None, print_blob=True, derandomize=True)
    # To be measured a test takes nearly three times as long, and more examples of it reach no more of the code.
    settings.register_profile("measured", max_examples=FEW, deadline=None, derandomize=True)
    settings.register_profile("soak", max_examples=LONG, deadline=None, print_blob=True)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))


def costly(divisor: int, **options: Any) -> settings:
    """Return settings for a test whose examples take long: a fraction of the profile's number, but no fewer than five."""
    return settings(max_examples=max(5, settings().max_examples // divisor), **options)
