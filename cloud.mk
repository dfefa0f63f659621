# The emulated cloud: LocalStack on this machine deploys the template.
CLOUD = python -m localcloud.cloud

.PHONY: cloud-install
cloud-install: $(SAM_READY) ## install, and what the emulated cloud needs: SAM CLI, LocalStack, Lambda runtime (Python 3.11)
	@$(INSTALL) --cloud

.PHONY: cloud-up
cloud-up: cloud-install sam-build ## deploy the template to LocalStack on this machine (*_PORT=…: other ports)
	@$(CLOUD) up

.PHONY: cloud-test
cloud-test: develop ## the four scenarios and the failures on the emulated cloud (make cloud-up first)
	pytest tests/cloud

.PHONY: cloud-status
cloud-status: ## what of the emulated cloud runs and how it is
	@$(CLOUD) status

.PHONY: cloud-logs
cloud-logs: ## the ends of its logs (NAME=localstack: one; FOLLOW=1: as they come; LINES=50)
	@$(CLOUD) logs $(NAME) $(if $(LINES),--lines $(LINES)) $(if $(FOLLOW),--follow)

.PHONY: cloud-down
cloud-down: ## stop the emulated cloud
	@$(CLOUD) down

.PHONY: cloud-lint
cloud-lint: develop cloud-install ## strict types of LocalStack's plugin, checked against LocalStack itself
	mypy --python-executable .venv-localstack/bin/python localstack/lambda_process
