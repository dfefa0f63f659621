"""What CloudWatch would read from a function's output."""

import json
from pathlib import Path
from typing import Any

from jsonschema import validate  # type: ignore[import-untyped] # ships no types

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "emf.schema.json").read_text(encoding="utf-8"))


def emf_lines(output: str) -> list[dict[str, Any]]:
    """The metric lines among all others; each is valid, and what it names is in it."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines() if line.startswith('{"_aws"')]
    for line in lines:
        validate(line, SCHEMA)
        (directive,) = line["_aws"]["CloudWatchMetrics"]
        assert {name for names in directive["Dimensions"] for name in names} <= line.keys()
        assert {metric["Name"] for metric in directive["Metrics"]} <= line.keys()
    return lines


def values_of(lines: list[dict[str, Any]], name: str) -> list[float]:
    return [value for line in lines for value in line.get(name, [])]
