# The template: built, checked, run in containers, deployed.
SAM_VENV ?= .venv-cloud
SAM = env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS SAM_CLI_TELEMETRY=0 $(SAM_VENV)/bin/sam
SAM_READY = $(SAM_VENV)/.ready
RUNTIME ?= python3.11
export LAMBDA_PYTHON = $(RUNTIME)
BUILT = .aws-sam/build/template.yaml
EVENTS_ENVIRONMENT ?= events/environment.json

# Pinned with hashes; --no-deps, as the file is the whole resolution (pip cannot match its own hashes to extras).
$(SAM_READY): requirements/cloud.txt
	@$(PYTHON) -m venv $(SAM_VENV)
	@$(SAM_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes -r requirements/cloud.txt
	@touch $@

.PHONY: sam-build
sam-build: install $(SAM_READY) ## build functions and layers (RUNTIME=python3.12: for another Lambda runtime)
	@command -v $(RUNTIME) >/dev/null || { echo "$(RUNTIME) is needed here to compile for Lambda's $(RUNTIME); RUNTIME=… takes another"; exit 2; }
	@$(SAM) build --parameter-overrides PythonRuntime=$(RUNTIME)

.PHONY: sam-validate
sam-validate: $(SAM_READY) ## lint the template, and what SAM translates it into
	@$(SAM) validate --lint
	@mkdir -p .aws-sam
	@$(SAM_VENV)/bin/python -m tools.translate_template template.yaml > .aws-sam/translated.json
	@$(SAM_VENV)/bin/cfn-lint .aws-sam/translated.json
	@echo "the translated template is valid"

.PHONY: sam-test
sam-test: develop sam-build ## that every function imports from what was built, and fits Lambda
	pytest tests/infra/test_built_artefacts.py

.PHONY: sam-local-test
sam-local-test: develop sam-build ## run the built functions, and the services, in containers; root gets a Docker of its own if none runs
	pytest tests/sam_local

.PHONY: docker
docker:
	@docker info >/dev/null 2>&1 || { echo "functions run in containers here: start Docker first"; exit 2; }

$(dir $(BUILT))local.json: $(BUILT) $(EVENTS_ENVIRONMENT) tools/sam_local_template.py $(SAM_READY)
	@$(SAM_VENV)/bin/python -m tools.sam_local_template $(BUILT) $(EVENTS_ENVIRONMENT) $@

$(BUILT):
	@echo "nothing is built: run make sam-build first"; exit 2

# An image that is here already (a stand-in too) is not pulled; the servers of localstack/compose.yaml are in reach.
SAM_LOCAL_OPTIONS = --template $(dir $(BUILT))local.json --region $${AWS_REGION:-eu-central-1} \
  $$(docker image inspect public.ecr.aws/lambda/python:$(RUNTIME:python%=%)-x86_64 >/dev/null 2>&1 && echo --skip-pull-image) \
  $$(docker network inspect nutrition_default >/dev/null 2>&1 && echo --docker-network nutrition_default)

.PHONY: sam-invoke
sam-invoke: docker $(dir $(BUILT))local.json ## run one function in a container (FN=Scenarios EVENT=events/photo.json)
	@test -n "$(FN)" && test -f "$(EVENT)" || { echo "say which: make sam-invoke FN=Scenarios EVENT=events/photo.json"; exit 2; }
	@$(SAM) local invoke $(FN)Function --event $(EVENT) $(SAM_LOCAL_OPTIONS)

.PHONY: sam-api
sam-api: docker $(dir $(BUILT))local.json ## the webhook behind a local API Gateway, in containers (SAM_API_PORT=3000)
	@$(SAM) local start-api --warm-containers LAZY --port $(or $(SAM_API_PORT),3000) $(SAM_LOCAL_OPTIONS)

.PHONY: images
images: install docker ## build the containers of the two services (TAG=…)
	docker build -f services/vision/Dockerfile -t nutrition-vision:$(or $(TAG),latest) .
	docker build -f services/language/Dockerfile -t nutrition-language:$(or $(TAG),latest) .

# The authorities that sign the certificates of RDS and DocumentDB; no client has them built in.
build/aws-rds-ca.pem:
	@mkdir -p build
	@curl -fsS --max-time 60 -o $@ https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem || { echo "cannot fetch the certificates of RDS"; exit 2; }

.PHONY: deploy
deploy: build/aws-rds-ca.pem sam-build ## build, deploy to AWS, migrate, register the webhook, smoke test (docs/deploy.md)
	@SAM=$(SAM_VENV)/bin/sam SAM_CLI_TELEMETRY=0 PYTHON=$(BIN)/python PARAMETERS="$(PARAMETERS)" tools/deploy.sh

.PHONY: destroy
destroy: $(SAM_READY) ## delete the stack, after a question; snapshots of the stores stay (YES=1: without)
	@$(SAM) delete --stack-name $(or $(STACK),nutrition) $(if $(YES),--no-prompts) --region $${AWS_REGION:?set AWS_REGION}
