"""Several pollers for each SQS event source mapping, as on AWS.

LocalStack has one, so a slow message group holds up all the others. The order within a group is SQS's own doing: a
group with a message in flight is not handed out.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from localstack.runtime import hooks

from lambda_process.patching import replace
from lambda_process.settings import process_settings

if TYPE_CHECKING:
    from localstack.services.lambda_.event_source_mapping.esm_worker import EsmWorker
    from localstack.services.lambda_.event_source_mapping.pollers.sqs_poller import SqsPoller

_LOOK_AGAIN_SECONDS = 1.0  # whether the mapping still exists

logger = logging.getLogger(__name__)


class Crew:
    """The pollers of one mapping: LocalStack's own always polls, the others while a message is being handled."""

    def __init__(self, worker: "EsmWorker", poller: "SqsPoller", idle_seconds: float) -> None:
        self._worker, self._poller, self._idle = worker, poller, idle_seconds
        self._busy, self._handling, self._lock = threading.Event(), 0, threading.Lock()
        self._handle: Any = poller.handle_messages
        replace(poller, "handle_messages", self._handle_messages)

    def start(self, helpers: int) -> None:
        for number in range(helpers):
            name = f"esm-{self._worker.uuid[:8]}-{number}"
            threading.Thread(target=self._help, name=name, daemon=True).start()

    def _handle_messages(self, messages: list[dict[str, object]]) -> None:
        with self._counted():
            self._handle(messages)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self._handling += 1
            self._busy.set()
        try:
            yield
        finally:
            with self._lock:
                self._handling -= 1
                if not self._handling:
                    self._busy.clear()

    def _help(self) -> None:
        from localstack.services.lambda_.event_source_mapping.pollers.poller import (  # LocalStack is booting above
            EmptyPollResultsException,
        )

        ended = self._worker._shutdown_event  # noqa: SLF001 - there is no other sign of the mapping's end
        while not ended.is_set():
            if not self._busy.wait(_LOOK_AGAIN_SECONDS):
                continue
            try:
                self._poller.poll_events()
            except EmptyPollResultsException:
                ended.wait(self._idle)
            except Exception as error:  # noqa: BLE001 - as LocalStack's own loop: whatever it is, poll again
                logger.warning("poller of %s: %s", self._worker.uuid, error)
                ended.wait(_LOOK_AGAIN_SECONDS)


@hooks.on_infra_start(should_load=lambda: process_settings().pollers > 1)
def poll_in_parallel() -> None:
    """A mapping's ScalingConfig.MaximumConcurrency counts if it is less than LAMBDA_PROCESS_POLLERS."""
    from localstack.config import LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC as IDLE_SECONDS
    from localstack.services.lambda_.event_source_mapping import esm_worker  # LocalStack is still booting above
    from localstack.services.lambda_.event_source_mapping.pollers.sqs_poller import SqsPoller
    from localstack.utils.backoff import ExponentialBackoff

    start: Any = esm_worker.EsmWorker.start
    make_backoff: Any = ExponentialBackoff

    def start_all(worker: "EsmWorker") -> None:
        poller = worker.poller
        if isinstance(poller, SqsPoller):
            scaling = worker.esm_config.get("ScalingConfig") or {}
            most = min(process_settings().pollers, scaling.get("MaximumConcurrency") or process_settings().pollers)
            crew = Crew(worker, poller, IDLE_SECONDS)
            start(worker)
            crew.start(most - 1)
        else:
            start(worker)

    def never_longer_than_the_longest(initial_interval: float, max_interval: float) -> ExponentialBackoff:
        """LocalStack's first wait on an empty queue is 1 s, whatever the setting: each answer would be that late."""
        backoff: ExponentialBackoff = make_backoff(min(initial_interval, max_interval), max_interval=max_interval)
        return backoff

    replace(esm_worker.EsmWorker, "start", start_all)
    replace(esm_worker, "ExponentialBackoff", never_longer_than_the_longest)
