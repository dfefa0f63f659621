# Load tests: Locust in an environment of its own, on a stack of its own; the transports between services.
LOAD_READY = .venv-load/.requirements
USERS ?= 100
MINUTES ?= 3

$(LOAD_READY): requirements/load.txt
	$(PYTHON) -m venv --clear .venv-load
	.venv-load/bin/python -m pip --disable-pip-version-check --no-input install -q --require-hashes -r requirements/load.txt
	cp requirements/load.txt $@

.PHONY: load
load: install $(LOAD_READY) ## people who chat all at once, and the verdict on H1 (USERS=100 or 10,50,100; MINUTES=3; TARGET=…)
	@python -m loadtests --users $(USERS) --minutes $(MINUTES) $(if $(TARGET),--target $(TARGET)) $(if $(SEED),--seed $(SEED))

.PHONY: load-smoke
load-smoke: install $(LOAD_READY) ## 20 people for 20 seconds: every update is answered exactly once
	@python -m loadtests --users 20 --warm-up 5 --minutes 0.25 --smoke

.PHONY: bench-rpc
bench-rpc: install ## gRPC against REST/JSON between services, as ratios (QUICK=1: does it work; SCALE=4: longer rounds)
	@python -m loadtests.rpc $(if $(QUICK),--quick) $(if $(SCALE),--scale $(SCALE)) $(if $(SEED),--seed $(SEED)) $(if $(ADDRESS),--host $(ADDRESS))
