# The verbs of this repository; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check install
# llama.cpp is compiled here, for this processor; without its multimodal library, for we serve text only.
BUILD := -DLLAVA_BUILD=OFF -DCMAKE_PROJECT_llama.cpp_INCLUDE=$(CURDIR)/deploy/llama-build.cmake
# A make within a make inherits what this one exports: the options are added once.
STATED := $(filter-out $(BUILD),$(CMAKE_ARGS))
export CMAKE_ARGS := $(STATED) $(BUILD)
# The stamp is named after what decides what comes out, so that a changed option builds anew; pip's cache is left out of it, for
# it would hand back what older options made.
LLAMA := $(VENV)/llama-$(firstword $(shell (grep ^llama-cpp requirements.txt; cat deploy/llama-build.cmake; echo "$(firstword $(BUILD)) $(STATED)") | cksum))
# Parts of these files are written by functions of docs/*.py.
DOCUMENTS := README.md $(wildcard docs/*.md)
COG := $(BIN)/python -m cogapp -I . -p "import cog; from docs import parts, run_settings"

.PHONY: help install run run-ray test test-fast test-security test-faults test-ray refresh-check check docs docs-check format bench bench-accuracy bench-load bench-oracle evaluate data train cues topics topic-model lock sbom bundle

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

install: $(VENV)/installed  ## virtual environment with everything, model included

$(VENV)/installed: requirements.txt requirements-ray.txt $(LLAMA)
	@echo "Installing the other packages (about a minute) ..."
	$(PIP) -r requirements.txt -r requirements-ray.txt
	@touch $@

$(LLAMA): | $(BIN)/pip
	@echo "Compiling llama.cpp for this processor, once: 3 to 5 minutes on 2 cores; its log is $(VENV)/llama.log"
	@$(BIN)/pip --verbose --disable-pip-version-check install --no-cache-dir --force-reinstall --no-deps $$(grep ^llama-cpp requirements.txt) > $(VENV)/llama.log 2>&1 & \
	while sleep 5 && kill -0 $$! 2> /dev/null; do grep -o '^ *\[[0-9]*/[0-9]*\]' $(VENV)/llama.log | tail -n 1; done; \
	wait $$! || { tail -n 30 $(VENV)/llama.log; exit 1; }
	@rm -f $(VENV)/llama-*
	@touch $@

$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)

run: install  ## the chat on http://127.0.0.1:7860
	$(BIN)/python app.py

run-ray: install  ## the chat on the Ray cluster of this machine, or on one of its own; needs ADVISOR_DATABASE_URL (docs/scaling.md)
	RAY_USAGE_STATS_ENABLED=0 $(BIN)/python -m advisor.cluster.serve

test: install  ## all tests, real model and browser included
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

refresh-check: install  ## rows of knowledge/ that are older than their shelf life, and what to read again
	@$(BIN)/python -m advisor stale

test-fast: install  ## the tests of formulas, money, rows and reading, in 20 seconds
	$(BIN)/python -m pytest -m "not slow and not answers" --hypothesis-profile quick

test-security: install  ## the tests that docs/security.md names, threat by threat
	$(BIN)/python -m pytest $$(grep -o 'tests/test_[a-z_]*\.py' docs/security.md | sort -u)

test-faults: install  ## the tests that docs/faults.md names, fault by fault
	$(BIN)/python -m pytest $$(grep -o 'tests/test_[a-z_]*\.py::test_[a-z_]*' docs/faults.md | sort -u)

test-ray: install  ## two nodes of a Ray cluster on this machine: streaming, processes and a node killed, a release replaced
	$(BIN)/python -m pytest tests/test_cluster.py

check: install docs-check  ## style, types, who may import whom, and generated parts of the documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

docs: install  ## generated parts of the documents, written anew
	@$(COG) -r $(DOCUMENTS)

docs-check: install
	@$(COG) --check --diff $(DOCUMENTS)

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install  ## accuracy of the estimates against measured runs
	$(BIN)/python -m bench.accuracy

# The levels and their length can be set: make bench-load LOAD="--users 8 --seconds 20"
LOAD ?=
bench-load: install  ## many users at once: answers a second, waits, memory
	$(BIN)/python -m bench.load $(LOAD)

bench-accuracy: install  ## the same beside other estimators, which it installs
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -r bench/requirements-peers.txt
	$(BIN)/python -m bench.compare --save

bench-oracle: install  ## the formula of memory beside the real code, which it installs without a GPU
	$(BIN)/pip install --quiet --disable-pip-version-check -r bench/requirements-oracle.txt
	$(BIN)/python -m bench.oracle

evaluate: install  ## accuracy and speed of the shipped model on conversations it was not trained on
	$(BIN)/python -m bench.router

data: install  ## the training set, from conversations, rewrites and compositions
	$(BIN)/python -m training.build

# One process for each of two cores; an NVIDIA GPU is used where torch finds one (then PROCESSES=1). Stopped runs continue.
MODEL ?= gemma-3-270m
PROCESSES ?= 2
RUN := training/runs/$(MODEL)
train: install  ## LoRA adapter of MODEL into models/, its log and plot into training/runs/
	$(BIN)/pip install --quiet --disable-pip-version-check -r training/requirements-training.txt
	OMP_NUM_THREADS=1 $(BIN)/python -m torch.distributed.run --nproc-per-node $(PROCESSES) -m training.train --model $(MODEL)
	$(BIN)/python -m training.export --folder $(RUN)
	$(BIN)/python -m training.plot --folder $(RUN)

cues: install  ## the bags of cues into models/cues.npz
	$(BIN)/pip install --quiet --disable-pip-version-check -r training/requirements-training.txt
	$(BIN)/python -m training.cues

topics: install  ## the bag of words that helps to find an article into models/topics.npz
	$(BIN)/pip install --quiet --disable-pip-version-check -r training/requirements-training.txt
	$(BIN)/python -m training.topics

topic-model: install  ## the adapter by which the language model names a topic; forty minutes on two cores
	$(BIN)/pip install --quiet --disable-pip-version-check -r training/requirements-training.txt
	$(BIN)/python -m training.topic_model

# What is served, without the tests and tools: the part of requirements.txt above them.
SERVED := sed '/^\# tests and checks/,$$d' requirements.txt
TOOLS := $(VENV)/tools

$(TOOLS)/installed:
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check uv==0.13.9 cyclonedx-bom==7.5.0
	@touch $@

lock: $(TOOLS)/installed  ## requirements.lock: every package that is served, theirs too, with its hashes
	$(SERVED) | $(TOOLS)/bin/uv pip compile - --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet --output-file requirements.lock

sbom: $(TOOLS)/installed  ## dist/sbom.json: the same list as a bill of materials (CycloneDX)
	mkdir -p dist
	$(TOOLS)/bin/cyclonedx-py requirements requirements.lock --output-reproducible --of JSON -o dist/sbom.json

BUNDLE := dist/bundle
bundle: $(BIN)/pip  ## dist/bundle: wheels of everything that is served, for a machine without a network
	rm -rf $(BUNDLE)
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock -w $(BUNDLE)
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps . -w $(BUNDLE)
	cd $(BUNDLE) && sha256sum *.whl > SHA256SUMS
	@du -sh $(BUNDLE)
