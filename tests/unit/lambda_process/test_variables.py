"""The environment of a function's process."""

from pathlib import Path

from lambda_process.variables import Places, process_variables

PLACES = Places(Path("/code"), Path("/merged"), Path("/scratch"))


def test_paths_of_aws_become_paths_of_this_host() -> None:
    declared = {"TABLE": "/opt/data/t.sqlite", "TASK": "/var/task", "OTHER": "/optional", "TEXT": "see /opt/data"}

    variables = process_variables(declared, PLACES, "3.11", {})

    assert variables["TABLE"] == "/merged/data/t.sqlite"
    assert variables["TASK"] == "/code"
    assert (variables["OTHER"], variables["TEXT"]) == ("/optional", "see /opt/data")


def test_code_comes_before_layers_and_the_declared_module_path_after_them() -> None:
    variables = process_variables({"PYTHONPATH": "/var/task/vendor"}, PLACES, "3.11", {"PATH": "/usr/bin"})

    assert variables["PYTHONPATH"].split(":") == [
        "/code",
        "/merged/python/lib/python3.11/site-packages",
        "/merged/python",
        "/code/vendor",
    ]
    assert variables["PATH"] == "/merged/bin:/usr/bin"


def test_numbers_are_written_as_text_and_nothing_is_left_out() -> None:
    variables = process_variables({"SIZE": 128, "NONE": None}, PLACES, "3.11", {"HOME": "/somebody", "TOKEN": "1"})

    assert variables["SIZE"] == "128"
    assert "NONE" not in variables
    assert "TOKEN" not in variables
    assert variables["HOME"] == "/scratch"
