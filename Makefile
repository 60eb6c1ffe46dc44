# Everything that is done with this repository, each alone on a fresh clone: `make demo`, `make test`, ...
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
FTM := .venv-ftm/.installed
SHARED ?= $(or $(DRAGOMAN_SHARED),../shared)
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install browser demo test measure bench docs screenshots check format clean

help:  ## say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## */\t/' | expand -t 10

install: $(STAMP)  ## make .venv with the versions of constraints.txt; the command is .venv/bin/dragoman

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) (some minutes the first time)"
	@$(BIN)/python -m pip install -qq --editable '.[dev]'
	@touch $@

demo: $(STAMP)  ## the examples into a fresh ledger, its table, and one event in full
	@$(BIN)/python tools/demo.py

# A browser is the one thing that tests want and pip can't bring, with a library that its driver wants. Where they can't
# be installed, the tests that want them are skipped, but in continuous integration they fail.
browser:
	@if ! { command -v chromium chromium-browser google-chrome && ldconfig -p | grep libatomic.so.1; } >/dev/null \
	    && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "installing chromium"; apt-get -qq update \
	  && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-noto-core libatomic1 \
	    >/dev/null || echo "no browser can be installed here"; fi

# followthemoney brings a package under the LGPL: it reads what we export from an environment of its own, as a user's
# would, and is no dependency. Where it can't be had, its test is skipped, but in continuous integration it fails.
$(FTM): constraints-ftm.txt
	@echo "installing followthemoney into .venv-ftm, to read what is exported"
	@$(PYTHON) -m venv .venv-ftm && PIP_CONSTRAINT=$(CURDIR)/constraints-ftm.txt .venv-ftm/bin/pip install -qq followthemoney \
	  && touch $@ || echo "followthemoney can't be installed here"

test: $(STAMP) $(FTM) browser  ## all tests
	@$(BIN)/python -m pytest

measure: $(STAMP)  ## quality against every gold there is; fails where a floor of quality/floors.json sinks
	@$(BIN)/python tools/measure.py --shared $(SHARED)

bench: $(STAMP)  ## speed and memory, as ratios within one run
	@$(BIN)/python tools/bench.py --shared $(SHARED)

docs: $(STAMP)  ## the documentation into site/
	@$(BIN)/mkdocs build --strict --quiet

screenshots: $(STAMP) browser  ## pictures of the page, for the documentation
	@$(BIN)/python tools/screenshots.py

check: $(STAMP) $(FTM) browser  ## format, lint, strict types, documentation, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/python -m pytest

format: $(STAMP)  ## format and sort imports
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

clean:  ## take away what was made, the environment too
	rm -rf $(VENV) .venv-spacy .venv-ftm site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
