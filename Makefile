# The verbs of this repository; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# llama.cpp's helper library serves its own command-line programs only; leaving it out nearly halves the compile time.
export CMAKE_ARGS += -DCMAKE_PROJECT_llama.cpp_INCLUDE=$(CURDIR)/deploy/llama-build.cmake

.PHONY: help install run test check format bench bench-accuracy evaluate data train

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

install: $(VENV)/installed  ## virtual environment with everything, model included

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

run: install  ## the chat on http://127.0.0.1:7860
	$(BIN)/python app.py

test: install  ## all tests, real model and browser included
	$(BIN)/python -m pytest

check: install  ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install  ## accuracy of the estimates against measured runs
	$(BIN)/python -m bench.accuracy

bench-accuracy: install  ## the same beside other estimators, which it installs
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -r bench/requirements-peers.txt
	$(BIN)/python -m bench.compare --save

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
