"""The Lambda entry point behind API Gateway."""

from typing import Any

from mangum import Mangum
from mangum.types import LambdaContext

from webhook.app import app, metrics

_adapter = Mangum(app, lifespan="off")


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """API Gateway's proxy event to the application."""
    try:
        return _adapter(event, context)
    finally:
        metrics.flush()
