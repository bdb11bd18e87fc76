"""References of indicators ("PI 1178", "NI 59"), which people type in many ways."""

import re
from functools import lru_cache


@lru_cache(4096)  # a table of other authorities' figures repeats the same few refs thousands of times
@lru_cache(4096)  # each row of a file is held against each indicator
def normalised_ref(ref: str) -> str:
    """Return a ref in the form in which refs are compared: "PI 1178", "pi-1178" and "1178" are one, as are "NI 59" and "ni59"."""
    # "PI" says only that it is an indicator, while "NI 59" and a local 59 are two: that prefix is compared.
    own = re.sub(r"^pi(?:[\s.:#–-]+|(?=\d))", "", ref.casefold().strip()).strip(" -–.:#")
    return re.sub(r"(?<=[a-z])[\s–-]+(?=\d)", "", own)


def titled(ref: str, name: str) -> str:
    """Return reference and name as headings print them; the name alone where there is no reference."""
    return f"{ref}: {name}" if ref else name
