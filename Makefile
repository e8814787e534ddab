# Two commands matter: `make lab` opens the workbook, `make test` checks everything.
# Only python3 (3.11 or newer), git and make are needed; uv is used when it is there.

.DELETE_ON_ERROR:
.PHONY: help lab test check lint scripts pictures mutate bench torture notebooks docs lock clean

VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready
INSTALLED := $(VENV)/.installed
PROJECT := pyproject.toml $(wildcard workbook/jupyter/*/* workbook/jupyter/*/*/*)

help: ## Show this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

lab: $(READY) ## Open the workbook in JupyterLab
	$(PYTHON) -m workbook lab

test: $(INSTALLED) ## Run every test, and say what took longest; with CI=true nothing may be skipped
	$(PYTHON) tests/chromium.py || test -z "$(CI)"
	$(PYTHON) tests/strace.py || test -z "$(CI)"
	WORKBOOK_HOME=$$(mktemp -d) $(PYTHON) -m pytest -n 3 $(BY_FILE) $(NBVAL) $(if $(KEEP),--keep-durations) notebooks tests

check: $(INSTALLED) lint ## At each change: style, types, also of the scripts, and the fast tests
	$(PYTHON) tests/check_scripts.py
	$(PYTHON) -m pytest -q -n 2 $(BY_FILE) -m "not slow" --ignore=tests/browser tests

BY_FILE := --no-loadscope-reorder
NBVAL := --nbval --nbval-current-env --nbval-cell-timeout 60 --nbval-sanitize-with notebooks/sanitize.cfg

lint: $(INSTALLED) ## Check style and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

scripts: $(INSTALLED) ## Check the scripts: types, style, and what they do on a blank page
	$(PYTHON) tests/check_scripts.py
	$(PYTHON) -m pytest -q -n0 tests/scripts

pictures: $(INSTALLED) ## Make the pictures of docs/pages.md and of the README anew
	$(PYTHON) -m pytest -q -n0 --keep-pictures -k "first_screen or opens_without" tests/browser/test_page_01.py tests/browser/test_accessibility.py

mutate: $(INSTALLED) ## Break sixty lines, one at a time, and see whether the fast tests notice
	$(PYTHON) tests/mutate.py

bench: $(INSTALLED) ## Print the figures beside their peers, as ratios
	$(PYTHON) -m benchmarks

torture: $(INSTALLED) ## Try to make the journal lose something, at length, and write docs/what-we-tested.md
	$(PYTHON) tests/chromium.py
	$(PYTHON) tests/strace.py
	cd tests && ../$(PYTHON) -m torture

notebooks: $(INSTALLED) ## Run the pages and write them back, as the tests expect them
	$(PYTHON) tests/execute.py notebooks/*.ipynb

docs: $(INSTALLED) ## Draw the house, compute the numbers of docs/model.md anew, and list the limits in docs/limits.md
	$(PYTHON) tests/model_numbers.py
	$(PYTHON) tests/house.py
	WORKBOOK_HOME=$$(mktemp -d) $(PYTHON) tests/limits_page.py

lock: ## Renew the pins of both locks and of .binder/requirements.txt; needs uv
	uv pip compile $(PINNED) --upgrade pyproject.toml --group dev --output-file requirements-dev.lock
	uv pip compile $(PINNED) --upgrade pyproject.toml --extra seal --group build \
		--constraint requirements-dev.lock --output-file requirements.lock
	echo 'notebook==7.6.*' | uv pip compile $(PINNED) --upgrade --no-annotate pyproject.toml - \
		--constraint requirements.lock --output-file .binder/requirements.txt

PINNED := --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

clean: ## Remove the environment; what you entered is not in it
	rm -rf $(VENV)

# The environment holds exactly what a lock says; the project itself goes on top. READY is what it takes to open the
# workbook, INSTALLED what it takes to work on it, which is more. Who has that keeps it.
$(READY): requirements.lock $(PROJECT)
	$(call install,requirements$(if $(wildcard $(INSTALLED)),-dev).lock)
	@touch $@

$(INSTALLED): requirements-dev.lock $(PROJECT)
	$(call install,requirements-dev.lock)
	@touch $(READY) $@

define install
@set -e; \
if command -v uv >/dev/null 2>&1; then \
	uv venv --quiet --allow-existing --python '>=3.11' $(VENV); \
	uv pip sync --quiet --compile-bytecode --python $(PYTHON) --require-hashes $(1); \
	uv pip install --quiet --python $(PYTHON) --no-deps --no-build-isolation -e .; \
else \
	for python in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "Python 3.11 or newer is needed, and none was found."; exit 1; fi; \
	$$found -m venv $(VENV) || { echo "Python's venv module is needed. On Debian or Ubuntu: apt install python3-venv"; exit 1; }; \
	pip="$(PYTHON) -m pip install --quiet --disable-pip-version-check"; \
	$$pip --require-hashes -r $(1); \
	$$pip --no-deps --no-build-isolation -e .; \
fi
endef
