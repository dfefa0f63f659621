"""What LocalStack does without limit and one machine cannot: environments, and a metric for every invocation."""

import contextlib
import threading
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from localstack.runtime import hooks

from lambda_process.patching import replace
from lambda_process.settings import process_settings


@hooks.on_infra_start(should_load=lambda: process_settings().most_environments > 0)
def cap_environments() -> None:
    """An invocation waits for a free environment where AWS, and LocalStack, would start one more."""
    from localstack.services.lambda_.invocation.assignment import AssignmentService  # LocalStack is still booting above

    most = process_settings().most_environments
    places: defaultdict[str, threading.BoundedSemaphore] = defaultdict(lambda: threading.BoundedSemaphore(most))
    assign: Any = AssignmentService.get_environment

    @contextlib.contextmanager
    def get_environment(self: AssignmentService, version_manager_id: str, *arguments: Any) -> Iterator[Any]:  # noqa: ANN401 - handed on
        with places[version_manager_id], assign(self, version_manager_id, *arguments) as environment:
            yield environment

    replace(AssignmentService, "get_environment", get_environment)


@hooks.on_infra_start(should_load=lambda: not process_settings().metrics)
def leave_out_metrics() -> None:
    """Writing the datum into CloudWatch's SQLite costs more than an invocation."""
    from localstack.services.lambda_.invocation import version_manager  # LocalStack is still booting above

    def nothing(**_: object) -> None: ...

    for name in ("record_cw_metric_invocation", "record_cw_metric_error"):
        replace(version_manager, name, nothing)
