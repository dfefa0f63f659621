"""Every call of a channel carries the id of what caused it."""

from collections.abc import Callable
from typing import Any

import grpc

from nutrition.correlation import correlation_metadata


class CorrelatedCalls(grpc.UnaryUnaryClientInterceptor):
    def intercept_unary_unary(
        self,
        continuation: Callable[[grpc.ClientCallDetails, Any], Any],
        client_call_details: grpc.ClientCallDetails,
        request: Any,  # noqa: ANN401 - any message
    ) -> Any:  # noqa: ANN401 - gRPC's own: a call that is a future too
        return continuation(_Correlated(client_call_details), request)


class _Correlated(grpc.ClientCallDetails):
    """gRPC gives no way to change one of the details."""

    def __init__(self, call: grpc.ClientCallDetails) -> None:
        self.method = call.method
        self.timeout = call.timeout
        self.metadata = (*(call.metadata or ()), *correlation_metadata())
        self.credentials = call.credentials
        self.wait_for_ready = call.wait_for_ready
        self.compression = call.compression
