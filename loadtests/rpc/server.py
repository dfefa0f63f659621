"""`python -m loadtests.rpc.server SERVICE KIND HOST`: one engine behind two servers, in a process of its own.

SERVICE is language or vision, KIND real or no-op. Prints {"grpc": port, "rest": port} once both listen; ends when its
standard input does, so that it never outlives the benchmark.
"""

import importlib
import json
import socket
import sys
import threading
from collections.abc import Sequence

import uvicorn
from fastapi import FastAPI

from serving import logs
from serving.errors import StartupError
from serving.server import GrpcServer


def serve(grpc_server: GrpcServer, app: FastAPI, host: str) -> None:
    """Both, until standard input ends."""
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        # Above any pause of a caller: with uvicorn's 5 s a connection is closed just when it is used again.
        timeout_keep_alive=600,
    )
    rest_server = uvicorn.Server(config)
    with socket.create_server((host, 0), backlog=config.backlog) as listener:

        def end() -> None:
            sys.stdin.buffer.read()
            rest_server.should_exit = True

        threading.Thread(target=end, daemon=True).start()
        grpc_server.start()
        # The kernel takes connections from here on; uvicorn answers them as soon as it runs.
        print(json.dumps({"grpc": grpc_server.port, "rest": listener.getsockname()[1]}), flush=True)  # noqa: T201 - the parent reads it
        rest_server.run(sockets=[listener])
    grpc_server.stop()


def main(arguments: Sequence[str]) -> None:
    service, kind, host = arguments
    logs.configure(service, "INFO")
    # By name: each process loads the libraries of its own service only.
    side = importlib.import_module(f"loadtests.rpc.{service}_servers")
    try:
        grpc_server, app = side.servers(kind, host)
        serve(grpc_server, app, host)
    except StartupError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
