# Nutrition: `make help` lists the commands.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
export PATH := $(abspath $(BIN)):$(PATH)

.PHONY: help
help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1m%-16s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: lint
lint: ## format check, lint, strict types, who may import whom
	ruff format --check .
	ruff check .
	mypy layers functions services localstack/localcloud tools migrations tests
	PYTHONPATH=layers/nutrition:functions:services:localstack:. lint-imports

.PHONY: format
format: ## format the code and sort imports
	ruff format .
	ruff check --fix .

.PHONY: stubs
stubs: ## regenerate the gRPC stubs from protos/
	tools/generate_stubs.sh

.PHONY: requirements
requirements: ## resolve requirements/*.in again into pinned files with hashes
	for file in dev functions vision language local build; do \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	    $$([ $$file = dev ] || echo "-c requirements/dev.txt") requirements/$$file.in -o requirements/$$file.txt || exit 1; \
	done
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --no-deps \
	  requirements/data.in -o requirements/data.txt
