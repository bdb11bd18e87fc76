"""Drive a headless Chromium by its debugging port: open pages, run scripts in them, take pictures."""

import json
import shutil
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import Request, urlopen

from websockets.sync.client import connect
from websockets.sync.connection import Connection

BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
OPTIONS += ["--disable-component-update", "--disable-quic", "--remote-debugging-port=0", "--window-size=1400,900", "about:blank"]
PATIENCE = 60  # seconds


class Heard(NamedTuple):
    """One thing of a page as a screen reader gets it, with the roles of what it stands in."""

    role: str
    name: str
    description: str
    above: tuple[str, ...]
    facts: dict[str, Any]


class MovedOnError(AssertionError):
    """The page that was asked is left for another one."""


class Page:
    """One tab."""

    def __init__(self, socket: Connection) -> None:
        self.socket, self.numbers = socket, count(1)
        self.asked = list[str]()  # the addresses that the page has asked for
        self.call("Page.enable")
        self.call("Network.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol and return what comes back."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message.get("method") == "Network.requestWillBeSent":
                self.asked.append(message["params"]["request"]["url"])
            if message.get("id") == number:
                if "navigated" in str(message.get("error", "")):
                    raise MovedOnError(message)
                assert "error" not in message, message
                return dict(message["result"])

    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self.call("Page.navigate", url=address)
        self.until(f"location.href.startsWith({json.dumps(address[:20])}) && document.readyState == 'complete'")

    def run(self, script: str) -> Any:
        """Run a script, awaiting a promise, and return its value."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def until(self, script: str) -> None:
        """Run a script until its value is true."""
        deadline = time.monotonic() + PATIENCE
        while not self._holds(script):
            assert time.monotonic() < deadline, f"never true: {script}"
            time.sleep(0.2)

    def _holds(self, script: str) -> bool:
        try:
            return bool(self.run(f"Boolean({script})"))
        except MovedOnError:  # as after a click on a link, when the next page is asked
            return False

    def heard(self) -> list["Heard"]:
        """Return what the page tells assistive technology, in the order in which it is read."""
        nodes = {each["nodeId"]: each for each in self.call("Accessibility.getFullAXTree")["nodes"]}
        found = list[Heard]()

        def walk(id: str, above: tuple[str, ...]) -> None:
            node = nodes[id]
            facts = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
            role, name, description = (node.get(kind, {}).get("value", "") for kind in ("role", "name", "description"))
            if not node.get("ignored"):
                found.append(Heard(role, name, description, above, facts))
            for child in node.get("childIds", []):
                walk(child, (*above, role))

        walk(next(iter(nodes)), ())
        return found

    def picture(self, file: Path) -> None:
        """Save a picture of the page."""
        file.write_bytes(b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def page(folder: Path, *options: str) -> Iterator[Page]:
    """Start Chromium with an empty profile in a folder, and yield a tab; end it afterwards."""
    process = subprocess.Popen(
        [str(BROWSER), *OPTIONS, *options, f"--user-data-dir={folder}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with connect(_tab(folder), max_size=None) as socket:
            yield Page(socket)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _tab(folder: Path) -> str:
    deadline, file = time.monotonic() + PATIENCE, folder / "DevToolsActivePort"
    while not (file.is_file() and file.read_text().count("\n")):
        assert time.monotonic() < deadline, "Chromium does not start"
        time.sleep(0.1)
    request = Request(f"http://127.0.0.1:{file.read_text().split()[0]}/json/new?about:blank", method="PUT")
    with urlopen(request, timeout=PATIENCE) as answer:
        return str(json.load(answer)["webSocketDebuggerUrl"])
