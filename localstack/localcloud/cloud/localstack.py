"""LocalStack as a child of the supervisor."""

import os
import signal
from pathlib import Path

from localcloud.cloud.settings import LAMBDA_PYTHON, LOCALSTACK_PYTHON, CloudPlaces
from localcloud.servers.ports import LOOPBACK
from localcloud.servers.process import Launch, StopStep
from localcloud.stack.child import Child
from localcloud.stack.probes import Http

_STOP_SECONDS = 10  # measured 3 to 10 s; it keeps nothing, so a kill after that loses nothing


def localstack_child(places: CloudPlaces) -> Child:
    settings = places.settings
    port = settings.ports["localstack"]

    def launch() -> Launch:
        return Launch(
            argv=(str(LOCALSTACK_PYTHON), "-P", "-m", "localstack.runtime.main"),
            log=settings.root.log("localstack"),
            env=localstack_environment(places.folder, port),
            cwd=places.folder,
            stop=(StopStep(signal.SIGTERM, _STOP_SECONDS),),
        )

    def prepare() -> None:
        (places.folder / "tmp").mkdir(parents=True, exist_ok=True)

    probe = Http(port, "/_localstack/health")
    return Child("localstack", "LocalStack", launch, probe, port=port, prepare=prepare)


def localstack_environment(folder: Path, port: int) -> dict[str, str]:
    """Settings by https://docs.localstack.cloud/references/configuration/ and of `lambda_process`."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder / "tmp"),
        "LC_ALL": "C.UTF-8",
        "LS_LOG": "info",
        "GATEWAY_LISTEN": f"{LOOPBACK}:{port}",
        "LOCALSTACK_HOST": f"localhost:{port}",
        "SQS_ENDPOINT_STRATEGY": "path",  # the others give queue URLs with names that resolve with a DNS server only
        "DNS_ADDRESS": "0",
        "DISABLE_EVENTS": "1",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        # Its services call each other in memory, and nobody looks at metrics of single messages: half the CPU.
        "IN_MEMORY_CLIENT": "1",
        "SQS_DISABLE_CLOUDWATCH_METRICS": "1",
        "LAMBDA_PROCESS_METRICS": "0",
        "LAMBDA_RUNTIME_EXECUTOR": "process",
        "LAMBDA_PROCESS_PYTHON": str(LAMBDA_PYTHON),
        "LAMBDA_PROCESS_MAX": "4",
        "LAMBDA_PROCESS_POLLERS": "4",
        # Many cold starts at once on two cores take longer than the 10 s of AWS, where each has a core of its own.
        "LAMBDA_PROCESS_INIT_TIMEOUT": "30",
        "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT": "60",
        "LAMBDA_SYNCHRONOUS_CREATE": "1",
        "LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC": "0.01",
        "LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC": "0.2",
    }
