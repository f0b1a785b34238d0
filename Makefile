# The commands of README.md. Everything is installed into .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt
# torch comes from its CPU build, which pip finds where it is configured to, else at PyTorch's own index.
TORCH := $(BIN)/python -m pip install --quiet --retries 1 --no-deps torch==2.13.0 $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX),)

export PORT DATA FULL PYTHON310

.PHONY: run test check check-faces measure train rasa faces clean

# The service starts at once; the faces are built beside it and appear as they are ready.
run: $(VENV)/.run$(if $(FULL),-full,) $(if $(RASA_ACTIONS_TOKEN),$(VENV)/.run-rasa,)
	@{ nice -n 10 $(MAKE) --no-print-directory faces >build-faces.log 2>&1 \
	  || echo "网页没有建成，原因见 build-faces.log | the faces were not built, see build-faces.log"; } &
	@$(BIN)/suishiban serve

faces: $(VENV)/.run
	@$(MAKE) --no-print-directory -C web -j2

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 -m "not slow" $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/suishiban guides lint guides

check-faces: $(VENV)/.dev
	$(MAKE) --no-print-directory -C web check test
	@$(BIN)/suishiban openapi > web/shared/openapi.json
	@cd web/console && npx openapi-typescript ../shared/openapi.json -o ../shared/api.d.ts >/dev/null
	@git diff --exit-code --stat web/shared/api.d.ts || { echo "web/shared/api.d.ts is not that of the API"; exit 1; }

measure: $(VENV)/.train rasa
	$(BIN)/python -m benchmarks.rules --json > docs/measured/rules.json
	$(BIN)/python -m benchmarks.fields --json > docs/measured/fields.json
	$(BIN)/python -m benchmarks.store --json > docs/measured/store.json
	$(BIN)/suishiban bench chat --json > docs/measured/chat.json
	$(BIN)/suishiban bench turn --json > docs/measured/turn.json
	$(BIN)/suishiban eval understanding --json > docs/measured/understanding.json
	$(BIN)/suishiban eval understanding --each-domain --json > docs/measured/unseen-domains.json
	$(BIN)/suishiban eval simulate --citizens 250 --seeds 8 --first 1250000 --json > docs/measured/simulation.json
	$(BIN)/suishiban eval simulate --citizens 250 --seeds 8 --first 1270000 --noise none --json > docs/measured/simulation-none.json
	$(BIN)/suishiban eval simulate --events --citizens 64 --seeds 4 --first 420000 --json > docs/measured/simulation-events.json
	$(BIN)/suishiban eval simulate --language en --citizens 88 --seeds 8 --first 1280000 --json > docs/measured/simulation-en.json
ifdef PUBLIC_DATA
	$(BIN)/suishiban eval state-tracking --data $(PUBLIC_DATA) --json > docs/measured/state-tracking.json
else
	@echo "state-tracking: left out, it needs PUBLIC_DATA=DIR"
endif

train: $(VENV)/.train
	$(BIN)/suishiban train encoder
	$(BIN)/suishiban train understanding

# Rasa needs an older Python and older libraries than the service: an environment of its own, reached over HTTP.
rasa: .rasa/.installed

# What needs torch is tested in an environment of its own, which can be installed while the others are at work.
.PHONY: .llm
.llm:
	@$(MAKE) --no-print-directory VENV=.llm .llm/.train

.rasa/.installed: rasa-env/requirements.txt | $(BIN)/uv
	@python=$$(sh rasa-env/python310.sh $(BIN)/uv) && echo "正在安装 Rasa（2.5 GB）installing Rasa …" \
	  && $(BIN)/uv venv --quiet --clear --python "$$python" .rasa \
	  && $(BIN)/uv pip install --quiet --python .rasa/bin/python -r $< && touch $@

$(BIN)/uv:
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet uv

$(VENV)/.run: $(BIN)/uv pyproject.toml constraints.txt
	@echo "正在安装 installing …"
	@$(UV) --editable .
	@touch $@

$(VENV)/.run-full: $(VENV)/.run
	@$(TORCH)
	@$(UV) --editable .[llm]
	@touch $@

# A site that runs its dialogue in Rasa.
$(VENV)/.run-rasa: $(VENV)/.run
	@$(UV) --editable .[rasa]
	@touch $@

$(VENV)/.dev: $(BIN)/uv pyproject.toml constraints.txt
	@$(UV) --editable .[dev,postgres,milvus,ocr,rasa]
	@touch $@ $(VENV)/.run $(VENV)/.run-rasa

$(VENV)/.train: $(VENV)/.dev
	@$(TORCH)
	@$(UV) --editable .[train,llm]
	@touch $@

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
