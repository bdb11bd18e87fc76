"""The settings of an installation: environment variables beginning with QUARTERLY_, or a .env file."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.settings_names import PREFIX, misspelt, names_in
from adapters.store import OverlayStore, S3Options, Store, open_store
from quarterly.vocabulary.errors import SetupError

# Set in the processes of `quarterly serve`, which work in the checkout: the folder it was started in, whose .env and paths hold.
FOLDER = "QUARTERLY__FOLDER"
EXEMPT = "exempt"  # the folder of exempt packs in the restricted store
_ADDRESSES = ("store", "public_store", "restricted_store", "inbox")
_PATHS = ("councils", "outbox", "dry_run", "smtp_client_secret_file", "imap_password_file")


class Settings(BaseSettings):
    """The settings of one installation. `store` holds `public` and `restricted` unless each has an address of its own.

    `inbox` is laid out `<council>/<quarter>/<service>/`; without one, the council's own `returns/` folder is read.
    Mail goes to `smtp_host`, from `mail_from`; without a host it is written to `outbox` as .eml files. The login there is
    `smtp_user` with a password, or with a token from `smtp_token_url`. Answers go to `mail_reply_to`, in which {token} stands for
    the letter's, or to the performance officer. They are read in the mailbox `imap_user` at `imap_host`, with a password or that
    token, and moved to `imap_done_folder` if there is one. S3 credentials come from AWS_* variables, a profile or a role, never
    from here. `councils` holds the councils' folders where they are not those of the checkout.
    Failures, lateness and publications are reported to `notify_webhook` (an address that accepts a POST of JSON) and to
    `notify_email` (addresses, with commas between them; needs `smtp_host`). With `dry_run`, which `quarterly run --dry-run` and
    `quarterly rehearse` set, everything that is written goes into that folder, over the stores, and no letter is sent.

    The Prefect server answers to the names of this machine and to `server_hosts` (with their port, commas between them), and
    believes the proxy in front of it that `login_header` says who somebody is.

    A worker takes `runs_at_once`. All others are seconds. Five decide how soon a run that died is run again. Every `crash_look`
    those are sought whose process has ended. One whose process cannot be seen has crashed if it is silent for `silent_after`, or
    has not begun after `unbegun_after`. Once the crash is `crash_settled` old, its run is to start `restart_after` later. By then
    the slot of the dead run must be free (flows/slots.py). A stage waits `wait_for_service` for a
    store that does not answer, and a run that ended because of one is started again `service_again` later.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    store: str = "var/store"
    public_store: str | None = None
    restricted_store: str | None = None
    inbox: str | None = None
    councils: Path | None = None
    outbox: Path = Path("var/outbox")
    s3_endpoint: str | None = None
    s3_region: str = "eu-west-2"
    s3_checksums: Literal["when_supported", "when_required"] = "when_supported"
    smtp_host: str | None = None
    smtp_port: int = Field(25, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_starttls: bool = False
    smtp_token_url: str | None = None
    smtp_client_id: str | None = None
    smtp_client_secret: SecretStr | None = None
    smtp_client_secret_file: Path | None = None
    smtp_scope: str | None = None
    mail_from: str | None = None
    mail_reply_to: str | None = None
    imap_host: str | None = None
    imap_port: int = Field(993, ge=1, le=65535)
    imap_user: str | None = None
    imap_password: SecretStr | None = None
    imap_password_file: Path | None = None
    imap_folder: str = "INBOX"
    imap_done_folder: str | None = None
    dry_run: Path | None = None
    notify_webhook: SecretStr | None = None
    notify_email: str | None = None
    server_hosts: str | None = None
    login_header: str | None = None
    runs_at_once: int = Field(2, ge=1)  # one takes up to a gigabyte of memory
    # Prefect sends a heartbeat every 30 seconds at the most often, and none while its server or the machine is too busy.
    silent_after: int = Field(600, gt=30)
    unbegun_after: int = Field(180, ge=1)
    crash_settled: int = Field(30, ge=0)
    crash_look: int = Field(10, ge=1)
    restart_after: int = Field(50, ge=0)
    wait_for_service: int = Field(300, ge=1)
    service_again: int = Field(300, ge=1)

    def public(self) -> Store:
        """Open the store the public reads."""
        return self._overlaid("public", self._open(self.public_store or _below(self.store, "public")))

    def restricted(self) -> Store:
        """Open the store that holds everything else."""
        return self._overlaid("restricted", self._open(self.restricted_store or _below(self.store, "restricted"), private=True))

    def exempt(self) -> Store:
        """Open the folder of the restricted store that holds exempt packs, so that members' access can be to it alone."""
        restricted = self.restricted_store or _below(self.store, "restricted")
        return self._overlaid("restricted/exempt", self._open(_below(restricted, EXEMPT), private=True))

    def open(self, address: str) -> Store:
        """Open any store with this installation's S3 options."""
        return self._open(address)

    def _overlaid(self, name: str, store: Store) -> Store:
        return OverlayStore(self._open(str(self.dry_run / name)), store) if self.dry_run else store

    def _open(self, address: str, *, private: bool = False) -> Store:
        return open_store(address, s3=S3Options(self.s3_endpoint, self.s3_region, self.s3_checksums), private=private)


def load_settings() -> Settings:
    """Read the settings; raise SetupError naming the variable that is wrong."""
    set_here = tuple(sorted((name, value) for name, value in os.environ.items() if name.upper().startswith(PREFIX)))
    file = Path(os.environ.get(FOLDER, ""), ".env")
    return _read(set_here, file.read_bytes() if file.is_file() else b"", Path.cwd(), file)


@lru_cache(8)  # every stage loads the settings several times
def _read(set_here: tuple[tuple[str, str], ...], body: bytes, _: Path, file: Path) -> Settings:
    if wrong := misspelt([*(name for name, _ in set_here), *names_in(body)], Settings.model_fields):
        problems = [f"{name} is no setting; {meant} is" for name, meant in wrong.items()]
        raise SetupError(f"{'; '.join(problems)}. Correct the name in the environment or in .env.")
    try:
        settings = Settings(_env_file=file)
    except ValidationError as error:
        problems = [f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()]
        raise SetupError(f"A setting is wrong. {'; '.join(problems)}. Correct it in the environment or in .env.") from error
    if file.parent != Path():
        settings = _in_folder(settings, file.parent)
    if settings.smtp_host and not settings.mail_from:
        raise SetupError(
            "QUARTERLY_SMTP_HOST is set and QUARTERLY_MAIL_FROM is not: no letter leaves the outbox without a sender. Set "
            "QUARTERLY_MAIL_FROM to the mailbox that sends, such as performance@council.gov.uk, to which answers come back."
        )
    if settings.councils and not settings.councils.expanduser().is_dir():
        raise SetupError(f"The folder {settings.councils} does not exist. Make it first, or correct QUARTERLY_COUNCILS.")
    if settings.notify_webhook and not settings.notify_webhook.get_secret_value().startswith(("https://", "http://")):
        raise SetupError("QUARTERLY_NOTIFY_WEBHOOK must be an address that begins with https:// or http://.")
    public, restricted = settings.public().address, settings.restricted().address
    if _within(public, restricted) or _within(restricted, public):
        raise SetupError(
            f"The public store {public} and the restricted store {restricted} share a place: small numbers would be public. "
            "Set QUARTERLY_PUBLIC_STORE and QUARTERLY_RESTRICTED_STORE apart."
        )
    return settings


def _in_folder(settings: Settings, folder: Path) -> Settings:
    """Return settings whose relative paths are those of a folder, which is not the one that this process works in."""
    given = {name: getattr(settings, name) for name in (*_ADDRESSES, *_PATHS)}
    there = {name: folder / Path(each).expanduser() for name, each in given.items() if each and "://" not in str(each)}
    return settings.model_copy(update=there | {name: str(there[name]) for name in _ADDRESSES if name in there})


def _within(inner: str, outer: str) -> bool:
    # With a slash at the end, as var/store-2 is not within var/store.
    return f"{_absolute(inner)}/".startswith(f"{_absolute(outer)}/")


def _absolute(address: str) -> str:
    return address.rstrip("/") if "://" in address else str(Path(address).expanduser().resolve())


def _below(address: str, name: str) -> str:
    return f"{address.rstrip('/')}/{name}"
