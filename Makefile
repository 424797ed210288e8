# make demo   install into .venv, run the whole line on examples/syria-2016, answer "did it hold?" on examples/counts; no internet
# make island the script of the map, by Node; part of demo, test and wheel
# make test   all tests
# make check  lint, types, layers, generated pages, documentation without warnings
.PHONY: demo island test check docs wheel benchmarks clean

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
WITH_TOOLS := .venv/.installed-with-tools

# What a user needs; the tools of the tests are many times larger and come only with the first `make test`.
$(INSTALLED): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "treve needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $(INSTALLED)

$(WITH_TOOLS): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(WITH_TOOLS)

# The script of the map, built from web/ into the package; needs Node. Without it the page of the map shows a picture.
ISLAND := src/treve/serve/static/island/island.js
island: $(ISLAND)

web/node_modules/.installed: web/package.json web/package-lock.json
	npm --prefix web ci --no-fund --no-audit
	touch web/node_modules/.installed

$(ISLAND): web/node_modules/.installed web/vite.config.ts web/tsconfig.json $(wildcard web/src/*)
	npm --prefix web run build
	touch $(ISLAND)

demo: $(INSTALLED) island
	$(BIN)/treve run --agreement syr-2016-12-30 --source table=examples/syria-2016/reports.csv --out runs/syria-2016
	$(BIN)/treve analyse --counts examples/counts/syria_daily_by_front.csv --agreement syr-2016-12-30 --areas examples/counts/syria_weekly_by_governorate.csv --covered government_insurgents --against government_is --against turkey_is --against other_state_based

test: $(WITH_TOOLS) island
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: $(WITH_TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/reference.py --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# The reference pages made anew from the code, and the documentation as a site in build/site.
docs: $(WITH_TOOLS)
	$(BIN)/python scripts/reference.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# As a stranger would install it: a built wheel, by pip, pipx and uv, with an empty HOME each, and nothing else to find: no make, no Node.
wheel: $(WITH_TOOLS) island
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir build/wheel .
	$(PYTHON) scripts/install_wheel.py build/wheel

benchmarks: $(WITH_TOOLS)
	$(BIN)/python -m pip install --quiet --editable '.[benchmarks]'
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv runs build web/node_modules src/treve/serve/static/island
