"""Does everything import where the system has neither `fcntl` nor `resource`, as on an officer's Windows laptop?

Only that: nothing more was tried on Windows.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("quarterly", "adapters", "tasks", "flows", "serving", "cli")
NOT_A_MODULE = "cli.__main__"  # it runs the command line

IMPORT = """
import importlib, sys
import filelock  # it has a way of its own on Windows, and would look for fcntl here
for name in ("fcntl", "resource"):
    sys.modules[name] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_everything_imports_without_the_modules_that_windows_lacks() -> None:
    files = sorted(path.relative_to(ROOT).with_suffix("") for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    names = [".".join(file.parts).removesuffix(".__init__") for file in files]
    wanted = [name for name in names if name != NOT_A_MODULE]
    done = subprocess.run([sys.executable, "-c", IMPORT, *wanted], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr[-2000:]) == (0, "")
