"""Does a mail server that takes a connection and never says a word hold up nothing but letters?"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event, Thread

import pytest

from adapters.mail.queue import leave_to_send, queue_letter, unsent_folders
from quarterly.commentary.letters import LetterKind
from serving.beside import Beside
from serving.unsent_letters import send_unsent_letters
from tests.installation import KEY, Installation
from tests.made_letters import made_letter

LETTER = made_letter("given-up-1", LetterKind.GIVEN_UP)


@dataclass
class Silent:
    """A server that says nothing, and whoever is connected to it; `asked` is set by the first."""

    listening: socket.socket
    connected: list[socket.socket] = field(default_factory=list)
    asked: Event = field(default_factory=Event)

    def serve(self) -> None:
        while True:
            try:
                self.connected.append(self.listening.accept()[0])
            except OSError:
                return
            self.asked.set()

    def hang_up(self) -> None:
        """Cut all off."""
        for each in (self.listening, *self.connected):
            each.close()


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Silent]:
    """The mail server of the settings."""
    server = Silent(socket.create_server(("127.0.0.1", 0)))
    monkeypatch.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
    monkeypatch.setenv("QUARTERLY_SMTP_PORT", str(server.listening.getsockname()[1]))
    Thread(target=server.serve, daemon=True).start()
    yield server
    server.hang_up()


@pytest.fixture
def waiting(installation: Installation) -> list[str]:
    """The quarters of three councils with a letter that is to be sent."""
    folders = [f"post/{council}/{KEY}" for council in ("dudley", "halton", "leeds")]
    for folder in folders:
        queue_letter(installation.restricted, folder, LETTER)
        leave_to_send(installation.restricted, folder)
    return folders


def test_the_rescue_goes_on_meanwhile_and_no_second_look_begins(silent: Silent, waiting: list[str]) -> None:
    letters = Beside(send_unsent_letters)
    letters.begin()
    assert silent.asked.wait(60)
    letters.begin()
    assert letters.thread.is_alive()
    silent.hang_up()
    letters.thread.join(60)
    assert not letters.thread.is_alive()
    assert len(silent.connected) == 1


def test_it_is_asked_once_a_look_and_not_once_a_quarter(silent: Silent, waiting: list[str], installation: Installation) -> None:
    letters = Beside(send_unsent_letters)
    letters.begin()
    assert silent.asked.wait(60)
    silent.connected[0].close()
    letters.thread.join(60)
    assert (len(silent.connected), unsent_folders(installation.restricted)) == (1, waiting)
