"""One command that Prefect starts a server for: alone in its folder, and with nothing left behind however it ends.

Two such servers would write to one SQLite database, where each finds it locked by the other.
"""

import os
import signal
import sys
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socketpair
from threading import Thread, Timer
from types import FrameType
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from quarterly.vocabulary.errors import ServiceUnavailable

if TYPE_CHECKING:
    from prefect.server.api.server import SubprocessASGIServer

LOCK = "one-command.lock"
PORT_IN_USE = 3  # what the server ends with; Prefect tries another port
ENDED_BY_SIGNAL = 128  # a shell's exit code for a command that a signal ended is this and the signal's number
_SIGNALS = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


@contextmanager
def alone(tell: Callable[[], None]) -> Iterator[None]:
    """Hold Prefect's home for this command; if another has it, call `tell` once and wait until that has ended."""
    lock = FileLock(Path(os.environ["PREFECT_HOME"]) / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell()
        lock.acquire()
    # Not released within the process: Prefect stops its server when Python ends, and the system frees the lock after that.
    yield


def start_server() -> None:
    """Start Prefect's server for this process; raise ServiceUnavailable if it ends, or has not come to answer in ten minutes."""
    from prefect.server.api.server import SubprocessASGIServer

    server, failed = SubprocessASGIServer(), list[RuntimeError]()
    thread = Thread(target=_start, args=(server, failed), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.2)
        code = server.server_process.poll() if server.server_process else None
        if code not in (None, PORT_IN_USE):  # Prefect would wait for it all the same
            raise ServiceUnavailable(
                f"The server that Prefect starts by itself has ended ({code}); what it printed is above. Run again."
            )
    if failed:
        raise ServiceUnavailable(
            "The server that Prefect starts by itself has not come to answer in ten minutes. Nothing was changed; run again when "
            "the machine is less busy."
        ) from failed[0]


def _start(server: "SubprocessASGIServer", failed: list[RuntimeError]) -> None:
    # Ctrl-C, and the end of a terminal, reach all its processes. The server must outlive this one, which has to tell it how the
    # run ended; what is blocked in a thread is blocked in the processes it starts.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        server.start()
    except RuntimeError as error:
        failed.append(error)


@contextmanager
def ended_in_order() -> Iterator[Callable[[], int]]:
    """End Python in order when it is told to stop or its terminal is closed, so that Prefect stops the server it started.

    Once it ends so, no further signal disturbs it. What is yielded tells which signal has come, 0 for none: Prefect has a handler
    of its own while a flow runs, and may take what that raises for a failure of the run.
    """
    before = {each: signal.signal(each, _end) for each in _SIGNALS}
    hook, (reader, writer) = sys.unraisablehook, socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    woken = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)  # each signal is written there, whoever handles it
    came, timers = list[int](), list[Timer]()

    def signalled() -> int:
        with suppress(BlockingIOError):
            came.extend(reader.recv(4096))
        return next((each for each in came if each in (signal.SIGINT, *_SIGNALS)), 0)

    def heeded(ignored: "sys.UnraisableHookArgs") -> None:
        # A handler that raises while a weak reference or an object dies raises in vain: Python prints it and goes on.
        if isinstance(ignored.exc_value, Exception) or not signalled():
            hook(ignored)
        else:
            again = Timer(0.05, interrupt_main, [signalled()])
            again.daemon = True
            timers.append(again)
            again.start()

    sys.unraisablehook = heeded
    try:
        yield signalled
    except (KeyboardInterrupt, SystemExit):
        end_undisturbed()
        before = {}
        raise
    finally:
        sys.unraisablehook = hook  # before the timers are cancelled: another thread may be about to add one
        for each in timers:
            each.cancel()
        signal.set_wakeup_fd(woken)
        for number, handler in before.items():
            signal.signal(number, handler)
        reader.close()
        writer.close()


def end_undisturbed() -> None:
    """Ignore from now on what would interrupt the ending: a second Ctrl-C ended Python before it had stopped Prefect's server."""
    for each in (signal.SIGINT, *_SIGNALS):
        signal.signal(each, signal.SIG_IGN)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(ENDED_BY_SIGNAL + number)
