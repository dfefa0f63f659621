"""Translates the service's errors into gRPC statuses with `google.rpc.ErrorInfo` (https://google.aip.dev/193)."""

import grpc
from google.rpc import code_pb2

from serving.status import status_of
from vision.errors import Reason, VisionError

DOMAIN = "vision.nutrition"

_CODES = {
    Reason.IMAGE_TOO_LARGE: code_pb2.RESOURCE_EXHAUSTED,
    Reason.OVERLOADED: code_pb2.RESOURCE_EXHAUSTED,
    Reason.NO_LABEL_READER: code_pb2.UNIMPLEMENTED,
}


def to_status(error: VisionError) -> grpc.Status:
    """The status that the contract promises for the error's reason."""
    code = _CODES.get(error.reason, code_pb2.INVALID_ARGUMENT)
    return status_of(code, str(error), reason=error.reason.value, domain=DOMAIN)
