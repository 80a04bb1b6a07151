# Defenders. `make demo` sets up and runs the main job, `make test` sets up and runs the tests; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help demo dashboard test lint format ontology eval ablation lock bench clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/uv pip install --quiet --system-certs --require-hashes
DEMO := workspace/demo

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: $(VENV)/run.done ## Set up, fetch Neo4j, ingest data/cases, answer one question, write RDF
	@$(BIN)/defenders demo --workspace $(DEMO)

dashboard: $(VENV)/run.done ## Open the dashboard on the demo's workspace, or on DEFENDERS_WORKSPACE
	@DEFENDERS_WORKSPACE=$${DEFENDERS_WORKSPACE:-$(DEMO)} $(BIN)/defenders dashboard

test: $(VENV)/dev.done ## Set up with the development tools and run all tests
	@$(BIN)/defenders store install
	@$(BIN)/pytest

lint: $(VENV)/dev.done ## Formatting, lint, strict types, order of the packages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev.done ## Format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

ontology: $(VENV)/dev.done ## Generate everything that comes from ontology/defenders.yaml
	@$(BIN)/python -m ontology.generate

bench: $(VENV)/dev.done ## Run one benchmark: make bench NAME=load
	@$(BIN)/python -m benchmarks.$(NAME)

eval: $(VENV)/dev.done ## How well the extraction reads the corpus, by kind of fact
	@$(BIN)/python -m tests.extraction.evaluate $(CAUSES)

ablation: $(VENV)/dev.done ## How well it reads with each of its mechanisms taken out (half an hour)
	@$(BIN)/python -m tests.extraction.ablation

lock: $(VENV)/uv.done ## Pin all dependencies anew, with hashes and without an index address
	@for part in bootstrap run ru dev; do $(BIN)/python requirements/lock.py $$part; done

clean: ## Remove the environment and the demo's workspace
	@if [ -x $(BIN)/defenders ] && [ -d $(DEMO) ]; then $(BIN)/defenders store stop --workspace $(DEMO); fi
	@rm -rf $(VENV) $(DEMO)

# Each step leaves a mark, so that a second run starts at once.
$(VENV)/uv.done: requirements/bootstrap.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with PYTHON=...")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make an environment; on Debian: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(VENV)/run.done: requirements/run.lock requirements/ru.lock pyproject.toml $(VENV)/uv.done
	@echo "Installing the program's dependencies into $(VENV)" >&2
	@$(PIP) -r requirements/run.lock
	@$(PIP) --no-deps -r requirements/ru.lock
	@$(BIN)/uv pip install --quiet --system-certs --offline --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: requirements/dev.lock $(VENV)/run.done
	@echo "Installing the development tools into $(VENV)" >&2
	@$(PIP) -r requirements/dev.lock
	@touch $@
