"""The environment of a function's process: what Lambda declares and what the function declares, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What a program needs to run on this host; LocalStack's own environment stays out.
_INHERITED = ("PATH", "LANG", "LC_ALL", "SSL_CERT_FILE", "SSL_CERT_DIR")
TASK_ROOT, OPT = "/var/task", "/opt"


@dataclass(frozen=True, slots=True)
class Places:
    """Where on this host the function finds what AWS has at /var/task, /opt and /tmp."""

    code: Path
    opt: Path
    tmp: Path


def process_variables(
    declared: Mapping[str, object], places: Places, python_version: str, inherited: Mapping[str, str]
) -> dict[str, str]:
    """`declared` wins over what is inherited. A declared path below /var/task or /opt is made the one on this host."""
    variables = {name: inherited[name] for name in _INHERITED if name in inherited}
    variables.setdefault("LANG", "C.UTF-8")
    own = {name: _on_host(str(value), places) for name, value in declared.items() if value is not None}
    libraries = (f"{places.opt}/python/lib/python{python_version}/site-packages", f"{places.opt}/python")
    modules = [str(places.code), *libraries, *filter(None, [own.get("PYTHONPATH")])]
    return {
        **variables,
        **own,
        "PATH": ":".join(filter(None, [f"{places.opt}/bin", own.get("PATH") or variables.get("PATH")])),
        "LD_LIBRARY_PATH": f"{places.code}:{places.code}/lib:{places.opt}/lib",
        "PYTHONPATH": ":".join(modules),
        "PYTHONUNBUFFERED": "1",
        "LAMBDA_TASK_ROOT": str(places.code),
        "AWS_EXECUTION_ENV": f"AWS_Lambda_python{python_version}",
        "TMPDIR": str(places.tmp),
        "HOME": str(places.tmp),
    }


def _on_host(value: str, places: Places) -> str:
    for aws, here in ((TASK_ROOT, places.code), (OPT, places.opt)):
        if value == aws or value.startswith(f"{aws}/"):
            return f"{here}{value.removeprefix(aws)}"
    return value
