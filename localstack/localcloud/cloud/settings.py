"""What the emulated cloud takes from the environment, and where its programs are."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from localcloud.servers.ports import LOOPBACK
from localcloud.stack.settings import PROJECT, Settings, settings_from

LOCALSTACK_PYTHON = PROJECT / ".venv-localstack" / "bin" / "python"
LAMBDA_PYTHON = PROJECT / ".venv-lambda" / "bin" / "python"
BUILT_TEMPLATE = PROJECT / ".aws-sam" / "build" / "template.yaml"
STACK_NAME = "nutrition"
STAGE = "v1"
REGION = "us-east-1"
# Here are no other bots than the simulator's: Telegram could not reach a webhook on this machine.
_NOT_USED = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_BASE")


def cloud_settings(environment: Mapping[str, str]) -> Settings:
    """The embedded stack's settings with a data directory of their own: NUTRITION_CLOUD_DATA_DIR, else .local-cloud.

    Raises as `settings_from`.
    """
    data = environment.get("NUTRITION_CLOUD_DATA_DIR") or str(PROJECT / ".local-cloud")
    used = {name: value for name, value in environment.items() if name not in _NOT_USED}
    return settings_from({**used, "NUTRITION_DATA_DIR": data})


@dataclass(frozen=True, slots=True)
class CloudPlaces:
    """Where things of the emulated cloud are, given the settings of the stack."""

    settings: Settings

    @property
    def endpoint(self) -> str:
        """Of every AWS service."""
        return f"http://{LOOPBACK}:{self.settings.ports['localstack']}"

    @property
    def folder(self) -> Path:
        """LocalStack starts here. Nothing in it is named `localstack`, which would shadow LocalStack's own package."""
        return self.settings.root.path / "aws"

    @property
    def deployment_file(self) -> Path:
        return self.settings.root.path / "deployment.json"

    def api_url(self, api_id: str) -> str:
        """The deployed REST API; its public host name resolves on AWS only."""
        return f"{self.endpoint}/_aws/execute-api/{api_id}/{STAGE}"


def aws_environment(endpoint: str) -> dict[str, str]:
    """For SAM and the SDKs: LocalStack takes any credentials."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "SAM_CLI_TELEMETRY": "0",
    }
