"""Translates the service's errors into gRPC statuses with `google.rpc.ErrorInfo` (https://google.aip.dev/193)."""

import grpc
from google.rpc import code_pb2

from serving.status import status_of
from vision.errors import Reason, VisionError

DOMAIN = "vision.nutrition"

_EXHAUSTED = frozenset({Reason.IMAGE_TOO_LARGE, Reason.OVERLOADED})


def to_status(error: VisionError) -> grpc.Status:
    """The status that the contract promises for the error's reason."""
    code = code_pb2.RESOURCE_EXHAUSTED if error.reason in _EXHAUSTED else code_pb2.INVALID_ARGUMENT
    return status_of(code, str(error), reason=error.reason.value, domain=DOMAIN)
