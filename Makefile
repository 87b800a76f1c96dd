# make report | test | check | fuzz | bench | docs | pictures | lock: all that continuous integration and the README call.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
STORY ?= data/stories/01-tamrit-strike
GOLD ?= ../shared/polnear/dev.jsonl.gz

.PHONY: report test check format fuzz bench docs pictures wheel lock clean

report: $(READY)
	@$(BIN)/attribution report $(STORY)

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff format --check attribution tests bench
	$(BIN)/ruff check attribution tests bench
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format attribution tests bench
	$(BIN)/ruff check --fix attribution tests bench

# Generated inputs, 276,000 in all; one that fails stays in the folder fuzz/found. Linux only.
FUZZED ?= quotations:120000 saved:40000 fixes:10000 readers:20000 dates:40000 formats:15000 figures:30000 analysis:1000
fuzz: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check 'atheris>=3'
	@mkdir -p fuzz/found
	@set -e; cd fuzz/found; for each in $(FUZZED); do \
		../../$(BIN)/python ../run.py $${each%%:*} --runs $${each##*:}; done

bench: $(READY)
	$(BIN)/python bench/floors.py $(wildcard $(GOLD))
	$(and $(wildcard $(GOLD)),$(BIN)/python bench/speed.py $(GOLD))
	$(BIN)/python bench/batch.py
	$(BIN)/python bench/flat.py
	$(BIN)/python bench/archive.py
	$(BIN)/python bench/archive_kills.py
	! $(BIN)/python -c 'import ray' 2>/dev/null || $(BIN)/python bench/distributed.py  # where Ray is installed
	$(BIN)/python bench/memory.py $(wildcard $(GOLD))
	$(BIN)/python bench/length.py

# What the documentation shows of the program: the reference and transcripts, and the pictures.
docs: $(READY)
	$(BIN)/python docs/refresh.py pages

pictures: $(READY)
	$(BIN)/python docs/refresh.py pictures

wheel: $(READY)
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

# Versions and hashes of everything, for Python 3.11 and later on any system; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra dev pyproject.toml --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf $(VENV) dist build
