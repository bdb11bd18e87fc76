"""Is the auth string made once, read by its owner alone, and given to the right clients?"""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from quarterly.vocabulary.errors import SetupError
from serving.auth_string import AUTH_STRING, CLIENT, LEAST_FREE, SERVER, exists, for_client, for_own_server, make_home
from serving.embedded import prepare
from serving.prefect_home import ADDRESS

API = "http://127.0.0.1:4200/api"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Prefect home, and no auth string in the environment."""
    for name in (SERVER, CLIENT):
        monkeypatch.delenv(name, raising=False)
    make_home(tmp_path / "home")
    return tmp_path / "home"


def test_a_home_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(SetupError, match=r"which cannot be made: Not a directory\. Set PREFECT_HOME"):
        make_home(tmp_path / "var/prefect")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("os.access", lambda *_: False, "in which nothing can be written. Set PREFECT_HOME"),
        ("serving.auth_string.disk_usage", lambda _: SimpleNamespace(free=LEAST_FREE - 1), "whose disk is full: free some"),
    ],
)
def test_a_home_in_which_nothing_can_be_written_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: object, message: str
) -> None:
    monkeypatch.setattr(name, value)
    with pytest.raises(SetupError, match=re.escape(message)):
        make_home(tmp_path / "home")


def test_it_is_made_once_and_the_same_for_server_and_clients(home: Path) -> None:
    first = for_own_server(home)
    assert first[SERVER] == first[CLIENT] == (home / AUTH_STRING).read_text().strip()
    assert len(first[CLIENT]) > 40
    assert for_own_server(home) == first


def test_an_installation_of_before_gets_one_and_its_folder_is_closed(home: Path) -> None:
    home.chmod(0o755)
    (home / "prefect.db").write_bytes(b"")
    make_home(home)
    for_own_server(home)
    assert [path.stat().st_mode & 0o777 for path in (home, home / AUTH_STRING)] == [0o700, 0o600]


def test_whatever_the_mask_it_is_never_open(home: Path) -> None:
    before = os.umask(0)
    try:
        for_own_server(home)
    finally:
        os.umask(before)
    assert (home / AUTH_STRING).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in home.iterdir()] == [AUTH_STRING]


def test_two_that_start_at_once_use_the_same(home: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert len({made[CLIENT] for made in threads.map(for_own_server, [home] * 8)}) == 1


def test_one_that_others_could_read_is_not_used(home: Path) -> None:
    for_own_server(home)
    (home / AUTH_STRING).chmod(0o644)
    with pytest.raises(SetupError, match=r"Others on this machine can read .*auth-string\. Delete it and serve again"):
        for_own_server(home)


def test_an_empty_one_is_not_used(home: Path) -> None:
    (home / AUTH_STRING).touch(0o600)
    with pytest.raises(SetupError, match=r"auth-string is empty\. Delete it and serve again"):
        for_own_server(home)


@pytest.mark.parametrize("name", [SERVER, CLIENT])
def test_one_in_the_environment_wins_and_nothing_is_stored(home: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "ours:own")
    assert for_own_server(home) == {SERVER: "ours:own", CLIENT: "ours:own"}
    assert list(home.iterdir()) == []


def test_the_server_of_a_single_command_is_as_closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "environ", {"PREFECT_HOME": str(home)})
        assert prepare()
        here = dict(os.environ)
    assert here[SERVER] == here[CLIENT] != ""
    assert here["PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED"] == "true"
    assert here["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"] != "*"


def test_the_string_of_a_single_command_is_its_own_so_that_the_first_serve_makes_and_prints_the_one_people_need(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(os, "environ", {"PREFECT_HOME": str(home)})
            prepare()
            seen.add(os.environ[CLIENT])
    assert (len(seen), exists(home)) == (2, False)


def test_a_command_finds_the_string_of_the_server_that_is_running(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = for_own_server(home)[CLIENT]
    (home / ADDRESS).write_text(API)
    with monkeypatch.context() as patch:
        patch.setattr(os, "environ", {"PREFECT_HOME": str(home), "PREFECT_API_URL": API})
        assert not prepare()
        assert os.environ[CLIENT] == made


def test_only_the_server_of_this_home_is_given_it(home: Path) -> None:
    made = for_own_server(home)[CLIENT]
    (home / ADDRESS).write_text(API)
    assert for_client(home, API) == {CLIENT: made}
    assert for_client(home, "http://elsewhere.example/api") == {}
