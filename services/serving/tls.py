"""TLS of the server, where a certificate is configured; without one it speaks plain text on a private network."""

import grpc

from serving.errors import StartupError
from serving.settings import ServiceSettings


def server_credentials(settings: ServiceSettings) -> grpc.ServerCredentials | None:
    """None without a certificate. Raises StartupError when there is one half only."""
    certificate, key = settings.tls_certificate, settings.tls_key.get_secret_value()
    if bool(certificate) != bool(key):
        raise StartupError("GRPC_TLS_CERTIFICATE, GRPC_TLS_KEY: both or none")
    if not certificate:
        return None
    return grpc.ssl_server_credentials([(key.encode(), certificate.encode())])
