"""Measure what keeps a report safe to publish beside a plain script: python -m benchmarks.safeguards.

All is measured in one run, in processor seconds of a process and its children: the script with its imports
(benchmarks/peers/plain_script.py), and ours with the modules that only they need. Sampleshire's eight services and its cover
workbook are the sample, in the first cycle of a process, in which nothing is remembered. Besides, an invented council of 300
indicators in its twelfth quarter (benchmarks/many_indicators.py).
"""

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.incremental import COUNCIL, KEY, QUARTER, ROOT, Cycle, at_work_in
from benchmarks.many_indicators import INDICATORS, QUARTERS, of_many
from benchmarks.meter import Meter, processor

RUNS = 3
_PATHS = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
ENVIRONMENT = {**os.environ, "GX_ANALYTICS_ENABLED": "false", "PYTHONPATH": _PATHS, "PYTHONWARNINGS": "ignore"}
# Without it every process would compile all our modules anew, and those of no library: Python writes bytecode as it is installed.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)

MODULES, SCREENING, FLAGS, PAGE = "modules that only they need", "screening", "flags, what to look at", "release page and draft"
POLICY, AUDIT = "suppression", "audit"
DAY = date(2026, 11, 30)

_KNOWN = "adapters.cycle_context, quarterly.collecting.written, quarterly.scoring.background, quarterly.scoring.stored"
_DRAWING = f"{_KNOWN}, adapters.render.html, adapters.render.pdf, quarterly.reporting.build, quarterly.commentary.letters"
_AUDIT = "quarterly.disclosure.report_inputs, adapters.disclosure_audit"


def main() -> None:
    """Print the seconds of each part and their ratio to the plain script."""
    returns = ROOT / "councils" / COUNCIL / "returns" / KEY
    script = median(_of_process("-m", "benchmarks.peers.plain_script", str(returns)) for _ in range(RUNS))
    print(f"Plain script with Great Expectations: {script:.2f} processor seconds (median of {RUNS})")
    with tempfile.TemporaryDirectory() as folder:
        at_work_in(Path(folder))
        spent = _in_a_cycle()
        safe = {MODULES: _modules(f"{_DRAWING}, {_AUDIT}", "adapters.screening, adapters.release_files")}
        proved = {MODULES: _modules(f"{_KNOWN}, quarterly.screening.screening", _AUDIT)}
        _show("Screening and release page", safe | {part: spent[part] for part in (SCREENING, FLAGS, PAGE)}, script)
        _show("Suppression and audit", proved | {part: spent[part] for part in (POLICY, AUDIT)}, script)
        _show(f"Suppression and audit, {INDICATORS} indicators in quarter {QUARTERS}", of_many(POLICY, AUDIT), script)


def _show(title: str, parts: dict[str, float], script: float) -> None:
    print(f"\n{title}")
    for name, seconds in [*parts.items(), ("together", sum(parts.values()))]:
        print(f"  {name:<40} {seconds:8.3f} {seconds / script:7.3f}")


def _of_process(*arguments: str) -> float:
    before = processor()
    subprocess.run([sys.executable, *arguments], cwd="/", env=ENVIRONMENT, check=True, capture_output=True)
    return processor() - before


def _modules(known: str, added: str) -> float:
    """Return what importing modules adds where others are imported already."""
    without = min(_of_process("-c", f"import {known}") for _ in range(RUNS))
    return max(0.0, min(_of_process("-c", f"import {known}, {added}") for _ in range(RUNS)) - without)


def _in_a_cycle() -> dict[str, float]:
    """Return the processor seconds of each part in a whole cycle that ends in a draft."""
    import adapters.disclosure_audit as auditing
    import adapters.release_files as releasing
    import tasks.compilation as opening
    import tasks.draw_report as drawing
    import tasks.transcribe_report as transcribing
    from adapters.cycle_context import CycleContext
    from quarterly.publishing.drafts import Draft
    from quarterly.screening.screening import Screening

    meter, cycle = Meter(), Cycle()
    meter.watch(SCREENING, Screening, "kinds_in", "open_sentences", "for_staff", "for_public", "marked", "quoted")
    meter.watch(SCREENING, opening, "screening_in")
    meter.watch(SCREENING, drawing, "without_identifiers", "screened_texts", "with_open_sentences_marked")
    meter.watch(SCREENING, transcribing, "without_identifiers", "with_open_sentences_marked")
    meter.watch(FLAGS, drawing, "report_facts", "outstanding", "release_facts", "save_release_facts")
    meter.watch(POLICY, opening, "correction_policy", "with_decided")
    meter.watch(POLICY, drawing, "redact", "series_as_sent", "save_truth")
    meter.watch(POLICY, transcribing, "redact")
    meter.watch(AUDIT, auditing, "audit_draft")
    meter.watch(PAGE, releasing, "draw_release_files")
    cycle.run()
    pack = next(each for each in cycle.done.values() if hasattr(each, "view"))
    drafted = CycleContext.of(COUNCIL, QUARTER)
    auditing.audit_draft(drafted, pack.folder, DAY)
    releasing.draw_release_files(drafted, Draft(pack.view, pack.folder))
    return meter.spent


if __name__ == "__main__":
    main()
