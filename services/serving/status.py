"""A gRPC status with `google.rpc.ErrorInfo` (https://google.aip.dev/193)."""

import grpc
from google.protobuf import any_pb2
from google.rpc import error_details_pb2, status_pb2
from grpc_status import rpc_status


def status_of(code: int, message: str, *, reason: str, domain: str) -> grpc.Status:
    """`code` is one of `google.rpc.Code`; `reason` and `domain` are the contract's."""
    detail = any_pb2.Any()
    detail.Pack(error_details_pb2.ErrorInfo(reason=reason, domain=domain))
    return rpc_status.to_status(status_pb2.Status(code=code, message=message, details=[detail]))
