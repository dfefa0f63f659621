"""The template as SAM translates it, for the ways that it is deployed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.cloudformation import Deployment, deploy
from tools.translate_template import read_template, translate

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "template.yaml"

MANAGED = {"Stage": "prod", "GrpcCertificate": "PEM", "GrpcPrivateKey": "PEM", "ImageTag": "abc", "AlarmEmail": "a@b.c"}
BROUGHT = {
    "Stage": "prod",
    "DatabaseUrl": "postgresql+pg8000://u:p@db/n",
    "RedisUrl": "rediss://cache",
    "MongoUrl": "mongodb://m",
    "VisionTarget": "vision.example:443",
    "LanguageTarget": "language.example:443",
}
MODEL = {"LlmModel": "eye-1", "LlmUsdPerMillionInput": "0.15", "LlmUsdPerMillionOutput": "0.6"}
OPENAI = MODEL | dict.fromkeys(("VisionEngine", "LanguageEngine", "PhrasingEngine"), "openai") | {"LlmApiKey": "sk"}
BEDROCK = MODEL | dict.fromkeys(("VisionEngine", "LanguageEngine", "PhrasingEngine"), "bedrock")
WAYS: dict[str, dict[str, str]] = {
    "local": {"Stage": "local"},
    "prod small": MANAGED,
    "prod large": MANAGED | {"Size": "large", "MultiAz": "true"},
    "prod first time": MANAGED | {"ImageTag": "", "AlarmEmail": ""},
    "prod with everything brought": BROUGHT,
    "prod with a database brought": MANAGED | {"DatabaseUrl": BROUGHT["DatabaseUrl"]},
    "prod with vision brought": MANAGED | {"VisionTarget": BROUGHT["VisionTarget"]},
    "prod with models": MANAGED | OPENAI,
    "prod with models at Bedrock": MANAGED | BEDROCK,
    "prod with stores brought": MANAGED | {name: BROUGHT[name] for name in ("DatabaseUrl", "RedisUrl", "MongoUrl")},
}


@pytest.fixture(scope="session")
def translated() -> Mapping[str, Any]:
    return translate(read_template(TEMPLATE))


@pytest.fixture(scope="session")
def prod(translated: Mapping[str, Any]) -> Deployment:
    """Everything that can exist, apart from what only a small stack has."""
    return deploy(translated, **WAYS["prod large"])


@pytest.fixture(scope="session")
def local(translated: Mapping[str, Any]) -> Deployment:
    return deploy(translated, **WAYS["local"])


@pytest.fixture(params=WAYS)
def deployment(request: pytest.FixtureRequest, translated: Mapping[str, Any]) -> Deployment:
    """Each of the ways in turn."""
    return deploy(translated, **WAYS[request.param])
