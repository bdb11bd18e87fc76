"""Look for garbage less often than Python does by itself."""

import gc

# Python looks after every 700 new objects, and a run makes millions that it keeps: modules, configuration, view models. Most
# garbage goes without being looked for. Importing Great Expectations takes an eighth less of the processor so.
_NEW, _AGAIN, _EVERYTHING = 50_000, 10, 10


def look_rarely() -> None:
    """Let Python look for garbage every 50,000 new objects, and through everything every five million."""
    gc.set_threshold(_NEW, _AGAIN, _EVERYTHING)
