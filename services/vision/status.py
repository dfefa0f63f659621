"""Translates the service's errors into gRPC statuses with `google.rpc.ErrorInfo` (https://google.aip.dev/193)."""

import grpc
from google.protobuf import any_pb2
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_status import rpc_status

from vision.errors import Reason, VisionError

DOMAIN = "vision.nutrition"

_EXHAUSTED = frozenset({Reason.IMAGE_TOO_LARGE, Reason.OVERLOADED})


def to_status(error: VisionError) -> grpc.Status:
    """The status that the contract promises for the error's reason."""
    code = code_pb2.RESOURCE_EXHAUSTED if error.reason in _EXHAUSTED else code_pb2.INVALID_ARGUMENT
    detail = any_pb2.Any()
    detail.Pack(error_details_pb2.ErrorInfo(reason=error.reason.value, domain=DOMAIN))
    return rpc_status.to_status(status_pb2.Status(code=code, message=str(error), details=[detail]))
