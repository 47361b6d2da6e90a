# Schoolgate. `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= data
PORT ?= 8000
# The order of the tests: any number, or "last" for that of the last run.
SEED ?= 1
# The tests against real servers that `make test-e2e` runs.
SERVERS ?= tests/e2e
# Its hash draws which tenth of a large matrix `make test` takes.
COMMIT = $(shell git rev-parse HEAD 2>/dev/null || echo 0)
SHELL := /bin/bash
.DEFAULT_GOAL := help

help:  ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: .venv/ready  ## Make .venv with schoolgate and all its tools in it

.venv/ready: locks/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement locks/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

run: setup  ## Build a demonstration trust with five schools, and serve it
	$(BIN)/schoolgate demonstration --data $(DATA)
	@echo
	@echo "Open http://127.0.0.1:$(PORT) and walk in as a teacher, a senior leader, the head …"
	@echo "(the sign-in page has the list). Ctrl+C ends it."
	@echo
	$(BIN)/schoolgate serve --data $(DATA) --port $(PORT)

posts: setup  ## Check some posts on the command line, and print what the gate says
	$(BIN)/python -m demo.run

check: setup  ## Format, lint, types, walls, documents: all that needs no test run
	$(BIN)/ruff format --quiet --check .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=. $(BIN)/django-admin makemigrations --check --dry-run -v 0
	$(BIN)/python -m docs.write --check
	$(BIN)/mkdocs build --strict --quiet

format: setup  ## Put the code into its one form
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

lint: check  ## The same as check

docs: setup  ## Write the generated pages anew
	$(BIN)/python -m docs.write

docs-site: setup  ## Build the documents as a site in build/site
	$(BIN)/mkdocs build --strict --quiet

docs-serve: setup  ## Read the documents at http://127.0.0.1:8001
	$(BIN)/mkdocs serve --quiet --dev-addr 127.0.0.1:8001

tools:  ## Install the programs that tests need, or say what to paste
	tests/tools

test: tools check  ## What has to hold, with a tenth of each large matrix
	$(BIN)/pytest -rs -n 2 --dist worksteal --randomly-seed=$(SEED) --tenth-of=$(COMMIT)

test-all: tools check  ## Everything whole, on SQLite, PostgreSQL and the real servers
	SCHOOLGATE_CI=1 $(BIN)/pytest -rs -n 2 --dist worksteal --randomly-seed=$(SEED)
	SCHOOLGATE_CI=1 $(BIN)/python -m tests.on_postgres -n 2 --dist worksteal
	$(MAKE) test-e2e
	echo "$(COMMIT)" >tests/last-full-run

fresh-machine:  ## Serve the demonstration on a minimal Debian in a folder (as root)
	.ci/fresh-machine

test-postgres: setup  ## The web's tests again, on a real PostgreSQL server
	$(BIN)/python -m tests.on_postgres -n 2 --dist worksteal --touching-database --tenth-of=$(COMMIT)

test-e2e: setup  ## Publish to real servers; fetches them first, which takes minutes
	tests/e2e/servers/install
	tests/e2e/oidc/install
	SCHOOLGATE_E2E=1 $(BIN)/pytest $(SERVERS) -rs

sequences: setup  ## 10,000 random sequences of actions, 1,000 lives of pictures: an hour and more
	SCHOOLGATE_SEQUENCES=10000 $(BIN)/pytest tests/test_sequences.py tests/test_workflows.py -q

assets: setup  ## Build the stylesheet anew from its sources
	src/schoolgate/web/design/assets/build

test-fast: setup  ## The tests that take no server and no minute
	$(BIN)/pytest -m "not slow"

bench: setup  ## Measure each figure of the documentation again
	$(BIN)/python -m benchmarks

lock: setup  ## Choose versions anew, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade pyproject.toml --all-extras --group dev \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --output-file locks/dev.txt

.PHONY: help setup run posts check format lint docs docs-site docs-serve tools test test-all fresh-machine test-fast test-postgres \
	test-e2e sequences assets bench lock
