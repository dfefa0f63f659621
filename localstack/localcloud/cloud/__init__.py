"""The emulated cloud: LocalStack deploys template.yaml, beside the stores and services of the embedded stack."""
