# Everything the project does, by name. `make` alone lists it.
# What a target needs is installed into .venv/ the first time, and again only when a lock file changes.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
TESTS ?=
SECONDS ?= 120
LOCK_OPTIONS ?=

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python

# Wheels only: nothing is compiled here, so no system package is needed.
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all:
PELICAN := $(PY) -m plugins.publishing content
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-build \
	--no-emit-index-url --custom-compile-command "make lock" $(LOCK_OPTIONS)
NPM := $(BIN)/npm --prefix tests/npm
FUZZING = -max_total_time=$(SECONDS) -max_len=2000 -timeout=20 -verbosity=1 -print_final_stats=1 \
	-artifact_prefix=fuzz/finds/
BENCH_NPM := $(BIN)/npm --prefix bench/npm

# A stamp is an empty file: its time says when its step was last done.
VENV_MADE := $(VENV)/.made
SITE_INSTALLED := $(VENV)/.site-installed
DEV_INSTALLED := $(VENV)/.dev-installed
FUZZ_INSTALLED := $(VENV)/.fuzz-installed
NPM_INSTALLED := tests/npm/node_modules/.installed
LIGHTHOUSE_INSTALLED := bench/npm/node_modules/.installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## List the targets
	@$(PYTHON) -c 'import re, sys; [print(f"  make {name:<18} {about}") \
		for name, about in re.findall(r"^([a-z-]+):.*## (.*)", open(sys.argv[1]).read(), re.M)]' \
		$(firstword $(MAKEFILE_LIST))

# The site

.PHONY: serve
serve: $(SITE_INSTALLED) ## Show the site on this machine, and rebuild it when a file changes (PORT=8000)
	@$(PY) -m plugins.serving content -s pelicanconf.py -o cache/preview -p $(PORT)

.PHONY: html
html: $(SITE_INSTALLED) ## Build the site into output/
	$(PELICAN) -s pelicanconf.py -o output

.PHONY: publish
publish: $(SITE_INSTALLED) ## Build the site for the web into output/ (SITEURL=https://...)
	@# It is made beside it, and takes its place when it is whole (docs/decisions/0014).
	$(if $(SITEURL),SITEURL=$(SITEURL) )$(PELICAN) -s publishconf.py -o output

.PHONY: check
check: $(SITE_INSTALLED) ## Find what is wrong with the content, without building it
	@$(PY) -m plugins.checking content

.PHONY: check-links
check-links: $(SITE_INSTALLED) ## Ask whether the pages of others that ours link to are still there (needs a network)
	@$(PY) -m plugins.checking.elsewhere content

.PHONY: lint-content
lint-content: $(SITE_INSTALLED) ## Check every workout, and say what to write instead (FILE=one.md)
	@$(PY) -m plugins.notation lint $(or $(FILE),content)

.PHONY: format-content
format-content: $(SITE_INSTALLED) ## Write every workout in its canonical form (FILE=one.md, DIFF=1 to look first)
	$(PY) -m plugins.notation format $(if $(DIFF),--diff) $(or $(FILE),content)

.PHONY: convert
convert: $(SITE_INSTALLED) ## Turn a coach's own text into a workout (FILE=notes.txt, or standard input)
	@$(PY) -m plugins.notation convert $(FILE)

.PHONY: exercise
exercise: $(SITE_INSTALLED) ## Begin the page of an exercise (NAME="Goblet squat")
	@$(PY) -m plugins.notation stub "$(NAME)"

.PHONY: figure
figure: $(SITE_INSTALLED) ## Show an exercise's figure while you draw it (NAME=goblet-squat, PORT=8000)
	@$(PY) -m plugins.exercises.preview "$(NAME)" $(PORT)

.PHONY: editors
editors: $(VENV_MADE) ## Write what the editors know of the notation, from the parser's tables
	$(PY) -m plugins.notation.editors editors

.PHONY: letters
letters: $(SITE_INSTALLED) ## Write down which signs the fonts of the sheets have, for the notation to know
	$(PY) -m plugins.sheets.letters

# The tests

.PHONY: test
test: $(DEV_INSTALLED) $(NPM_INSTALLED) ## Install what the tests need, then run linters and tests (TESTS="-k sheet")
	$(PY) -m tests.browser.chromium
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -m "not long" $(TESTS)

.PHONY: test-long
test-long: $(DEV_INSTALLED) $(NPM_INSTALLED) ## Run what takes longer: every workout printed by the browser in every way
	$(PY) -m tests.browser.chromium
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -m long $(TESTS)

.PHONY: audit
audit: $(DEV_INSTALLED) $(NPM_INSTALLED) ## Look at every page as it is published: axe, Nu, links, data, bytes
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.audit

.PHONY: audit-dependencies
audit-dependencies: $(VENV_MADE) ## Ask whether a weakness is known in a package that is locked (needs a network)
	@$(PY) -m tests.dependencies audit

.PHONY: fuzz
fuzz: $(FUZZ_INSTALLED) ## Throw texts at the notation, and bytes at all else that is read (SECONDS=120 each; Linux)
	@mkdir -p fuzz/corpus fuzz/finds
	PYTHONPATH=. $(PY) fuzz/fuzz_notation.py $(FUZZING) fuzz/corpus/notation
	@for what in metadata poses picture drawing paper; do \
		echo "$$what:" && PYTHONPATH=. $(PY) fuzz/fuzz_files.py $$what $(FUZZING) fuzz/corpus/$$what || exit 1; \
	done

.PHONY: bench
bench: $(DEV_INSTALLED) ## Measure what the notation, the figures, the sheets and a build cost
	PYTHONPATH=. $(PY) bench/notation.py
	PYTHONPATH=. $(PY) bench/figures.py
	PYTHONPATH=. $(PY) bench/sheets.py $(WEASYPRINT)
	PYTHONPATH=. $(PY) bench/build.py --rounds 2

.PHONY: bench-theme
bench-theme: $(LIGHTHOUSE_INSTALLED) ## Measure a page of each kind with Lighthouse, as a phone would show it
	@$(PY) -m tests.browser.chromium
	@PYTHONPATH=. $(PY) bench/theme.py

.PHONY: lock
lock: $(DEV_INSTALLED) ## Lock the requirements again (LOCK_OPTIONS=--upgrade for newer versions)
	cd requirements && ../$(LOCK) site.in -o site.txt
	cd requirements && ../$(LOCK) dev.in -o dev.txt
	cd requirements && ../$(LOCK) fuzz.in -o fuzz.txt
	$(NPM) install --package-lock-only
	$(BENCH_NPM) install --package-lock-only

.PHONY: clean
clean: ## Remove what was built; what was installed stays, and what makes the next build quick
	rm -rf output .output.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

.PHONY: clean-all
clean-all: clean ## Remove what was installed and kept, too
	rm -rf cache $(VENV) tests/npm/node_modules bench/npm/node_modules

# What the targets stand on

$(VENV_MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. If it has another name here: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(SITE_INSTALLED): requirements/site.txt $(VENV_MADE)
	@echo "Installing what the site needs (only when requirements/site.txt has changed) ..."
	@$(PIP_INSTALL) -r requirements/site.txt
	@# As it does for packages: where nothing may be written later, each build would compile ours anew.
	@$(PY) -m compileall -q plugins
	@touch $@

$(DEV_INSTALLED): requirements/dev.txt $(SITE_INSTALLED)
	@echo "Installing what the tests need (only when requirements/dev.txt has changed) ..."
	@$(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

$(FUZZ_INSTALLED): requirements/fuzz.txt $(SITE_INSTALLED)
	@echo "Installing the fuzzer (only when requirements/fuzz.txt has changed) ..."
	@$(PIP_INSTALL) -r requirements/fuzz.txt
	@touch $@

$(NPM_INSTALLED): tests/npm/package-lock.json $(DEV_INSTALLED)
	@echo "Installing the checkers of pages and of the editors' grammar ..."
	@$(NPM) ci
	@touch $@

$(LIGHTHOUSE_INSTALLED): bench/npm/package-lock.json $(DEV_INSTALLED)
	@echo "Installing Lighthouse ..."
	@$(BENCH_NPM) ci
	@touch $@
