# make demo   install into .venv, run the whole line on examples/syria-2016, answer "did it hold?" on examples/counts; no internet
# make test   all tests
# make check  lint, types, layers, generated pages
.PHONY: demo test check docs benchmarks clean

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

$(INSTALLED): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "treve needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(INSTALLED)

demo: $(INSTALLED)
	$(BIN)/treve run --agreement syr-2016-12-30 --source table=examples/syria-2016/reports.csv --out runs/syria-2016
	$(BIN)/treve analyse --counts examples/counts/syria_daily_by_front.csv --agreement syr-2016-12-30 --covered government_insurgents --against government_is --against turkey_is --against other_state_based

test: $(INSTALLED)
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/reference.py --check

docs: $(INSTALLED)
	$(BIN)/python scripts/reference.py

benchmarks: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --editable '.[benchmarks]'
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv runs
