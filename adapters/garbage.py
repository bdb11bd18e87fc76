"""Look for garbage less often than Python does by itself, and not at all when a process ends."""

import atexit
import gc
from functools import cache

# Python looks after every 700 new objects, and a run makes millions that it keeps: modules, configuration, view models. Most
# garbage goes without being looked for. Importing Great Expectations takes an eighth less of the processor so.
_NEW, _AGAIN, _EVERYTHING = 50_000, 10, 10


def look_rarely() -> None:
    """Let Python look for garbage every 50,000 new objects, through everything every five million, and not at the end."""
    gc.set_threshold(_NEW, _AGAIN, _EVERYTHING)
    # Ending, Python looks through everything several times, when all is written and closed: a quarter of what it takes to import
    # a cycle.
    atexit.register(gc.freeze)


@cache
def pass_over_what_is_loaded() -> None:
    """Let Python look for no garbage in what is there now, most of all modules, which stay: it would look through all of them."""
    gc.freeze()
