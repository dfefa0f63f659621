"""An execution environment behaves as AWS documents it, with AWS's own runtime client inside."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from lambda_process.messages import InitError, Outcome
from tests.cloud.environments import LAMBDA_PYTHON
from tests.cloud.runtime.conftest import MakeEnvironment, invocation

pytestmark = pytest.mark.cloud
MEGABYTE = 1024 * 1024
LIMIT = 6 * MEGABYTE + 100


def answer(outcome: Outcome) -> Any:  # noqa: ANN401 - JSON
    return json.loads(outcome.payload)


def test_result_context_and_log_of_an_invocation(make_environment: MakeEnvironment) -> None:
    environment = make_environment("""
        def handler(event, context):
            print("hello from", event["name"])
            return [context.function_name, context.aws_request_id, context.invoked_function_arn,
                    context.get_remaining_time_in_millis()]
        """)
    environment.start()
    asked = invocation('{"name": "the test"}', seconds=20)

    outcome, log = environment.invoke(asked, LIMIT)

    name, request_id, arn, remaining_ms = answer(outcome)
    assert not outcome.is_error
    assert (name, request_id, arn) == ("app", asked.request_id, asked.function_arn)
    assert 10_000 < remaining_ms <= 20_000
    lines = log.splitlines()
    assert lines[0] == f"START RequestId: {asked.request_id} Version: $LATEST"
    assert "hello from the test" in lines
    assert f"END RequestId: {asked.request_id}" in lines
    assert lines[-1].startswith(f"REPORT RequestId: {asked.request_id}\tDuration: ")
    assert "Memory Size: 128 MB" in lines[-1]
    assert "Init Duration: " in lines[-1]


def test_a_warm_environment_keeps_its_memory_and_reports_its_initialisation_once(
    make_environment: MakeEnvironment,
) -> None:
    environment = make_environment("""
        calls = []

        def handler(event, context):
            calls.append(1)
            return len(calls)
        """)
    environment.start()

    answers = [environment.invoke(invocation(), LIMIT) for _ in range(3)]

    assert [answer(outcome) for outcome, _ in answers] == [1, 2, 3]
    assert ["Init Duration" in log for _, log in answers] == [True, False, False]


def test_an_exception_is_an_error_with_its_stack_trace_and_the_environment_lives_on(
    make_environment: MakeEnvironment,
) -> None:
    environment = make_environment("""
        def handler(event, context):
            return 1 / event["by"]
        """)
    environment.start()

    failed, _ = environment.invoke(invocation('{"by": 0}'), LIMIT)
    passed, log = environment.invoke(invocation('{"by": 2}'), LIMIT)

    assert failed.is_error
    assert answer(failed)["errorType"] == "ZeroDivisionError"
    assert "return 1 / event" in answer(failed)["stackTrace"][0]
    assert answer(passed) == 0.5
    assert "Init Duration" not in log


def test_a_result_that_looks_like_an_error_is_none(make_environment: MakeEnvironment) -> None:
    environment = make_environment("""
        def handler(event, context):
            return {"errorMessage": "m", "errorType": "t", "requestId": "r", "stackTrace": []}
        """)
    environment.start()

    assert not environment.invoke(invocation(), LIMIT)[0].is_error


def test_after_the_time_out_the_process_is_gone_and_the_next_invocation_starts_anew(
    make_environment: MakeEnvironment,
) -> None:
    environment = make_environment("""
        import os, time

        def handler(event, context):
            time.sleep(event["sleep"])
            return os.getpid()
        """)
    environment.start()
    first = answer(environment.invoke(invocation('{"sleep": 0}'), LIMIT)[0])

    slow = invocation('{"sleep": 60}', seconds=1)
    outcome, log = environment.invoke(slow, LIMIT)

    assert outcome.is_error
    assert answer(outcome) == {
        "errorType": "Sandbox.Timedout",
        "errorMessage": f"RequestId: {slow.request_id} Error: Task timed out after 1.00 seconds",
    }
    assert f"{slow.request_id} Task timed out after 1.00 seconds" in log
    assert not psutil.pid_exists(first)
    assert answer(environment.invoke(invocation('{"sleep": 0}'), LIMIT)[0]) != first


def test_what_a_timed_out_function_has_started_ends_with_it(make_environment: MakeEnvironment, tmp_path: Path) -> None:
    environment = make_environment("""
        import pathlib, subprocess, time

        def handler(event, context):
            pathlib.Path(event["file"]).write_text(str(subprocess.Popen(["sleep", "600"]).pid))
            time.sleep(60)
        """)
    environment.start()

    environment.invoke(invocation(json.dumps({"file": str(tmp_path / "pid")}), seconds=2), LIMIT)

    started = int((tmp_path / "pid").read_text())
    eventually_gone(started)


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("os._exit(3)", "Runtime exited with error: exit status 3"),
        ("os._exit(0)", "Runtime exited without providing a reason"),
        ("os.kill(os.getpid(), 9)", "Runtime exited with error: signal: killed"),
    ],
)
def test_a_function_that_exits_is_a_runtime_exit_error_and_recovers(
    make_environment: MakeEnvironment, ending: str, said: str
) -> None:
    environment = make_environment(f"""
        import os

        def handler(event, context):
            if event["end"]:
                {ending}
            return "well"
        """)
    environment.start()

    asked = invocation('{"end": true}')
    outcome, _ = environment.invoke(asked, LIMIT)

    assert answer(outcome) == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {asked.request_id} Error: {said}",
    }
    assert answer(environment.invoke(invocation('{"end": false}'), LIMIT)[0]) == "well"


@pytest.mark.parametrize(
    ("code", "handler", "error_type", "said"),
    [
        ("import no_such_library", "app.handler", "Runtime.ImportModuleError", "No module named 'no_such_library'"),
        ("def handler(:", "app.handler", "Runtime.UserCodeSyntaxError", "Syntax error in module 'app'"),
        ("x = 1", "app.missing", "Runtime.HandlerNotFound", "Handler 'missing' missing on module 'app'"),
        ("raise ValueError('a wrong setting')", "app.handler", "ValueError", "a wrong setting"),
        ("import sys; sys.exit(4)", "app.handler", "Runtime.ExitError", "Runtime exited with error: exit status 4"),
    ],
)
def test_a_function_that_cannot_start_says_why(
    make_environment: MakeEnvironment, code: str, handler: str, error_type: str, said: str
) -> None:
    with pytest.raises(InitError) as failed:
        make_environment(code, handler=handler).start()

    error = json.loads(failed.value.payload)
    assert error["errorType"] == error_type
    assert said in error["errorMessage"]


def test_an_initialisation_that_hangs_is_ended(make_environment: MakeEnvironment) -> None:
    with pytest.raises(InitError, match=r"Sandbox.Timedout.*Init timed out after 1.50 seconds"):
        make_environment("import time; time.sleep(60)", init_seconds=1.5).start()


def test_a_result_above_the_limit_is_refused_and_one_below_it_is_not(make_environment: MakeEnvironment) -> None:
    environment = make_environment("""
        def handler(event, context):
            return "x" * event["size"]
        """)
    environment.start()

    large, _ = environment.invoke(invocation(json.dumps({"size": 7 * MEGABYTE})), LIMIT)
    fits, _ = environment.invoke(invocation(json.dumps({"size": 5 * MEGABYTE})), LIMIT)

    assert large.is_error
    assert answer(large)["errorType"] == "Function.ResponseSizeTooLarge"
    assert len(answer(fits)) == 5 * MEGABYTE


def test_the_function_sees_declared_variables_only(
    make_environment: MakeEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the host's settings nor its secrets, and not PYTHONDONTWRITEBYTECODE, which would slow every start."""
    monkeypatch.setenv("SECRET_OF_THE_HOST", "1")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    environment = make_environment(
        """
        import os

        def handler(event, context):
            return dict(os.environ)
        """,
        declared={"GREETING": "hello", "TABLE": "/opt/data/table"},
    )
    environment.start()

    seen = answer(environment.invoke(invocation(), LIMIT)[0])

    assert seen["GREETING"] == "hello"
    assert "SECRET_OF_THE_HOST" not in seen
    assert "PYTHONDONTWRITEBYTECODE" not in seen
    assert seen["AWS_EXECUTION_ENV"] == "AWS_Lambda_python3.11"
    assert Path(seen["TABLE"]).parts[-2:] == ("data", "table")


def test_layers_are_importable_and_a_later_one_wins(make_environment: MakeEnvironment, tmp_path: Path) -> None:
    layers = [tmp_path / "first", tmp_path / "second"]
    for layer in layers:
        (layer / "python" / "library").mkdir(parents=True)
        (layer / "python" / "library" / "__init__.py").write_text(f"name = {layer.name!r}")
    (layers[0] / "python" / "only_first.py").write_text("there = True")
    environment = make_environment(
        """
        import library, only_first

        def handler(event, context):
            return [library.name, only_first.there]
        """,
        layers=layers,
    )
    environment.start()

    assert answer(environment.invoke(invocation(), LIMIT)[0]) == ["second", True]


HOST = """
import sys, time
from pathlib import Path
from lambda_process.runtime_process import Launch, RuntimeProcess
from lambda_process.messages import Invocation

folder = Path(sys.argv[1])
runtime = RuntimeProcess(Launch(Path(sys.argv[2]), "app.handler", folder, {"PYTHONPATH": str(folder)}, folder / "log"))
runtime.ready(30)
print(runtime.pid, flush=True)
runtime.run(Invocation("1", b"{}", "arn", "trace", 600))
"""


def test_a_hanging_function_does_not_outlive_a_killed_host(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import time\ndef handler(event, context): time.sleep(600)")
    command = [sys.executable, "-c", HOST, str(tmp_path), str(LAMBDA_PYTHON)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ, text=True) as host:  # noqa: S603 - ours
        assert host.stdout is not None
        child = int(host.stdout.readline())
        host.send_signal(signal.SIGKILL)

    eventually_gone(child)


def eventually_gone(pid: int, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < end, f"process {pid} still runs"
        time.sleep(0.05)
