"""The terminal's version of the progress display; needs rich, which is there after the first step."""

from collections.abc import Sequence

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from localcloud.install.steps import Step

_WIDTH = 60


def perform(steps: Sequence[Step]) -> None:
    """Raises StepFailedError."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[line]}"),
    )
    with Progress(*columns) as progress:
        task = progress.add_task("", total=len(steps), line="")

        def report(line: str) -> None:
            progress.update(task, line=escape(line.strip()[:_WIDTH]))

        for step in steps:
            progress.update(task, description=step.title, line="")
            step.do(report)
            progress.advance(task)
        progress.update(task, description="installed", line="")
