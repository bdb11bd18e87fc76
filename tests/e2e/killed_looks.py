"""Looks at the mail that are killed, each after one more write to a store than the one before, until one gets to its end.

A process of its own runs this: it imports once, and each look is a child that a kill ends as it ends a process of a worker.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from adapters.mail.decided_mail import decide_all
from adapters.mail.poll import file_mails
from adapters.settings import load_settings
from adapters.store.local import LocalStore

_WRITES = ("write", "create", "swap", "delete")


def looks_killed_at_each_write() -> None:
    """Look until a look is not killed, and print how many were."""
    killed = 0
    while _is_killed_after(killed):
        killed += 1
    sys.stdout.write(str(killed))


def _is_killed_after(writes: int) -> bool:
    if not (child := os.fork()):
        _arm(writes)
        settings = load_settings()
        store = settings.restricted()
        file_mails(settings, store)
        decide_all(store, datetime.now(UTC))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "a look failed"
    return os.WIFSIGNALED(status)


def _arm(left: int) -> None:
    """Kill this process once so many writes are done, before the next one."""
    count = 0

    def killing(write: Callable[..., Any]) -> Callable[..., Any]:
        def killed(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            if count == left:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1
            return write(*args, **kwargs)

        return killed

    for name in _WRITES:
        setattr(LocalStore, name, killing(getattr(LocalStore, name)))
