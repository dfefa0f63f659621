"""`python -m vision.health_check`: exit status 0 when the service here is serving, 1 with a line if not.

What a container's health check runs. https://github.com/grpc/grpc/blob/master/doc/health-checking.md
"""

import sys

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from pydantic import ValidationError

from vision.settings import Settings, wrong_variables

_DEADLINE_SECONDS = 3.0


def serving(settings: Settings) -> bool:
    """Raises grpc.RpcError when it cannot be asked. Over TLS the certificate has to name `localhost` too."""
    address = f"localhost:{settings.port}"
    with _channel(address, settings.tls_certificate) as channel:
        request = health_pb2.HealthCheckRequest()
        stub = health_pb2_grpc.HealthStub(channel)
        answer = stub.Check(request, timeout=_DEADLINE_SECONDS)  # type: ignore[attr-defined]  # not in the type stubs
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


def _channel(address: str, certificate: str) -> grpc.Channel:
    if certificate:
        return grpc.secure_channel(address, grpc.ssl_channel_credentials(certificate.encode()))
    return grpc.insecure_channel(address)


def main() -> None:
    try:
        healthy = serving(Settings())
    except ValidationError as error:
        sys.exit(f"vision: these settings are wrong: {', '.join(wrong_variables(error))}")
    except grpc.RpcError:
        sys.exit("vision: does not answer")
    sys.exit(None if healthy else "vision: is not serving")


if __name__ == "__main__":
    main()
