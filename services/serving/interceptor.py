"""Around every call of a service: its correlation id, and what becomes of an error that nobody expected."""

import logging
from collections.abc import Callable
from typing import Any, TypeAlias

import grpc

from serving.correlation import METADATA_KEY, correlated

_LOGGER = logging.getLogger(__name__)
_Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any] | None"


class CallInterceptor(grpc.ServerInterceptor):
    """For calls with one request and one response, which all of the contracts' are.

    An unexpected error is logged here and answered with INTERNAL and no text: gRPC itself would log and send what the
    exception says, which may quote the request.
    """

    def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], _Handler],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> _Handler:
        handler = continuation(handler_call_details)
        answer = handler.unary_unary if handler is not None else None
        if handler is None or answer is None:
            return handler
        metadata: Any = handler_call_details.invocation_metadata
        given = next((value for key, value in metadata or () if key == METADATA_KEY), None)

        def answer_call(request: Any, context: grpc.ServicerContext) -> Any:  # noqa: ANN401 - any message
            with correlated(given):
                try:
                    return answer(request, context)
                except Exception as error:
                    _refuse_unexpected(error, context)
                    raise

        return grpc.unary_unary_rpc_method_handler(
            answer_call, handler.request_deserializer, handler.response_serializer
        )


def _refuse_unexpected(error: Exception, context: grpc.ServicerContext) -> None:
    """Unless it is what `context.abort` raises after it has set a code."""
    if context.code() is None:  # type: ignore[attr-defined]  # not in the type stubs
        _LOGGER.error("call failed", exc_info=error)
        context.abort(grpc.StatusCode.INTERNAL, "internal error")
