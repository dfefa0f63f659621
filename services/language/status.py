"""Translates the service's errors into gRPC statuses with `google.rpc.ErrorInfo` (https://google.aip.dev/193)."""

import grpc
from google.protobuf import any_pb2
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_status import rpc_status

from language.errors import LanguageError

DOMAIN = "language.nutrition"


def to_status(error: LanguageError) -> grpc.Status:
    """The status that the contract promises for the error's reason."""
    detail = any_pb2.Any()
    detail.Pack(error_details_pb2.ErrorInfo(reason=error.reason.value, domain=DOMAIN))
    status = status_pb2.Status(code=code_pb2.INVALID_ARGUMENT, message=str(error), details=[detail])
    return rpc_status.to_status(status)
