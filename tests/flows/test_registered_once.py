"""Is the block of results registered once for a server, and again where this program has another form of it?"""

import httpx
import pytest

from tasks.results import NAME, SLUG, StageResults, register


def test_the_block_of_results_is_registered_once_for_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    register()
    asked = list[str]()
    send = httpx.Client.send

    def counted(self: httpx.Client, request: httpx.Request, **options: object) -> httpx.Response:
        asked.append(request.method)
        return send(self, request, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(httpx.Client, "send", counted)
    register()
    assert set(asked) == {"GET"}


def test_another_form_of_the_block_is_registered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    register()
    saved = list[str]()
    monkeypatch.setattr(StageResults, "_calculate_schema_checksum", lambda: "sha256:of another form")
    monkeypatch.setattr(StageResults, "save", lambda _, name, **__: saved.append(name))
    register()
    assert saved == [NAME]
    assert SLUG.startswith(f"{StageResults.get_block_type_slug()}/")
