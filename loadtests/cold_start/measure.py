"""One cold start: a fresh process of Lambda's runtime client, until it asks for work, and its first invocation."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from lambda_process.messages import InitError, Invocation
from lambda_process.runtime_process import Launch, RuntimeProcess
from lambda_process.variables import Places, process_variables
from loadtests.cold_start.functions import Function, NotBuiltError
from loadtests.cold_start.settings import ACCOUNT, REGION, variables

_INIT_SECONDS, _CALL_SECONDS = 60.0, 60.0
_TICKS = os.sysconf("SC_CLK_TCK")
_USER, _SYSTEM = 11, 12  # of /proc/PID/stat, counted after the name; proc(5)


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Times in ms, wall clock and CPU; memory in MB (peak resident, after the first call)."""

    init_ms: float
    init_cpu_ms: float
    call_ms: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Host:
    """`python` has Lambda's runtime client; `opt` is what the layers unpack to; `endpoint` answers for AWS."""

    python: Path
    opt: Path
    folder: Path
    endpoint: str
    version: str


def cold_start(function: Function, host: Host) -> ColdStart:
    """From the start of the process. Raises NotBuiltError with what the function says when it does not start."""
    temporary = host.folder / "tmp"
    temporary.mkdir(exist_ok=True)
    places = Places(function.code, host.opt, temporary)
    environment = process_variables(variables(function, host.endpoint), places, host.version, os.environ)
    launch = Launch(host.python, function.handler, function.code, environment, host.folder / f"{function.name}.log")
    began = time.perf_counter()
    process = RuntimeProcess(launch)
    try:
        process.ready(_INIT_SECONDS)
        init_ms, cpu_ms = (time.perf_counter() - began) * 1000, _cpu_ms(process.pid)
        began = time.perf_counter()
        process.run(_first(function))
        return ColdStart(init_ms, cpu_ms, (time.perf_counter() - began) * 1000, _peak_mb(process.pid))
    except InitError as error:
        raise NotBuiltError(f"{function.name} does not start: {error}") from error
    finally:
        process.kill()


def _first(function: Function) -> Invocation:
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
    return Invocation("00000000-0000-0000-0000-000000000000", function.event, arn, "Root=1-0-0", _CALL_SECONDS)


def _cpu_ms(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[_USER]) + int(fields[_SYSTEM])) * 1000 / _TICKS


def _peak_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
