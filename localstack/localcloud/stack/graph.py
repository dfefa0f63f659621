"""In which order children start and stop."""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter

from localcloud.stack.child import Child, Kind


class BadGraphError(ValueError):
    """A child needs one that is not declared, or needs itself by a detour."""


def start_waves(children: Sequence[Child]) -> list[list[Child]]:
    """Children grouped so that each group needs only the groups before it. Raises BadGraphError."""
    by_name = {child.name: child for child in children}
    for child in children:
        if missing := set(child.needs) - by_name.keys():
            raise BadGraphError(f"{child.name} needs {', '.join(sorted(missing))}, which nobody declares")
    sorter = TopologicalSorter({child.name: child.needs for child in children})
    try:
        sorter.prepare()
    except CycleError as error:
        raise BadGraphError(f"children need each other: {' → '.join(error.args[1])}") from error
    waves = []
    while sorter.is_active():
        names = set(sorter.get_ready())
        waves.append([child for child in children if child.name in names])
        sorter.done(*names)
    return waves


def stop_waves(children: Sequence[Child]) -> list[list[Child]]:
    """Whoever needs something stops before it; the stores last and one by one, in reverse order of declaration."""
    waves = [[child for child in wave if child.kind is not Kind.STORE] for wave in reversed(start_waves(children))]
    stores = [[child] for child in reversed(children) if child.kind is Kind.STORE]
    return [wave for wave in waves if wave] + stores
