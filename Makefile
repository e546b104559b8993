# PlanBrief 规划简报. `make` publishes what lies in seeds/ to build/; `make help` lists the rest.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

BIN := .venv/bin
LOCK := requirements/build.txt requirements/run.txt
RUN := .venv/installed-run
DEV := .venv/installed-dev
BUILT := .cache/built

.PHONY: all test check format-check lint types strict quality serve bench lock clean help

## make          the website, the PDF briefings and the open data, from seeds/ to build/
all: $(RUN)
	@now=$$($(BIN)/python tools/fingerprint.py) && \
	if [ -e build/site/index.html ] && [ "$$now" = "$$(cat $(BUILT) 2>/dev/null)" ]; then \
		echo "Nothing has changed since the last build: build/site/index.html is up to date."; \
	else \
		rm -f $(BUILT) && $(BIN)/planbrief build && mkdir -p .cache && echo "$$now" > $(BUILT); \
	fi

## make test     all tests, in two processes, the browser's and the PDF's among them
test: $(DEV)
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

## make check    all that must hold before a change is shared: format, lint, types, tests, a strict build, its links
check: format-check lint types test strict

format-check: $(DEV)
	@$(BIN)/ruff format --check .

lint: $(DEV)
	@$(BIN)/ruff check .

types: $(DEV)
	@$(BIN)/mypy

strict: $(DEV)
	@$(BIN)/planbrief build --strict --output .cache/strict

## make quality  how well figures are read on the marked documents; fails when a published figure no longer holds
quality: $(DEV)
	@$(BIN)/python -m tests.quality

## make serve    the website on this machine, rebuilt first where needed
serve: all
	@$(BIN)/planbrief serve

## make bench    speed as ratios: reading to normalising against a bare number pattern, and growth with length
bench: $(DEV)
	@$(BIN)/python -m bench

## make lock     new requirements/*.txt from requirements/*.in (needs uv and the network)
lock:
	@sh tools/lock.sh

## make clean    removes what was published and every cache; .venv stays
clean:
	@rm -rf build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@echo "Removed build/ and the caches; .venv/ stays (delete it to install anew)."

## make help     this list
help:
	@sed -n 's/^## //p' Makefile

$(RUN): $(LOCK) tools/install.sh pyproject.toml
	@sh tools/install.sh run
	@touch $@

$(DEV): $(LOCK) requirements/dev.txt tools/install.sh pyproject.toml
	@sh tools/install.sh dev
	@touch $(RUN) $@
