"""Run one command of ours and write what each part of it cost: python -m benchmarks.parts_of_run FILE run COUNCIL QUARTER.

FILE gets JSON: processor seconds by part, the HTTP requests sent, and the resident memory after each stage in MB. A part that
another part calls counts for itself alone: what a stage imports is import, not the stage. Imports count for the library that our
own code asked for; pandas, which several of them need, for itself.
"""

import importlib
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.meter import Meter

ENGINE = "Prefect in process, and the command"
OURS = ("quarterly", "adapters", "tasks", "flows", "cli", "serving")
SHARED = {"pandas": "pandas", "numpy": "pandas"}
LARGE = ("prefect", "great_expectations", "pandas", "typst", "docx", "boto3", "openpyxl")
PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Run the command that follows the file's name, and end as it ends."""
    file, sys.argv = Path(sys.argv[1]).absolute(), ["quarterly", *sys.argv[2:]]
    meter, requests, memory = Meter(), Counter[str](), dict[str, int]()
    _watch_imports(meter)
    code: Any = 0
    try:
        _command(meter, requests, memory)
    except SystemExit as ended:
        code = ended.code
    found = {"parts": meter.spent, "requests": requests, "memory": memory | {"end": _resident()}}
    file.write_text(json.dumps(found), encoding="utf-8")
    sys.exit(code)


def _command(meter: Meter, requests: Counter[str], memory: dict[str, int]) -> None:
    with meter.part(ENGINE):
        if sys.argv[1] == "run":
            from serving.embedded import prepare

            prepare()  # before anything imports Prefect, as the command does
            _watch_stages(meter, memory)
            _count_requests(requests)
        from cli.app import app

        app()


def _watch_imports(meter: Meter) -> None:
    """Count what every import takes that loads something."""
    bootstrap: Any = importlib._bootstrap  # type: ignore[attr-defined]
    load = bootstrap._find_and_load

    def timed(name: str, *given: Any) -> Any:
        with meter.part(_library(name, meter.now)):
            return load(name, *given)

    bootstrap._find_and_load = timed


def _library(name: str, within: str) -> str:
    """Return for which library an import counts that is asked for within another part."""
    top = name.partition(".")[0]
    if top in SHARED:
        return f"import {SHARED[top]}"
    if top in OURS:
        return "import our modules"
    asked_for = within.removeprefix("import ")
    if within.startswith("import ") and asked_for in (*LARGE, "other libraries"):
        return within
    return f"import {top if top in LARGE else 'other libraries'}"


def _watch_stages(meter: Meter, memory: dict[str, int]) -> None:
    """Count each stage's body, what decides whether it has to be run, and the steps between two stages."""
    import tasks._stage as staging

    keyed = staging._cache_key

    def metered(key: Any) -> Any:
        decide = keyed(key)

        def decided(*given: Any) -> Any:
            with meter.part("keys of stages"):
                return decide(*given)

        return decided

    staging._cache_key = metered
    from flows.steps import Steps
    from tasks.stage_names import ORDER

    for name in ORDER:
        task = getattr(importlib.import_module(f"tasks.{name}"), name)
        task.fn = _measured(meter, memory, name, task.fn)
    run_step = Steps.run_step

    def stepped(self: Any, name: str, step: Any, *given: Any) -> Any:
        return run_step(self, name, _measured(meter, memory, f"step: {name}", step), *given)

    Steps.run_step = stepped  # type: ignore[method-assign,assignment]


def _measured(meter: Meter, memory: dict[str, int], name: str, function: Any) -> Any:
    watched = meter.watched(name, function)

    def run(*given: Any, **named: Any) -> Any:
        try:
            return watched(*given, **named)
        finally:
            memory[name] = _resident()

    run.__signature__ = __import__("inspect").signature(function)  # type: ignore[attr-defined]
    return run


def _count_requests(requests: Counter[str]) -> None:
    """Count the requests to Prefect's server by what they ask for, without ids."""
    import httpx

    for client in (httpx.Client, httpx.AsyncClient):
        send = client.send

        def counted(self: Any, request: httpx.Request, *given: Any, send: Any = send, **named: Any) -> Any:
            path = "/".join("ID" if len(each) == 36 else each for each in request.url.path.split("/"))
            requests[f"{request.method} {path}"] += 1
            return send(self, request, *given, **named)

        client.send = counted  # type: ignore[method-assign,assignment]


def _resident() -> int:
    """Return the resident memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE // 2**20


if __name__ == "__main__":
    main()
