"""One channel a target, with the retry policy of idempotent calls, and the translation of gRPC errors."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from nutrition.adapters.grpc.correlation import CorrelatedCalls
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

_MAXIMUM_MESSAGE_BYTES = 21 * 1024 * 1024
_log = logging.getLogger(__name__)

# Recognition and parsing change nothing, so a call that never reached a server is made again (gRFC A6; gRPC adds ±20 %
# of jitter to the back-off by itself).
_SERVICE_CONFIG = json.dumps(
    {
        "loadBalancingConfig": [{"round_robin": {}}],  # a name may stand for several tasks
        "methodConfig": [
            {
                "name": [{}],
                "retryPolicy": {
                    "maxAttempts": 3,
                    "initialBackoff": "0.05s",
                    "maxBackoff": "0.5s",
                    "backoffMultiplier": 3,
                    "retryableStatusCodes": ["UNAVAILABLE"],
                },
            }
        ],
    }
)


def open_channel(target: str, *, secure: bool, root_certificate: str = "") -> grpc.Channel:
    """A channel to host:port, made once a process; it connects at the first call.

    With `secure` the server's certificate must go back to `root_certificate` (PEM); empty: to a public authority.
    """
    options = [
        ("grpc.service_config", _SERVICE_CONFIG),
        # gRPC's own back-off grows to two minutes: a service that is back would be called "down" for as long.
        ("grpc.initial_reconnect_backoff_ms", 100),
        ("grpc.min_reconnect_backoff_ms", 100),
        ("grpc.max_reconnect_backoff_ms", 1000),
        ("grpc.max_send_message_length", _MAXIMUM_MESSAGE_BYTES),
        ("grpc.max_receive_message_length", _MAXIMUM_MESSAGE_BYTES),
    ]
    if secure:
        credentials = grpc.ssl_channel_credentials(root_certificate.encode() or None)
        channel = grpc.secure_channel(target, credentials, options=options)
    else:
        channel = grpc.insecure_channel(target, options=options)
    return grpc.intercept_channel(channel, CorrelatedCalls())


class RefusedCallError(DependencyRejectedError):
    """The service will never accept this request; `reason` is the ErrorInfo's, a constant of the contract."""

    code = "grpc_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_NEVER = {
    grpc.StatusCode.INVALID_ARGUMENT,
    grpc.StatusCode.UNAUTHENTICATED,
    grpc.StatusCode.PERMISSION_DENIED,
    grpc.StatusCode.UNIMPLEMENTED,
    grpc.StatusCode.OUT_OF_RANGE,
}
_REFUSED_REASONS = {"IMAGE_TOO_LARGE"}


@contextmanager
def translated_errors(service: str) -> Iterator[None]:
    """Turn a gRPC error into RefusedCallError or DependencyUnavailableError."""
    try:
        yield
    except grpc.RpcError as error:
        # The error of a unary call is its call object too (grpc.Call), which the stubs do not say.
        call = cast(grpc.Call, error)
        reason = _reason(call)
        if call.code() in _NEVER or reason in _REFUSED_REASONS:
            _log.info("call refused", extra={"called": service, "reason": reason})
            raise RefusedCallError(reason) from error
        _log.warning("call failed", extra={"called": service, "status": call.code().name})
        raise DependencyUnavailableError(f"{service} answered {call.code().name}") from error


def _reason(call: grpc.Call) -> str:
    status = rpc_status.from_call(call)
    for detail in status.details if status else ():
        info = error_details_pb2.ErrorInfo()
        if detail.Unpack(info):
            return str(info.reason)
    return str(call.code().name)
