"""What the installation does again, and what it leaves alone."""

from pathlib import Path

import pytest

from localcloud.install.run import Report, StepFailedError
from localcloud.install.stamps import Stamp, fingerprint
from localcloud.install.steps import Step, to_do


class Workshop:
    """A step that makes one file from a requirement file and a folder of sources, and counts how often."""

    def __init__(self, directory: Path) -> None:
        self.pinned, self.sources, self.out = directory / "data.txt", directory / "tool", directory / "out"
        self.sources.mkdir()
        self.pinned.write_text("onnx==1")
        (self.sources / "build.py").write_text("code")
        self.times = 0
        self.fails = False
        stamp = Stamp(directory / "stamps" / "tool")
        self.step = Step("tool", stamp, (self.pinned, self.sources), (self.out,), self.work)

    def work(self, report: Report) -> None:
        self.times += 1
        report("working")
        if self.fails:
            raise StepFailedError("no")
        self.out.write_text("made")

    def install(self) -> int:
        for step in to_do([self.step]):
            step.do(lambda _: None)
        return self.times


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_nothing_is_done_twice(workshop: Workshop) -> None:
    assert [workshop.install(), workshop.install()] == [1, 1]


def test_a_changed_requirement_a_changed_source_or_a_missing_result_is_made_again(workshop: Workshop) -> None:
    workshop.install()
    workshop.pinned.write_text("onnx==2")
    assert workshop.install() == 2
    (workshop.sources / "build.py").write_text("better code")
    assert workshop.install() == 3
    workshop.out.unlink()
    assert workshop.install() == 4


def test_bytecode_is_no_source(workshop: Workshop) -> None:
    workshop.install()
    (workshop.sources / "__pycache__").mkdir()
    (workshop.sources / "__pycache__" / "build.pyc").write_bytes(b"\0")
    assert workshop.install() == 1


def test_a_step_that_failed_is_tried_again_even_with_an_old_result_in_place(workshop: Workshop) -> None:
    workshop.install()
    workshop.pinned.write_text("onnx==2")
    workshop.fails = True
    with pytest.raises(StepFailedError):
        workshop.install()
    workshop.pinned.write_text("onnx==1")
    workshop.fails = False
    assert workshop.install() == 3


def test_moving_content_between_files_changes_the_fingerprint(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("xy")
    two.write_text("")
    before = fingerprint([one, two])
    one.write_text("x")
    two.write_text("y")
    assert fingerprint([one, two]) != before
