# Three commands matter: make run, make test, make check. `make help` lists all.
PYTHON ?= python3
BIN = .venv/bin

# Without files of bytecode every worker and every process of a server would compile the modules and the tests anew: some seconds each.
PYTEST = env -u PREFECT_API_URL -u PREFECT_PROFILE -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest
# A file's tests share what its fixtures make, so a file is one worker's; tests of flows share a Prefect server, so all of them are one
# worker's (tests/one_server.py). There is one worker more than processors, because that one mostly waits for the server.
WORKERS = $(shell $(PYTHON) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')
PARALLEL = -n $(WORKERS) --dist loadfile --no-loadscope-reorder
DOMAIN = tests/unit tests/rules tests/expectations

.PHONY: run help test coverage properties e2e soak golden golden-check check lock format bench clean

run: .venv/.ready   ## Run the whole cycle on Dudley's Quarter 1 2012/13
	@env -u PREFECT_API_URL -u PREFECT_PROFILE $(BIN)/quarterly run dudley "2012-13 Q1"

help:               ## List the targets
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

test: .venv/.ready  ## Run every test but the end-to-end ones and the comparison of make golden-check
	@$(PYTEST) $(PARALLEL) --ignore=tests/e2e -m "not golden" $(addprefix --ignore=,$(TESTED))

coverage: .venv/.ready ## Run the domain's tests and measure what of the domain they reach
	@HYPOTHESIS_PROFILE=measured $(PYTEST) $(PARALLEL) $(DOMAIN) --cov

properties: .venv/.ready ## Run the domain's property tests alone; with HYPOTHESIS_PROFILE=ci with many examples
	@$(PYTEST) $(PARALLEL) $(DOMAIN) -m hypothesis

e2e: .venv/.ready   ## On a real server, PostgreSQL, two workers, S3 and mail: some minutes
	@$(PYTEST) tests/e2e -m "not soak"

soak: .venv/.ready  ## Long proofs on a busy machine, before a large change lands: rounds, forms in haste, kills, outages, restarts, a thousand examples of each property
	@$(PYTEST) tests/e2e -m soak -s
	@HYPOTHESIS_PROFILE=soak $(PYTEST) $(PARALLEL) $(DOMAIN)

golden: .venv/.ready ## Write anew what readers see of every council, below tests/golden/written
	@env -u PREFECT_API_URL -u PREFECT_PROFILE $(BIN)/python -m tests.golden.write

golden-check: .venv/.ready ## Hold what readers would see now against what is written; lists what differs
	@$(PYTEST) tests/golden -m golden -n $(WORKERS)

check: .venv/.ready ## Style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/.ready ## Format, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Our modules are compiled as those of the libraries are: a process that may not write there would compile them anew each time.
# --no-deps because the lock is complete; with dependencies pip asks for a pin of "sqlalchemy[asyncio]" beside that of sqlalchemy.
.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "This needs Python's venv module. On Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing the locked packages: about two minutes, once."
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q quarterly adapters tasks flows serving cli
	@touch $@

# uv makes the lock and is needed for nothing else, so it lives in an environment of its own.
lock:               ## Resolve requirements.lock anew
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile pyproject.toml --group dev --universal --generate-hashes --upgrade \
	  --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet -o requirements.lock
	rm -rf .venv-lock

bench: .venv/.ready ## Measure what is claimed of speed, and pages and time of each product; on an idle machine
	$(BIN)/python -m benchmarks.measure
	$(BIN)/python -m benchmarks.products
	$(BIN)/python -m benchmarks.commands
	$(BIN)/python -m benchmarks.whole_run

clean:              ## Remove the environment and what was run
	rm -rf .venv var
