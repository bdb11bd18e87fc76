"""The version of this program: as installed and, in a checkout, the commit."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def program_version(checkout: Path = ROOT) -> str:
    """Return the version, with the commit if the program runs from a checkout and git is installed."""
    from importlib.metadata import PackageNotFoundError, version  # with what reads mails; a list of commands needs none of it

    try:
        installed = version("quarterly")
    except PackageNotFoundError:
        installed = "not installed"
    commit = _commit(checkout)
    return f"{installed}, commit {commit}" if commit else installed


def _commit(checkout: Path) -> str:
    """Return the short hash of the commit that is checked out, "" without a checkout or git."""
    git = shutil.which("git")
    # Only if the folder itself is a checkout: git would also search the folders above, which may be another project.
    if git is None or not (checkout / ".git").exists():
        return ""
    command = [git, "-C", str(checkout), "rev-parse", "--short", "HEAD"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return found.stdout.strip() if found.returncode == 0 else ""
