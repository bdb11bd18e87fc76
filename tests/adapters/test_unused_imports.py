"""What a library imports and no rule uses is not loaded, and every rule runs without it."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_RUN = """
import sys
from adapters.expectation_runner import Suites
from adapters.expectations import load_rulebook
suites = Suites(load_rulebook())
print(sorted(suites._suites))
print([name for name in ("scipy.stats._stats_py", "altair.vegalite") if name in sys.modules])
from scipy import stats
print(stats.norm.cdf(0), "scipy.stats._stats_py" in sys.modules)
"""


def test_a_module_that_no_rule_uses_is_loaded_only_when_somebody_reads_of_it() -> None:
    ran = subprocess.run([sys.executable, "-c", _RUN], cwd=_ROOT, capture_output=True, text=True, check=True)
    tables, loaded, asked = ran.stdout.splitlines()
    assert (tables, loaded, asked) == ("['actions', 'indicators']", "[]", "0.5 True")
