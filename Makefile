# Everything a newcomer needs: `make run` and `make test`. The rest is for those who change Dateline.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
READY := .venv/ready
DEV := .venv/ready-dev

.PHONY: run test check bench gold lock model clean

run: $(READY)  ## set up, index seeds/, open the archive
	@echo "Indexing seeds/ into index/ ..."
	@$(BIN)/dateline index seeds || [ $$? -eq 1 ]
	@$(BIN)/dateline serve

test: $(DEV)  ## set up, run the tests
	$(BIN)/python -m pytest -n auto

check: $(DEV)  ## formatting, lint, types, layers, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

bench: $(DEV)  ## speed and gold scores side by side with the peers
	for file in tests/benchmarks/[a-z]*.py; do $(BIN)/python $$file || exit 1; done

gold: $(DEV)  ## scores on gold data under $DATELINE_GOLD, against the floors
	$(BIN)/python tests/benchmarks/gold.py

model: $(DEV)  ## train the language model anew from DATA=folder (hours on one core, see the model's card)
	$(if $(DATA),,$(error name the folder with the training data: make model DATA=folder))
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-model.lock
	$(BIN)/python -m search.extract.training --data $(DATA) --work build/model --out search/extract/model

lock: pyproject.toml  ## pin every dependency with its hashes (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements-dev.lock
	uv pip compile --group model -c requirements.lock --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements-model.lock

clean:
	rm -rf .venv build *.egg-info

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv (a minute or two, once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(READY) requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
