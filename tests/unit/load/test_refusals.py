"""Load goes to this machine only; a broken stack is named."""

import pytest

from loadtests import __main__ as program
from loadtests.options import parse
from loadtests.stack import BrokenStackError
from loadtests.target import NotLoopbackError, loopback_url


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://127.0.0.9:8081/chat?x=1", "http://127.0.0.9:8081"),
        ("http://localhost:8081/", "http://localhost:8081"),
        ("http://[::1]:8081", "http://[::1]:8081"),
    ],
)
def test_a_loopback_address_is_taken(url: str, target: str) -> None:
    assert loopback_url(url) == target


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.5:8081",
        "http://0.0.0.0:8081",
        "https://api.telegram.org",
        "http://127.0.0.1.example.org:80",
        "http://localhost@example.org:80",
        "http://example.org:80/127.0.0.1",
        "http://127.0.0.1:port",
        "http://127.0.0.1",
        "127.0.0.1:8081",
        "",
    ],
)
def test_any_other_address_is_refused(url: str) -> None:
    with pytest.raises(NotLoopbackError):
        loopback_url(url)


def test_the_command_ends_with_2_for_another_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--target", "http://192.0.2.1:8081"]) == 2
    assert "192.0.2.1" in capsys.readouterr().out


def test_the_command_ends_with_3_and_says_what_is_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_url: str) -> None:
        raise BrokenStackError("PostgreSQL is restarting: does not answer")

    monkeypatch.setattr(program, "check_simulator", broken)
    assert program.main(["--target", "http://127.0.0.1:8081"]) == 3
    assert "PostgreSQL is restarting" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--users", "0"], ["--users", "many"], ["--users", "9999"], ["--minutes", "600"]])
def test_a_run_has_bounds(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(wrong)
    assert ended.value.code == 2


def test_several_numbers_of_people_are_measured_from_few_to_many() -> None:
    assert parse(["--users", "100,10,50"]).users == (10, 50, 100)
