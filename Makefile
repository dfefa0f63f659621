# Nutrition: `make help` lists the commands.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
export PATH := $(abspath $(BIN)):$(PATH)

PYTHON ?= $(shell for each in python3.11 python3; do "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo "$$each" && break; done)
INSTALL = PYTHONPATH=localstack $(or $(PYTHON),python3) -m localcloud.install --venv $(VENV)
LOCALCLOUD = python -m localcloud

.PHONY: help
help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1m%-16s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: up
up: install ## start everything here (DETACH=1: in the background; *_PORT=…: other ports)
	@$(LOCALCLOUD) up $(if $(DETACH),--detach)

.PHONY: status
status: ## what runs and how it is
	@$(LOCALCLOUD) status

.PHONY: logs
logs: ## the ends of the logs (NAME=webhook: one; FOLLOW=1: as they come; LINES=50)
	@$(LOCALCLOUD) logs $(NAME) $(if $(LINES),--lines $(LINES)) $(if $(FOLLOW),--follow)

.PHONY: trace
trace: ## what one update led to, line by line (ID=<update id>)
	@test -n "$(ID)" || { echo "say which: make trace ID=<update id>"; exit 2; }
	@$(LOCALCLOUD) trace $(ID)

.PHONY: down
down: ## stop everything
	@$(LOCALCLOUD) down

.PHONY: reset
reset: ## delete all local data, after a question (YES=1: without)
	@$(LOCALCLOUD) reset $(if $(YES),--yes)

.PHONY: bridge
bridge: ## fetch a real bot's updates for the local webhook (TELEGRAM_BOT_TOKEN is set, no tunnel needed)
	@python -m localcloud.bridge

.PHONY: webhook
webhook: ## a real bot's webhook: shown; URL=https://… sets and verifies (MAX_CONNECTIONS=40); DELETE=1 removes
	@python -m localcloud.telegram_webhook $(if $(URL),--url "$(URL)") $(if $(DELETE),--delete) \
	  $(if $(MAX_CONNECTIONS),--max-connections "$(MAX_CONNECTIONS)") $(if $(DROP_PENDING),--drop-pending-updates)

.PHONY: install
install: ## make .venv, install the pinned libraries, build the food table and the vision model
	@$(INSTALL)

.PHONY: develop
develop: ## install, and the tools for tests and linting
	@$(INSTALL) --dev

.PHONY: browser
browser: ## the browser that the end-to-end tests drive
	@tests/install_browser.sh

.PHONY: monitor
monitor: ## Prometheus with the alert rules beside the running stack (make up DETACH=1 first; PROMETHEUS_PORT=…)
	@tests/install_prometheus.sh
	@$(LOCALCLOUD) monitor

.PHONY: prometheus
prometheus: ## the Prometheus that the tests start, from Debian's package
	@tests/install_prometheus.sh

.PHONY: test
test: develop browser prometheus ## all tests, the fast ones first
	pytest tests/unit --disable-socket --allow-unix-socket
	pytest $(wildcard tests/contract tests/bot tests/integration tests/infra tests/e2e)

.PHONY: bench
bench: ## how long a person waits for a draft, in the running stack (make up DETACH=1 first)
	python -m tools.bench_paths

.PHONY: lint
lint: develop ## format check, lint, strict types, who may import whom
	ruff format --check .
	ruff check .
	mypy layers functions services localstack/localcloud tools loadtests migrations tests
	PYTHONPATH=layers/nutrition:functions:services:localstack:. lint-imports

.PHONY: format
format: ## format the code and sort imports
	ruff format .
	ruff check --fix .

include sam.mk cloud.mk load.mk accuracy.mk bench.mk

.PHONY: stubs
stubs: ## regenerate the gRPC stubs from protos/
	tools/generate_stubs.sh

.PHONY: requirements
requirements: ## resolve requirements/*.in again into pinned files with hashes
	for file in dev functions vision language bedrock local build lambda-runtime; do \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	    $$([ $$file = dev ] || echo "-c requirements/dev.txt") requirements/$$file.in -o requirements/$$file.txt || exit 1; \
	done
	for file in cloud localstack load; do \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	    requirements/$$file.in -o requirements/$$file.txt || exit 1; \
	done
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --no-deps \
	  requirements/data.in -o requirements/data.txt
