"""`python -m localcloud.cloud.deployer`: deploys the built template, and again whenever LocalStack has been restarted.

LocalStack keeps nothing: after a restart it is an empty cloud. Its session id tells.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from http.client import HTTPConnection, HTTPException

from botocore.exceptions import BotoCoreError, ClientError

from localcloud.clock import StopSignal
from localcloud.cloud.aws import Aws
from localcloud.cloud.create_stack import create_stack
from localcloud.cloud.deployment import Deployment, Phase, read_deployment
from localcloud.cloud.package import DeploymentFailedError, package
from localcloud.cloud.seed import migrate, put_bot_token, register_webhook, webhook_secret
from localcloud.cloud.settings import CloudPlaces, cloud_settings
from localcloud.servers.ports import LOOPBACK

_LOOK_EVERY_SECONDS = 2.0
# What the functions need to know of models; the services run beside LocalStack and have their variables already.
OF_MODELS = {
    "VISION_ENGINE": "VisionEngine",
    "LANGUAGE_ENGINE": "LanguageEngine",
    "PHRASING_ENGINE": "PhrasingEngine",
    "PHRASINGS_PER_DAY": "PhrasingsPerDay",
    "LLM_MODEL": "LlmModel",
    "LLM_BASE_URL": "LlmBaseUrl",
    "LLM_API_KEY": "LlmApiKey",
    "LLM_PROVIDER_NAME": "LlmProviderName",
    "LLM_REGION": "LlmRegion",
    "LLM_JSON_MODE": "LlmJsonMode",
    "LLM_USD_PER_MILLION_INPUT": "LlmUsdPerMillionInput",
    "LLM_USD_PER_MILLION_OUTPUT": "LlmUsdPerMillionOutput",
}


class Deployer:
    """`variables` are the product's: where the databases, the services and the Bot API are."""

    def __init__(self, places: CloudPlaces, variables: Mapping[str, str]) -> None:
        self._places, self._variables = places, variables
        self._aws = Aws(places.endpoint)
        self._now = read_deployment(places.deployment_file)

    def look(self) -> None:
        """Deploy unless this LocalStack has been deployed to, well or badly."""
        session = session_of(self._places)
        finished = self._now.phase in {Phase.READY, Phase.FAILED}
        if session is None or (session == self._now.session and finished):
            return
        began = time.monotonic()
        self._now = Deployment(session=session, count=self._now.count, total=self._now.total)
        try:
            self._deploy()
            self._say(Phase.READY, count=self._now.count + 1, detail=f"in {time.monotonic() - began:.0f} s")
        except DeploymentFailedError as error:
            self._say(Phase.FAILED, detail=str(error))
        except (BotoCoreError, ClientError, OSError, subprocess.SubprocessError) as error:
            if session_of(self._places) == session:  # else it was restarted meanwhile: the next look deploys anew
                self._say(Phase.FAILED, detail=f"{type(error).__name__}: {error}")

    def _deploy(self) -> None:
        self._say(Phase.PACKAGING)
        template = package(self._aws, self._places.folder)
        self._say(Phase.CREATING)
        outputs = create_stack(self._aws, template, self._parameters(), self._progress)
        self._say(Phase.SEEDING, total=self._now.done, outputs=dict(outputs))
        token, api_base = self._variables["TELEGRAM_BOT_TOKEN"], self._variables["TELEGRAM_API_BASE"]
        put_bot_token(self._aws, outputs, token)
        migrate(self._aws, outputs)
        api_url = self._places.api_url(outputs["ApiId"])
        register_webhook(api_base, token, api_url, webhook_secret(self._aws, outputs))

    def _parameters(self) -> dict[str, str]:
        variables = self._variables
        return {
            **{name: variables[variable] for variable, name in OF_MODELS.items() if variables.get(variable)},
            "Stage": "local",
            "TelegramApiBase": variables["TELEGRAM_API_BASE"],
            "DatabaseUrl": variables["DATABASE_URL"],
            "RedisUrl": variables["REDIS_URL"],
            "MongoUrl": variables["MONGO_URL"],
            "VisionTarget": variables["VISION_TARGET"],
            "LanguageTarget": variables["LANGUAGE_TARGET"],
        }

    def _progress(self, done: int, newest: str) -> None:
        if done != self._now.done:
            self._say(Phase.CREATING, done=done, detail=newest)

    def _say(self, phase: Phase, **changes: object) -> None:
        self._now = replace(self._now, **{"phase": phase, "detail": "", **changes})  # type: ignore[arg-type] # fields of it
        self._now.write(self._places.deployment_file)
        if phase is not Phase.CREATING or not self._now.done:
            print(f"{phase} {self._now.detail}".rstrip(), flush=True)  # noqa: T201 - the child's log


def session_of(places: CloudPlaces) -> str | None:
    """LocalStack's own id of this run; None while it does not answer."""
    connection = HTTPConnection(LOOPBACK, places.settings.ports["localstack"], timeout=5)
    try:
        connection.request("GET", "/_localstack/info")
        return str(json.load(connection.getresponse())["session_id"])
    except (OSError, HTTPException, ValueError, KeyError):
        return None
    finally:
        connection.close()


def main() -> int:
    deployer = Deployer(CloudPlaces(cloud_settings(os.environ)), os.environ)
    stop = StopSignal()
    while True:
        deployer.look()
        if stop.wait(_LOOK_EVERY_SECONDS):
            return 0


if __name__ == "__main__":
    sys.exit(main())
