# Loa Xã: `make run` and `make test` need only python3 >= 3.11, make and a package registry.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
JOBS ?= 2
MODULES := cms campaigns broadcast media

.DEFAULT_GOAL := help
.PHONY: help run ready test migrated check bench player pictures format requirements clean

help: ## Say what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Loa Xã needs Python 3.11 or newer; set PYTHON=… to one."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements/run.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/.test-ready: requirements/test.txt requirements/run.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@ $(VENV)/.run-ready

run: $(VENV)/.run-ready ## Install, load the demo commune, build 14 days of bulletins, serve on port 8000
	@$(MANAGE) compilecatalogues
	@$(MANAGE) start

ready: $(VENV)/.test-ready
	@$(MANAGE) compilecatalogues

test: migrated ## Run the whole suite (ARGS="-k name" for a part, JOBS=0 one by one)
	$(PY) -m pytest --numprocesses=$(JOBS) --dist=loadfile --no-loadscope-reorder $(ARGS)

migrated: ready ## Apply the migrations once; the databases of the tests are copied from there
	$(PY) -m tests.migrated

check: ready ## Style, types, layers, migrations, templates
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy $(MODULES)
	$(VENV)/bin/lint-imports --no-cache
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djhtml --check --tabwidth 2

bench: ready ## Measure speed and memory as ratios against named references
	@$(PY) -m tests.benches

player: $(VENV)/bin/python ## Pack the player as a wheel of its own below dist/
	@$(PY) -m broadcast.player.wheel dist

pictures: ready ## Take the pictures of the guides anew (needs chromium)
	@$(PY) -m tests.guides

format: $(VENV)/.test-ready ## Put code and templates in order
	$(VENV)/bin/ruff check --fix-only --quiet .
	$(VENV)/bin/ruff format .
	find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djhtml --tabwidth 2

requirements: ## Pin requirements/*.in anew, with hashes and without addresses (needs uv)
	for name in run test province; do \
	  uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 --custom-compile-command "make requirements" \
	    $$( [ $$name = run ] || echo -c requirements/run.txt ) requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean: ## Remove what tests and tools left behind (never var/)
	rm -rf artefacts .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
