# Schoolgate. `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
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

run: setup  ## Check the demonstration school's posts, and print what the gate says
	$(BIN)/python -m demo.run

check: setup  ## Format, lint, types, walls, documents: all that needs no test run
	$(BIN)/ruff format --quiet --check .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m docs.write --check

format: setup  ## Put the code into its one form
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

lint: check  ## The same as check

docs: setup  ## Write the generated pages anew
	$(BIN)/python -m docs.write

test: check  ## Everything that has to hold, slow tests included
	$(BIN)/pytest -rs

test-fast: setup  ## The tests that take no server and no minute
	$(BIN)/pytest -m "not slow"

bench: setup  ## Measure each figure of the documentation again
	$(BIN)/python -m benchmarks

lock: setup  ## Choose versions anew, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade pyproject.toml --all-extras --group dev \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --output-file locks/dev.txt

.PHONY: help setup run check format lint docs test test-fast bench lock
