"""The benchmark of the transports: the REST twin answers as the gRPC service does, and a run says so in ratios."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import psutil
import pytest
import urllib3

from loadtests.rpc.calls import Call, ParseEdit, ParseMeal, RecogniseMeal
from loadtests.rpc.cases import Case
from loadtests.rpc.clients import transports
from loadtests.rpc.engines import Kind
from loadtests.rpc.measure import check_same_answers
from loadtests.rpc.processes import ServerProcess, running_servers
from loadtests.rpc.wire import CountingRelay
from nutrition.ports.recognition import DraftLine

pytestmark = pytest.mark.integration

PROJECT = Path(__file__).parents[3]
HOST = "127.0.0.1"
DRAFT = (DraftLine(1, "рис", "rice", "rice", Decimal(150)), DraftLine(2, "хлеб", "bread", "bread", Decimal(50)))
Servers = dict[tuple[str, Kind], ServerProcess]


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    with running_servers(HOST, (("language", "real"), ("vision", "real"))) as started:
        yield started


@pytest.mark.parametrize(
    "call",
    [
        ParseMeal("гречка 200 г, курица и яблоко"),
        ParseMeal("hello"),
        ParseEdit("рис не 150, а 200 г, убери хлеб", DRAFT),
        ParseEdit("это гречка, а не рис; добавь ложку сметаны", DRAFT),
        ParseEdit("съел половину", DRAFT),
        ParseEdit("отмени", DRAFT),
        ParseEdit("убери всё", DRAFT),
        RecogniseMeal((PROJECT / "tests" / "data" / "coffee.png").read_bytes()),
    ],
)
def test_the_twin_answers_as_the_service_does(servers: Servers, call: Call) -> None:
    """In every field of the contract, over every transport that the call has."""
    service = "vision" if isinstance(call, RecogniseMeal) else "language"
    check_same_answers(Case(service, "real", call, 0), servers[service, "real"], transports(call))


@pytest.mark.parametrize(
    ("service", "path", "body", "reason"),
    [
        ("language", "/v1/parse_meal", {"text": " "}, "EMPTY_TEXT"),
        ("language", "/v1/parse_meal", {"text": "a" * 4097}, "TEXT_TOO_LONG"),
        ("vision", "/v1/recognise_meal", {"image": ""}, "EMPTY_IMAGE"),
        ("vision", "/v1/recognise_meal", {"image": "R0lGODlh"}, "UNSUPPORTED_TYPE"),
    ],
)
def test_the_twin_refuses_what_the_service_refuses(
    servers: Servers, service: str, path: str, body: dict[str, str], reason: str
) -> None:
    url = f"http://{HOST}:{servers[service, 'real'].rest_port}{path}"
    response = urllib3.request("POST", url, json=body, retries=False)
    assert (response.status, response.json()) == (400, {"detail": reason})


def test_a_quick_run_gives_every_ratio_and_leaves_no_process(tmp_path: Path) -> None:
    ended = _bench("--quick", "--host", "127.0.0.77", "--reports", str(tmp_path))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    (data,) = tmp_path.glob("rpc-*-quick.json")
    assert data.with_suffix(".html").exists()
    report = json.loads(data.read_text())
    assert not [cell["errors"] for cell in report["cells"] if cell["errors"]]
    assert {(cell["service"], cell["kind"]) for cell in report["cells"]} == {
        (service, kind) for service in ("language", "vision") for kind in ("real", "no-op")
    }
    for cell in report["cells"]:
        assert all(each["n"] >= cell["callers"]["at_once"] for each in cell["figures"])
        for each in cell["comparisons"]:
            assert all(each[name]["middle"] > 0 for name in ("p50", "p95", "throughput", "cpu"))
        over_json = next(each for each in cell["comparisons"] if each["rival"] == "REST/JSON")
        assert over_json["bytes"] < 0.8  # what does not depend on the machine: base64, field names, headers
    assert not [each for each in psutil.process_iter(["cmdline"]) if "127.0.0.77" in (each.info["cmdline"] or ())]


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "food.sqlite").write_text("not a table")
    ended = _bench("--quick", "--reports", str(tmp_path / "reports"), FOOD_TABLE_PATH=str(tmp_path / "food.sqlite"))
    assert ended.returncode == 3
    assert "the language server (real) did not start: FOOD_TABLE_PATH" in ended.stdout.replace("\n", " ")


def test_the_relay_counts_both_directions() -> None:
    with (
        socket.create_server((HOST, 0)) as server,
        CountingRelay(HOST, server.getsockname()[1]) as relay,
        socket.create_connection((HOST, relay.port)) as near,
        server.accept()[0] as far,
    ):
        near.sendall(b"x" * 100)
        assert len(far.recv(100, socket.MSG_WAITALL)) == 100
        far.sendall(b"y" * 30)
        assert len(near.recv(30, socket.MSG_WAITALL)) == 30
    assert relay.bytes == 130


def _bench(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "loadtests.rpc", *arguments],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": ":".join(sys.path), "COLUMNS": "300"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
