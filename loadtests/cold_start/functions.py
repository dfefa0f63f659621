"""What is started: the functions of the built template, and the bare one beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

BARE = "bare"
_HELLO = Path(__file__).with_name("hello")
_LAYERS = "AWS::Serverless::LayerVersion"
_FUNCTIONS = "AWS::Serverless::Function"


class NotBuiltError(Exception):
    """What there is cannot be measured; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Function:
    """`variables` as the template declares them, references unresolved; `event` is the first one it is given."""

    name: str
    handler: str
    code: Path
    memory_mb: int
    variables: Mapping[str, object]
    event: bytes


@dataclass(frozen=True, slots=True)
class Built:
    functions: tuple[Function, ...]
    layers: Mapping[str, Path]


def read_built(folder: Path, events: Path) -> Built:
    """The output of `sam build`. Raises NotBuiltError when it is not there, or not compiled."""
    template = folder / "template.yaml"
    if not template.is_file():
        raise NotBuiltError("nothing is built: run make sam-build first")
    content = yaml.safe_load(template.read_text(encoding="utf-8"))  # built: every intrinsic function in its long form
    shared = content.get("Globals", {}).get("Function", {})
    resources: Mapping[str, Any] = content["Resources"]
    functions = tuple(
        _function(name, each["Properties"], shared, folder, events)
        for name, each in resources.items()
        if each["Type"] == _FUNCTIONS
    )
    layers = {
        name: folder / each["Properties"]["ContentUri"] for name, each in resources.items() if each["Type"] == _LAYERS
    }
    for place in (*(each.code for each in functions), *layers.values()):
        if not any(place.rglob("*.pyc")):
            raise NotBuiltError(f"{place.name} is not there or not compiled: run make sam-build again")
    return Built(functions, layers)


def bare(code: Path, like: Function) -> Function:
    """Hello with FastAPI and Mangum, and the memory of the function that it stands beside."""
    event = json.loads(like.event) | {"path": "/hello", "resource": "/hello", "httpMethod": "GET", "body": None}
    return Function(BARE, "hello.handler", code, like.memory_mb, {}, json.dumps(event).encode())


def hello_source() -> Path:
    return _HELLO


def _function(
    name: str, properties: Mapping[str, Any], shared: Mapping[str, Any], folder: Path, events: Path
) -> Function:
    declared = [part.get("Environment", {}).get("Variables", {}) for part in (shared, properties)]
    return Function(
        name=name.removesuffix("Function"),
        handler=properties["Handler"],
        code=folder / properties["CodeUri"],
        memory_mb=int(properties["MemorySize"]),
        variables={key: value for each in declared for key, value in each.items()},
        event=_first_event(properties.get("Events", {}), events),
    )


def _first_event(sources: Mapping[str, Any], events: Path) -> bytes:
    """By what triggers it: a whole update for the API; for a queue an event without records, which lets a function
    build all that it works with and needs no store behind it."""
    kinds = {each["Type"] for each in sources.values()}
    if "Api" in kinds:
        return (events / "webhook.json").read_bytes()
    return b'{"Records": []}' if "SQS" in kinds else b"{}"
