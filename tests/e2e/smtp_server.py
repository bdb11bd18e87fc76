"""A real mail server on 127.0.0.1 that keeps the messages it receives."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tests.e2e.postgres import free_port


@dataclass
class SmtpServer:
    """The port of the server and every message received, in order."""

    port: int
    messages: list[Message] = field(default_factory=list)

    async def handle_DATA(self, _: object, __: object, envelope: Any) -> str:  # noqa: N802
        self.messages.append(message_from_bytes(envelope.content))
        return "250 OK"

    def sent_to(self, council: str) -> list[str]:
        """Return the Message-ID of every message to an address of a council."""
        return [str(message["Message-ID"]) for message in self.messages if f"@{council}.example" in str(message["To"])]


@contextmanager
def smtp_server(port: int = 0) -> Iterator[SmtpServer]:
    """Run the server until the end of the block, at a free port unless one is given."""
    server = SmtpServer(port or free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
