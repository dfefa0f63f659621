"""A step of the installation: what it is made from, what it makes, how."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from localcloud.install.run import Report
from localcloud.install.stamps import Stamp, fingerprint


@dataclass(frozen=True)
class Step:
    """`salt` are facts beside the files that the result depends on, as the Python version."""

    title: str
    stamp: Stamp
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    work: Callable[[Report], None]
    salt: tuple[str, ...] = field(default=())

    def is_done(self) -> bool:
        return all(output.exists() for output in self.outputs) and self.stamp.says(self._fingerprint())

    def do(self, report: Report) -> None:
        """Raises StepFailedError; the step then counts as not done."""
        made_from = self._fingerprint()
        self.stamp.clear()
        self.work(report)
        self.stamp.set(made_from)

    def _fingerprint(self) -> str:
        return fingerprint(self.inputs, *self.salt)


def to_do(steps: Sequence[Step]) -> list[Step]:
    """The first step that is not done, and all after it that are not."""
    return [step for step in steps if not step.is_done()]
