"""References of indicators as people type them."""

import re
from functools import lru_cache


@lru_cache(4096)  # a table of others' figures names the same few refs thousands of times
def bare(ref: str) -> str:
    """Return a ref as refs are compared: without case and what parts letters from a number ("NI 59"), nor "PI" before it."""
    own = re.sub(r"^pi(?:[\s.:#–-]+|(?=\d))", "", ref.casefold().strip()).strip(" -–.:#")
    return re.sub(r"(?<=[a-z])[\s–-]+(?=\d)", "", own)
