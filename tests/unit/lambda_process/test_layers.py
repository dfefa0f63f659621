"""The layers of a function in one folder."""

import sys
from pathlib import Path

from lambda_process.layers import opt_folder, precompile


def layer(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / "python" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def test_a_later_layer_replaces_files_of_an_earlier_one_and_leaves_that_one_as_it_is(tmp_path: Path) -> None:
    first, second = layer(tmp_path / "1", a="x = 1", b="x = 1"), layer(tmp_path / "2", b="x = 2")

    opt = opt_folder([first, second], tmp_path / "work")

    assert (opt / "python" / "a.py").read_text() == "x = 1"
    assert (opt / "python" / "b.py").read_text() == "x = 2"
    assert (first / "python" / "b.py").read_text() == "x = 1"


def test_a_set_of_layers_is_unpacked_once_and_takes_no_second_copy(tmp_path: Path) -> None:
    first, second = layer(tmp_path / "1", a=""), layer(tmp_path / "2", b="")

    opt = opt_folder([first, second], tmp_path / "work")

    assert opt_folder([first, second], tmp_path / "work") == opt
    assert opt_folder([second, first], tmp_path / "work") != opt
    assert (opt / "python" / "a.py").samefile(first / "python" / "a.py")


def test_an_unpacking_that_was_broken_off_is_done_again(tmp_path: Path) -> None:
    one = layer(tmp_path / "1", a="")
    opt = opt_folder([one], tmp_path / "work")
    opt.rename(opt.with_suffix(".part"))

    assert (opt_folder([one], tmp_path / "work") / "python" / "a.py").exists()


def test_bytecode_of_what_compiles(tmp_path: Path) -> None:
    folder = layer(tmp_path / "1", good="x = 1", bad="x =")

    precompile(folder, Path(sys.executable), tmp_path / "work")

    assert [file.name.partition(".")[0] for file in (folder / "python" / "__pycache__").iterdir()] == ["good"]
