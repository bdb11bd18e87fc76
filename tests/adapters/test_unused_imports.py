"""What a library imports and no rule uses is not loaded, and every rule runs without it."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from adapters.unused_imports import left_out, put_off

_ROOT = Path(__file__).parents[2]
_RUN = """
import sys
from adapters.expectation_runner import Suites
from adapters.expectations import load_rulebook
suites = Suites(load_rulebook())
print(sorted(suites._suites))
print([name for name in ("scipy.stats._stats_py", "altair.vegalite", "sqlalchemy") if name in sys.modules])
from scipy import stats
print(stats.norm.cdf(0), "scipy.stats._stats_py" in sys.modules)
import sqlalchemy
print(sqlalchemy.select.__name__)
"""


def test_a_module_that_no_rule_uses_is_loaded_only_when_somebody_reads_of_it() -> None:
    ran = subprocess.run([sys.executable, "-c", _RUN], cwd=_ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["['actions', 'indicators']", "[]", "0.5 True", "select"]


def test_a_module_is_left_out_of_what_is_imported_meanwhile_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "left_out_here.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    with left_out("left_out_here"), pytest.raises(ModuleNotFoundError):
        import_module("left_out_here")
    module = import_module("left_out_here")
    with left_out("left_out_here"):
        assert import_module("left_out_here") is module
    assert import_module("left_out_here") is module


def test_modules_that_their_parent_imports_are_put_off_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = tmp_path / "putting_off"
    parent.mkdir()
    (parent / "__init__.py").write_text("import putting_off.one as one\nimport putting_off.two as two\n")
    for name in ("one", "two"):
        (parent / f"{name}.py").write_text(f"import sys\nsys.putting_off.append('{name}')\nvalue = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "putting_off", [], raising=False)
    put_off(("putting_off.one", "putting_off.two"))
    import putting_off  # type: ignore[import-not-found]

    assert vars(sys)["putting_off"] == []
    assert putting_off.two.value == 1
    assert vars(sys)["putting_off"] == ["two"]
