# The short way in: `make demo` shows what gplang does, `make test` tries all of it that is Python.
# Needs Python 3.11 or newer, make and git. PYTHON=python3.13 picks another interpreter.

PYTHON ?= python3

VENV   := .venv
LOWEST := .venv-lowest
NEWEST := .venv-newest
DOCS   := .venv-docs
EXAMPLE := examples/upper-lower-4day.gpl
BUILD  := build

# Always through the interpreter: a console script may not start from a folder whose path has spaces.
RUN := $(VENV)/bin/python
PIP := -m pip --disable-pip-version-check --quiet install
LOCKED := --require-hashes --requirement tools/locked
ITSELF := --no-deps --no-build-isolation --editable .
# Tests that share a file run one after the other, files at once.
APART := --numprocesses auto --dist loadfile

.PHONY: help demo cases renew test test-steps test-all lint test-lowest test-newest test-fresh docs playground lock bench clean

help:
	@echo 'make demo         install into .venv, check and build the example plan'
	@echo 'make cases        the case files alone, in seconds: the loop while working'
	@echo 'make renew        write what is expected anew: snapshots, case files, generated pages'
	@echo 'make test         ruff, mypy, the generated pages and pytest; installs what they need into .venv'
	@echo 'make test-all     the same, with real editors, shells, a browser and calendar programs'
	@echo 'make test-lowest  pytest with the oldest dependencies that pyproject.toml allows'
	@echo 'make test-newest  a few tests with the newest dependencies that there are'
	@echo 'make test-fresh   the wheel and the source package in empty environments, and what README says there'
	@echo 'make docs         the documentation as a site, in build/site, to read without a network'
	@echo 'make playground   the page that checks plans in a browser, in build/playground; needs node and npm'
	@echo 'make lock         renew the versions that all of these but test-newest install'
	@echo 'make bench        measure what everything takes, with the aims beside it'
	@echo 'make clean        remove everything that make made'

demo: $(VENV)/.installed
	@echo '$$ gpl check $(EXAMPLE)'
	@$(RUN) -m gplang check $(EXAMPLE)
	@echo '$$ gpl build $(EXAMPLE) -o $(BUILD)'
	@$(RUN) -m gplang build $(EXAMPLE) -o $(BUILD)
	@echo
	@echo 'Ten weeks of training, made from one text file. Have a look:'
	@echo '  $(EXAMPLE)     the plan; change a line and run make demo again'
	@echo '  $(BUILD)/upper-lower-4day.html       the page to tick off at the rack, or to print: open it in a browser'
	@echo '  $(BUILD)/upper-lower-4day.ics        the calendar: import it where you keep yours'
	@echo '  $(BUILD)/upper-lower-4day.md         the sheet, as plain text'
	@echo '  $(BUILD)/upper-lower-4day.json       the whole schedule, for programs'
	@echo
	@echo 'Now type:'
	@echo '  $(VENV)/bin/gpl show $(EXAMPLE) --week 1'
	@echo '  $(VENV)/bin/gpl explain rdl'
	@echo '  $(VENV)/bin/gpl init plans'
	@echo 'The first shows a week, the second an exercise, and the last asks for your days and writes a plan of your own.'

cases: $(VENV)/.installed-test
	$(RUN) -m pytest $(APART) tests/*/test_cases.py

renew: $(VENV)/.installed-test
	$(RUN) tools/generate.py
	$(RUN) -m pytest $(APART) -m 'not real' --snapshot-update

test:
	@began=$$(date +%s); $(MAKE) --no-print-directory test-steps; code=$$?; took=$$(($$(date +%s) - began)); \
	echo "make test took $$((took / 60)) min $$((took % 60)) s"; exit $$code

test-steps: lint
	$(RUN) -m pytest $(APART) -m 'not real'

test-all: lint
	$(RUN) -m pytest $(APART)

lint: $(VENV)/.installed-test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) tools/generate.py --check

# Not those that make environments of their own: they would see nothing of the old ones.
test-lowest: $(LOWEST)/.installed
	$(LOWEST)/bin/python -m pytest $(APART) -m 'not real' -o cache_dir=.pytest_cache-lowest --ignore tests/packaging

# Each dependency at work once.
test-newest:
	$(PYTHON) -m venv --clear $(NEWEST)
	$(NEWEST)/bin/python $(PIP) --upgrade --editable '.[test]'
	$(NEWEST)/bin/python -m pytest $(APART) -m 'not real' -o cache_dir=.pytest_cache-newest \
	  tests/test_api.py tests/test_examples.py tests/language tests/backends tests/highlight tests/lsp/test_features.py \
	  tests/cli/test_check.py tests/cli/test_build.py

# Also on the newest Python that is found.
test-fresh: $(VENV)/.installed-test
	$(RUN) tools/fresh.py

docs: $(DOCS)/.installed
	@$(DOCS)/bin/python tools/site.py

playground: $(VENV)/.installed
	@$(RUN) tools/playground_folder.py

lock: $(VENV)/.created
	$(RUN) $(PIP) --upgrade uv
	$(RUN) tools/lock.py

# Since pip 25.1 the script of a command imports nothing that the command does not need.
bench: $(VENV)/.installed-test
	$(RUN) $(PIP) --upgrade 'pip>=25.1' wodcraft==1.2.1
	$(RUN) benchmarks/run.py

clean:
	rm -rf $(VENV) $(LOWEST) $(NEWEST) $(DOCS) $(BUILD) dist .mypy_cache .pytest_cache* .ruff_cache .hypothesis .cache

# Stamps: an environment is made once, and filled again when pyproject.toml changes. The project is
# installed as a link to the checkout, so that an edit is seen at once.

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "gplang needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
	  echo 'Name another one, for example: make $(MAKECMDGOALS) PYTHON=python3.13' >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo 'This Python cannot make environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml tools/locked/demo.txt
	@echo 'Installing gplang into $(VENV) …'
	@$(RUN) $(PIP) $(LOCKED)/demo.txt
	@$(RUN) $(PIP) $(ITSELF)
	@touch $@

$(VENV)/.installed-test: $(VENV)/.created pyproject.toml tools/locked/test.txt
	@echo 'Installing gplang and its test tools into $(VENV) …'
	@$(RUN) $(PIP) $(LOCKED)/test.txt
	@$(RUN) $(PIP) $(ITSELF)
	@touch $@ $(VENV)/.installed

$(LOWEST)/.installed: $(VENV)/.created pyproject.toml tools/locked/lowest.txt
	@echo 'Installing gplang with its oldest dependencies into $(LOWEST) …'
	@$(RUN) -m venv --clear $(LOWEST)
	@$(LOWEST)/bin/python $(PIP) $(LOCKED)/lowest.txt
	@$(LOWEST)/bin/python $(PIP) $(ITSELF)
	@touch $@

$(DOCS)/.installed: $(VENV)/.created pyproject.toml tools/locked/docs.txt
	@echo 'Installing what makes the site into $(DOCS) …'
	@$(RUN) -m venv --clear $(DOCS)
	@$(DOCS)/bin/python $(PIP) $(LOCKED)/docs.txt
	@$(DOCS)/bin/python $(PIP) $(ITSELF)
	@touch $@
