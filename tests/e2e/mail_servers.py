"""A mail server as a council has one: Exim takes mail in and delivers it, Dovecot has the mailbox. Debian's, with temporary data.

Exim signs Authentication-Results as a border server does: whoever logged in for a domain is vouched for, nobody else is, and what
a sender wrote there is removed. Dovecot does not keep the time at which a mail came beside the mail's file, so that a test may
date the file: else it tells its own time of every mail that comes after the first look.
"""

import os
import pwd
import re
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.certificates import made_certificate
from tests.e2e.conftest import REQUIRED
from tests.e2e.postgres import free_port

DOMAIN, HOST, BOX, PASSWORD = "dudley.example", "mx.dudley.example", "quarterly", "not-a-secret"
_DOVECOT = """
protocols = imap lmtp
mail_never_cache_fields = imap.envelope date.received
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate}
ssl_key = <{certificate}
mail_location = maildir:{folder}/mail/%n
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
auth_mechanisms = plain login{more_mechanisms}
passdb {{
  driver = static
  args = password={password}
}}
{token}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%n
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
{inside}
"""
_ONE_ACCOUNT = """
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
"""
_TOKEN = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""
_EXIM = """
spool_directory = {folder}/spool
log_file_path = {folder}/exim-%slog
pid_file_path = {folder}/exim.pid
primary_hostname = {host}
local_interfaces = 127.0.0.1
daemon_smtp_ports = {smtp}
host_lookup =
rfc1413_hosts =
acl_smtp_rcpt = accept
acl_smtp_data = vouched
remote_max_parallel = 1

begin acl
vouched:
  warn
    condition = ${{if def:authenticated_id}}
    set acl_m_result = dmarc=pass header.from={domain}
  warn
    condition = ${{if !def:authenticated_id}}
    set acl_m_result = dmarc=fail header.from={domain}
  accept
    remove_header = Authentication-Results
    add_header = :at_start:Authentication-Results: {host}; $acl_m_result

begin routers
mailbox:
  driver = manualroute
  domains = {domain}
  local_parts = {box} : bounced{people}
  transport = to_mailbox
  route_list = * 127.0.0.1 byname
  self = send
nobody:
  driver = redirect
  allow_fail
  data = :fail: no such mailbox

begin transports
to_mailbox:
  driver = smtp
  protocol = lmtp
  hosts = 127.0.0.1
  port = {lmtp}
  allow_localhost
  return_path_add

begin authenticators
login:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if eq{{$auth3}}{{{password}}}}}
  server_set_id = $auth2
  server_advertise_condition = true
"""


@dataclass(frozen=True)
class MailServers:
    """The ports of SMTP and of IMAP with TLS, the file with the certificate, and the council's domain."""

    folder: Path
    smtp: int
    imaps: int
    certificate: Path
    domain: str = DOMAIN

    def send(self, sender: str, body: bytes, *, logged_in: bool) -> None:
        """Send a mail to the mailbox, as somebody of the council who logged in, or as anybody."""
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=20) as connection:
            if logged_in:
                connection.login(sender, PASSWORD)
            connection.sendmail(sender, [f"{BOX}@{self.domain}"], body)

    def mailbox(self, name: str = BOX) -> list[Path]:
        """Return the files of the mails in a mailbox, read or not, in the order in which they came."""
        inbox = self.folder / "mail" / name
        found = [path for part in ("new", "cur") if (inbox / part).is_dir() for path in (inbox / part).iterdir()]
        # Dovecot names a file by the second and the microsecond in which it came: 1790000000.M123456P7.host.
        return sorted(found, key=lambda path: [int(each) for each in re.findall(r"\d+", path.name)[:2]])

    def arrived(self) -> int:
        """Return how many mails are in the mailbox that is read, read or not."""
        return len(self.mailbox())

    def await_mails(self, number: int) -> None:
        """Return once so many mails are in the mailbox."""
        for _ in range(600):
            if self.arrived() >= number:
                return
            time.sleep(0.05)
        logs = "\n".join(path.read_text(errors="replace")[-3_000:] for path in sorted(self.folder.glob("*log")))
        raise TimeoutError(f"{self.arrived()} of {number} mails arrived.\n{logs}")

    def await_delivery(self) -> None:
        """Return once every mail that was handed in lies in a mailbox, or has come back."""
        for _ in range(1_200):
            if not any(path.is_file() for path in (self.folder / "spool/input").rglob("*")):
                return
            time.sleep(0.05)
        raise TimeoutError("Exim has not delivered all that it was handed.")

    def settings(self) -> dict[str, str]:
        """Return the settings of an installation that sends and reads here."""
        return {
            "QUARTERLY_SMTP_HOST": "127.0.0.1",
            "QUARTERLY_SMTP_PORT": str(self.smtp),
            "QUARTERLY_MAIL_FROM": f"{BOX}@{self.domain}",
            "QUARTERLY_MAIL_REPLY_TO": f"{BOX}@{self.domain}",
            "QUARTERLY_IMAP_HOST": "127.0.0.1",
            "QUARTERLY_IMAP_PORT": str(self.imaps),
            "QUARTERLY_IMAP_USER": BOX,
            "QUARTERLY_IMAP_PASSWORD": PASSWORD,
            "SSL_CERT_FILE": str(self.certificate),
        }


def missing() -> list[str]:
    """Return the Debian packages that are not installed."""
    there = {"exim4-daemon-light": _exim(), "dovecot-imapd": shutil.which("dovecot"), "dovecot-lmtpd": _lmtp()}
    return [name for name, found in there.items() if not found]


def _exim() -> str | None:
    return shutil.which("exim4", path="/usr/sbin:/usr/bin")


def _lmtp() -> bool:
    return Path("/usr/lib/dovecot/lmtp").exists()


@contextmanager
def running_or_skipped(domain: str = DOMAIN, people: Sequence[str] = (), token_address: str = "") -> Iterator[MailServers]:
    """Run both servers until the end of the block, as `mail_servers` does, or skip the test and say how to get them."""
    if packages := missing():
        how = f"These tests need a mail server. On Debian: apt-get install {' '.join(packages)}"
        if os.environ.get(REQUIRED):
            pytest.fail(how)
        pytest.skip(how)
    with mail_servers(domain, people, token_address) as running:
        yield running


@contextmanager
def mail_servers(domain: str = DOMAIN, people: Sequence[str] = (), token_address: str = "") -> Iterator[MailServers]:
    """Run both servers until the end of the block; with the address of a stand-in, the mailbox takes its tokens too.

    `people` are the names before the @ of others who have a mailbox; whatever is sent to anybody else comes back.
    """
    as_root = os.geteuid() == 0
    account = pwd.getpwnam("Debian-exim") if as_root else pwd.getpwuid(os.geteuid())
    # Not below pytest's folders, which another account cannot enter.
    folder = Path(tempfile.mkdtemp(prefix="end-to-end-mail-"))
    folder.chmod(0o755)
    ports = {"smtp": free_port(), "imaps": free_port(), "lmtp": free_port()}
    certificate = made_certificate(folder).file
    for name in ("mail", "spool"):
        (folder / name).mkdir()
        shutil.chown(folder / name, account.pw_uid, account.pw_gid)
    shutil.chown(folder, account.pw_uid, account.pw_gid)
    words = {"folder": folder, "certificate": certificate, "user": account.pw_uid, "group": account.pw_gid, **ports}
    inside = "" if as_root else _ONE_ACCOUNT.format(user=account.pw_name, group=_group(account.pw_gid))
    token, more = ("", "")
    if token_address:
        token, more = _TOKEN.format(**words), " xoauth2"
        asked = f"introspection_mode = post\nintrospection_url = {token_address}\n"
        (folder / "oauth2.conf").write_text(
            f"{asked}username_attribute = username\nactive_attribute = active\nactive_value = true\n"
        )
    dovecot, exim = folder / "dovecot.conf", folder / "exim.conf"
    dovecot.write_text(_DOVECOT.format(**words, password=PASSWORD, inside=inside, token=token, more_mechanisms=more))
    names = {"domain": domain, "host": f"mx.{domain}", "box": BOX, "people": "".join(f" : {each}" for each in people)}
    exim.write_text(_EXIM.format(**words, **names, password=PASSWORD))
    started = []
    try:
        started.append(subprocess.Popen([str(shutil.which("dovecot")), "-F", "-c", dovecot]))
        started.append(
            subprocess.Popen([str(_exim()), "-C", exim, "-bdf", "-oX", str(ports["smtp"]), "-oP", folder / "exim.pid"])
        )
        for port in (ports["imaps"], ports["lmtp"], ports["smtp"]):
            _await_port(port, folder)
        yield MailServers(folder, ports["smtp"], ports["imaps"], certificate, domain)
    finally:
        for process in started:
            process.terminate()
            process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _group(number: int) -> str:
    import grp

    return grp.getgrgid(number).gr_name


def _await_port(port: int, folder: Path) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    logs = "\n".join(path.read_text(errors="replace")[-3_000:] for path in folder.glob("*log"))
    raise TimeoutError(f"Nothing answers at port {port}.\n{logs}")
