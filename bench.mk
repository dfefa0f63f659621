# Cold starts, and what the stack costs on AWS.
RUNS ?= 3

.PHONY: bench-coldstart
bench-coldstart: sam-build ## start every built function as Lambda would, beside a bare one (RUNS=3)
	@$(INSTALL) --lambda-runtime
	@PYTHONPATH=localstack:. python -m loadtests.cold_start --runs $(RUNS)

.PHONY: cost
cost: ## write docs/cost.md (LOAD=… COLD=…: with the measurements of these two reports)
	@$(PYTHON) -m tools.cost_model $(if $(LOAD),collect $(LOAD) $(COLD))
