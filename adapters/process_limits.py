"""Limits of a child process, set by itself, where the system has them: Windows has neither these nor the alarm.

There the parent's own limit of time is what ends a child, and its memory has none.
"""

import signal


def limit(*, memory: int, file: int | None = None) -> None:
    """Limit this process to so many bytes of memory and of each file that it writes, and let it leave no core file."""
    try:
        import resource
    except ImportError:
        return
    # A core file would hold what was read.
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CORE: 0, **({resource.RLIMIT_FSIZE: file} if file else {})}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))


def end_after(seconds: int) -> None:
    """Have the system end this process after so many seconds; 0 takes that back."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
