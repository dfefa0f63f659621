"""An execution environment: runtime processes one after another, with the log that they share."""

import time
from pathlib import Path

from lambda_process.messages import InitError, Invocation, Outcome, too_large
from lambda_process.report import Report, end_lines, start_line, timed_out_line
from lambda_process.runtime_process import Launch, RuntimeProcess


class Environment:
    """Takes one invocation at a time, as on AWS; a runtime that was killed or has exited is initialised anew."""

    def __init__(self, launch: Launch, init_seconds: float, *, version: str, memory_mb: int) -> None:
        self._launch = launch
        self._init_seconds = init_seconds
        self._version = version
        self._memory_mb = memory_mb
        self._runtime: RuntimeProcess | None = None
        self._init_ms: float | None = None  # not reported yet
        self._reported = 0  # bytes of the log

    def start(self) -> None:
        """Returns when the runtime waits for work. Raises InitError."""
        self._init_ms = self._initialise(self._init_seconds)

    def invoke(self, invocation: Invocation, payload_limit: int) -> tuple[Outcome, str]:
        """The outcome and what was logged since the last invocation, AWS's START, END and REPORT lines among it."""
        self._write(start_line(invocation.request_id, self._version))
        began = time.perf_counter()
        outcome = self._outcome(invocation)
        duration_ms = (time.perf_counter() - began) * 1000
        if len(outcome.payload) > payload_limit:
            outcome = Outcome(too_large(len(outcome.payload), payload_limit), is_error=True)
        if self._runtime is not None and not self._runtime.is_alive and duration_ms >= invocation.seconds * 1000:
            self._write(timed_out_line(invocation.request_id, invocation.seconds))
        report = Report(invocation.request_id, duration_ms, self._memory_mb, self._peak_mb(), self._init_ms)
        self._init_ms = None
        self._write(end_lines(report))
        return outcome, self._new_log()

    def stop(self) -> None:
        if self._runtime is not None:
            self._runtime.kill()

    def log(self) -> str:
        """All of it."""
        return self._launch.log.read_text(errors="replace") if self._launch.log.exists() else ""

    def _outcome(self, invocation: Invocation) -> Outcome:
        runtime = self._runtime
        if runtime is None or not runtime.is_alive:
            try:
                self._initialise(invocation.seconds)  # within the invocation, and on its time
            except InitError as error:
                return Outcome(error.payload, is_error=True)
            runtime = self._runtime
        if runtime is None:
            raise RuntimeError("the environment has not been started")
        return runtime.run(invocation)

    def _initialise(self, seconds: float) -> float:
        """Milliseconds it took."""
        began = time.perf_counter()
        self._runtime = RuntimeProcess(self._launch)
        self._runtime.ready(seconds)
        return (time.perf_counter() - began) * 1000

    def _write(self, text: str) -> None:
        with self._launch.log.open("ab") as log:
            log.write(text.encode() + b"\n")

    def _new_log(self) -> str:
        with self._launch.log.open("rb") as log:
            log.seek(self._reported)
            new = log.read()
        self._reported += len(new)
        return new.decode(errors="replace")

    def _peak_mb(self) -> int:
        """Peak resident memory of the runtime, MB; 0 when it is gone."""
        runtime = self._runtime
        status = Path(f"/proc/{runtime.pid if runtime else 0}/status")
        try:
            peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        except (OSError, StopIteration):
            return 0
        return int(peak.split()[1]) // 1024
