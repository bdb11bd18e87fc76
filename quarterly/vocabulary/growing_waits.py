"""How long to wait between attempts while a store or a server does not answer."""

FIRST, LONGEST = 2.0, 30.0  # seconds
AT_A_SCREEN = 60  # seconds that a command waits in all, as somebody sits in front of it


def growing_waits(total: float) -> list[float]:
    """Return the waits, in seconds, that add up to `total`: each twice the one before, up to half a minute."""
    waits = list[float]()
    wait, left = FIRST, total
    while left > 0:
        waits.append(min(wait, left))
        left -= waits[-1]
        wait = min(2 * wait, LONGEST)
    return waits
