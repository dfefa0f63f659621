"""Translates the service's errors into gRPC statuses with `google.rpc.ErrorInfo` (https://google.aip.dev/193)."""

import grpc
from google.rpc import code_pb2

from language.errors import LanguageError
from serving.status import status_of

DOMAIN = "language.nutrition"


def to_status(error: LanguageError) -> grpc.Status:
    """The status that the contract promises for the error's reason."""
    return status_of(code_pb2.INVALID_ARGUMENT, str(error), reason=error.reason.value, domain=DOMAIN)
