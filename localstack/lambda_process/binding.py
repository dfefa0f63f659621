"""LocalStack reads the address in GATEWAY_LISTEN and then listens on every one.

Here that would let anybody on the network run programs on this host, for that is what a Lambda function is.
"""

from types import SimpleNamespace
from typing import Any

from localstack.runtime import hooks

from lambda_process.patching import replace


@hooks.on_infra_start()
def listen_where_told() -> None:
    from localstack import config
    from localstack.runtime.server import twisted  # LocalStack is still booting above
    from twisted.internet import endpoints

    hosts = {listen.port: listen.host for listen in config.GATEWAY_LISTEN}

    def endpoint(reactor: Any, port: int) -> Any:  # noqa: ANN401 - twisted's
        return endpoints.TCP4ServerEndpoint(reactor, port, interface=hosts[port])

    replace(
        twisted,
        "endpoints",
        SimpleNamespace(TCP4ServerEndpoint=endpoint, TCP6ServerEndpoint=endpoints.TCP6ServerEndpoint),
    )
