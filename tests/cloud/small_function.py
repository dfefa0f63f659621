"""A function of a few lines, deployed beside the stack: for what the product's own functions must never do."""

import io
import json
import textwrap
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from localcloud.cloud.aws import Aws

_ROLE = "arn:aws:iam::000000000000:role/small-function"


@dataclass(frozen=True, slots=True)
class SmallFunction:
    aws: Aws
    name: str

    def invoke(self, event: object) -> tuple[Any, str | None]:
        """The answer, and what kind of error it is if it is one."""
        answer = self.aws.lambda_.invoke(FunctionName=self.name, Payload=json.dumps(event).encode())
        return json.loads(answer["Payload"].read()), answer.get("FunctionError")


@contextmanager
def small_function(
    aws: Aws, code: str, *, seconds: int = 30, variables: dict[str, str] | None = None
) -> Iterator[SmallFunction]:
    """`code` is the module with `handler`; deleted after the block."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("app.py", textwrap.dedent(code))
    name = f"small-{uuid4().hex[:8]}"
    aws.lambda_.create_function(
        FunctionName=name,
        Runtime="python3.11",
        Handler="app.handler",
        Role=_ROLE,
        Code={"ZipFile": archive.getvalue()},
        Timeout=seconds,
        Environment={"Variables": variables or {}},
    )
    try:
        yield SmallFunction(aws, name)
    finally:
        aws.lambda_.delete_function(FunctionName=name)
