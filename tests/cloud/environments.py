"""Where `make cloud-install` puts what these tests run."""

from localcloud.stack.settings import PROJECT

LAMBDA_PYTHON = PROJECT / ".venv-lambda" / "bin" / "python"
