# The short way in: `make demo` shows what gplang does, `make test` runs everything that CI runs.
# Needs Python 3.11 or newer, make and git. PYTHON=python3.13 picks another interpreter.

PYTHON ?= python3

VENV   := .venv
LOWEST := .venv-lowest
EXAMPLE := examples/upper-lower-4day.gpl
BUILD  := build

# Always through the interpreter: a console script may not start from a folder whose path has spaces.
RUN := $(VENV)/bin/python
PIP := -m pip --disable-pip-version-check --quiet install

.PHONY: help demo test lint test-lowest bench clean

help:
	@echo 'make demo         install into .venv, check and build the example plan'
	@echo 'make test         ruff, mypy, the generated pages and pytest; installs what they need into .venv'
	@echo 'make test-lowest  pytest with the oldest dependencies that pyproject.toml allows'
	@echo 'make bench        measure start-up, parsing and memory'
	@echo 'make clean        remove everything that make made'

demo: $(VENV)/.installed
	@echo '$$ gpl check $(EXAMPLE)'
	@$(RUN) -m gplang check $(EXAMPLE)
	@echo '$$ gpl build $(EXAMPLE) -o $(BUILD)'
	@$(RUN) -m gplang build $(EXAMPLE) -o $(BUILD)
	@echo
	@echo 'Ten weeks of training, made from one text file. Have a look:'
	@echo '  $(EXAMPLE)     the plan; change a line and run make demo again'
	@echo '  $(BUILD)/upper-lower-4day.ics        the calendar: import it where you keep yours'
	@echo '  $(BUILD)/upper-lower-4day.md         the sheet to print or to read at the rack'
	@echo '  $(BUILD)/upper-lower-4day.json       the whole schedule, for programs'
	@echo 'And then: $(VENV)/bin/gpl explain rdl'

test: lint
	$(RUN) -m pytest

lint: $(VENV)/.installed-test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) tools/generate.py --check

# Not those that make environments of their own, or need none: they would see nothing of the old ones.
test-lowest: $(LOWEST)/.installed-test
	$(LOWEST)/bin/python -m pytest -o cache_dir=.pytest_cache-lowest \
	  --ignore tests/editors --ignore tests/hooks --ignore tests/packaging

bench: $(VENV)/.installed-test
	$(RUN) -m pip --disable-pip-version-check --quiet install wodcraft
	$(RUN) benchmarks/run.py

clean:
	rm -rf $(VENV) $(LOWEST) $(BUILD) dist lowest.log .mypy_cache .pytest_cache .pytest_cache-lowest .ruff_cache .hypothesis

# Stamps: an environment is made once, and filled again when pyproject.toml changes. The project is
# installed as a link to the checkout, so that an edit is seen at once.

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "gplang needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
	  echo 'Name another one, for example: make $(MAKECMDGOALS) PYTHON=python3.13' >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo 'This Python cannot make environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	@echo 'Installing gplang into $(VENV) …'
	@$(RUN) $(PIP) --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.created pyproject.toml
	@echo 'Installing gplang and its test tools into $(VENV) …'
	@$(RUN) $(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(LOWEST)/.installed-test: $(VENV)/.created pyproject.toml tools/lowest.py
	@echo 'Installing gplang with its oldest dependencies into $(LOWEST) …'
	@$(RUN) -m venv --clear $(LOWEST)
	@$(RUN) tools/lowest.py > $(LOWEST)/pins.txt
	@$(LOWEST)/bin/python $(PIP) --requirement $(LOWEST)/pins.txt --editable .
	@touch $@
