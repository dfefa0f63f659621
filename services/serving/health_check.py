"""What a container's health check runs. https://github.com/grpc/grpc/blob/master/doc/health-checking.md"""

import sys

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from pydantic import ValidationError

from serving.settings import ServiceSettings

_DEADLINE_SECONDS = 3.0


def main(name: str, settings_type: type[ServiceSettings]) -> None:
    """Exits with 0 when the service here is serving, with 1 and a line if not."""
    try:
        healthy = serving(settings_type())
    except ValidationError as error:
        sys.exit(f"{name}: these settings are wrong: {', '.join(settings_type.wrong_variables(error))}")
    except grpc.RpcError:
        sys.exit(f"{name}: does not answer")
    sys.exit(None if healthy else f"{name}: is not serving")


def serving(settings: ServiceSettings) -> bool:
    """Raises grpc.RpcError when it cannot be asked. Over TLS the certificate has to name `localhost` too."""
    with _channel(f"localhost:{settings.port}", settings.tls_certificate) as channel:
        request = health_pb2.HealthCheckRequest()
        stub = health_pb2_grpc.HealthStub(channel)
        answer = stub.Check(request, timeout=_DEADLINE_SECONDS)  # type: ignore[attr-defined]  # not in the type stubs
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


def _channel(address: str, certificate: str) -> grpc.Channel:
    if certificate:
        return grpc.secure_channel(address, grpc.ssl_channel_credentials(certificate.encode()))
    return grpc.insecure_channel(address)
