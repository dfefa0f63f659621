"""The children of the emulated cloud: stores, services and simulator as embedded, LocalStack, the deployer."""

import os
import signal
import sys
from dataclasses import dataclass

from localcloud.cloud.deployment import Phase, read_deployment
from localcloud.cloud.localstack import localstack_child
from localcloud.cloud.settings import CloudPlaces
from localcloud.servers.process import Launch, StopStep
from localcloud.stack.child import Child, Timing
from localcloud.stack.children import children_of
from localcloud.stack.environment import app_environment, process_environment
from localcloud.stack.plan import Plan
from localcloud.stack.probes import UnhealthyError
from localcloud.stack.settings import PROJECT, Settings
from localcloud.stack.state import StackState
from localcloud.stack.stores import stores_of

# What is not a function on AWS either; the rest of the embedded stack is what LocalStack stands for here.
BESIDE = frozenset({"postgres", "redis", "mongo", "vision", "language", "telegram"})
_READY_SECONDS = 300.0  # of the slowest child, the deployer


@dataclass(frozen=True, slots=True)
class Deployed:
    """The template is deployed. A later deployment, after LocalStack was restarted, is under way and not an illness."""

    places: CloudPlaces

    def __call__(self, pid: int) -> None:  # noqa: ARG002 - the interface of all probes
        now = read_deployment(self.places.deployment_file)
        if now.phase is Phase.FAILED or not now.count:
            raise UnhealthyError(f"{now.phase} {now.detail}".rstrip())


def cloud_children(settings: Settings, state: StackState) -> list[Child]:
    beside = [child for child in children_of(settings, state) if child.name in BESIDE]
    places = CloudPlaces(settings)
    return [*beside, localstack_child(places), _deployer(places, state)]


def _deployer(places: CloudPlaces, state: StackState) -> Child:
    settings = places.settings
    product = app_environment(settings, state, stores_of(settings, state).urls)
    ports = {f"{name.upper()}_PORT": str(port) for name, port in settings.ports.items()}
    sam = {"SAM_CLI": os.environ["SAM_CLI"]} if "SAM_CLI" in os.environ else {}
    extra = {"NUTRITION_CLOUD_DATA_DIR": str(settings.root.path), **ports, **sam}

    def launch() -> Launch:
        return Launch(
            argv=(sys.executable, "-m", "localcloud.cloud.deployer"),
            log=settings.root.log("deployer"),
            env=process_environment({**product, **extra}, os.environ),
            cwd=PROJECT,
            stop=(StopStep(signal.SIGTERM, 5),),
        )

    needs = tuple(sorted({"localstack", "telegram", "postgres", "redis", "mongo"} - settings.external_urls.keys()))
    return Child("deployer", "deployment", launch, Deployed(places), needs)


def where(settings: Settings) -> str:
    """Where the user goes now."""
    places = CloudPlaces(settings)
    api = places.api_url(read_deployment(places.deployment_file).outputs.get("ApiId", ""))
    return f"Chat page: {settings.simulator_url}/  API: {api}  AWS: {places.endpoint}"


CLOUD = Plan(cloud_children, where, ("localcloud.cloud", "run"), "make cloud-down", Timing(ready_limit=_READY_SECONDS))
