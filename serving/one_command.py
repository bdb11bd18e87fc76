"""One command that Prefect starts a server for: alone in its folder, and with nothing left behind however it ends.

Two such servers would write to one SQLite database, where each finds it locked by the other.
"""

import atexit
import os
import signal
import subprocess
import sys
import time
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket, socketpair
from threading import Timer
from types import FrameType

from filelock import FileLock, Timeout

from adapters.councils import ROOT
from flows.own_server import OWN_SERVER
from quarterly.vocabulary.errors import ServiceUnavailable
from serving.server import HOST, answers, local_api

LOCK = "one-command.lock"
_PORT_IN_USE = 3  # what uvicorn ends with
_LONGEST_START, _PATIENCE = 600, 5  # seconds; the first start creates the database
_EPHEMERAL = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1"}
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
    """Start Prefect's server for this process and set its address, before Prefect is imported.

    Raise ServiceUnavailable if it ends, or has not come to answer in ten minutes.
    """
    # Left to itself Prefect starts the same process, and to do so imports all of the server into this one too.
    deadline = time.monotonic() + _LONGEST_START
    api, server = _started()
    while not answers(api):
        if (code := server.poll()) == _PORT_IN_USE:
            api, server = _started()
        elif code is not None:
            raise ServiceUnavailable(f"The Prefect server of this command ended ({code}); what it printed is above. Run again.")
        elif time.monotonic() > deadline:
            raise ServiceUnavailable(
                "The Prefect server of this command has not come to answer in ten minutes. Nothing was changed; run again when "
                "the machine is less busy."
            )
        time.sleep(0.2)
    os.environ.update({"PREFECT_API_URL": api, OWN_SERVER: "1"})


def _started() -> tuple[str, "subprocess.Popen[bytes]"]:
    """Start a server on a free port of this machine, to be stopped when Python ends; return its address and its process."""
    with socket() as listening:
        listening.bind((HOST, 0))
        port = listening.getsockname()[1]
    app = ["--factory", "serving.prefect_server:create_app_of_a_command", "--lifespan", "on"]
    # Not from the folder in which somebody works, whose files may have the names of modules.
    command = [sys.executable, "-P", "-m", "uvicorn", "--app-dir", str(ROOT), *app]
    address = ["--host", HOST, "--port", str(port), "--log-level", "error"]
    with _deaf_to_the_terminal():
        server = subprocess.Popen([*command, *address], env={**os.environ, **_EPHEMERAL})  # noqa: S603
    atexit.register(_stop, server)  # before Prefect's own, so that it is stopped after Prefect has told it how the run ended
    return local_api(port), server


@contextmanager
def _deaf_to_the_terminal() -> Iterator[None]:
    """Let what is started here hear neither Ctrl-C nor the end of a terminal, which reach all its processes.

    The server must outlive this one, which has to tell it how the run ended. What is blocked here is blocked in a new process.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


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
