"""The deployment as a bar on a terminal, as a line for each phase elsewhere."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from localcloud.cloud.deployment import Deployment, Phase, read_deployment
from localcloud.cloud.package import DeploymentFailedError


class DeploymentDisplay:
    """Call it again and again. `expected` is the number of resources, as far as one knows before."""

    def __init__(self, console: Console, file: Path, expected: int) -> None:
        self._console, self._file, self._expected = console, file, expected
        self._phase: Phase | None = None
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn())
        more = (TimeElapsedColumn(), TextColumn("[dim]{task.fields[detail]}"))
        self._progress = Progress(*columns, *more, console=console, transient=True)
        self._task = self._progress.add_task(Phase.WAITING, total=expected, detail="")

    def __enter__(self) -> "DeploymentDisplay":
        if self._console.is_terminal:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self) -> None:
        """Raises DeploymentFailedError when the deployer says that it failed."""
        now = read_deployment(self._file)
        if now.phase is Phase.FAILED:
            raise DeploymentFailedError(f"deployment failed: {now.detail}")
        self._show(now)

    def _show(self, now: Deployment) -> None:
        total = max(self._expected, now.done)
        self._progress.update(self._task, description=now.phase, completed=now.done, total=total, detail=now.detail)
        if now.phase is not self._phase and not self._console.is_terminal:
            self._console.print(f"{now.phase} {now.detail}".rstrip(), markup=False, highlight=False)
        self._phase = now.phase
