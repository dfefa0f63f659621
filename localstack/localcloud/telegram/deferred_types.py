"""Import aiogram without building the schema of each of its ~1000 types.

``aiogram.types`` ends with a loop that calls ``model_rebuild`` on every type: 4.6 CPU seconds and 167 MB. While
``deferred_aiogram`` imports it, that call only notes the namespace it was given; ``build`` then rebuilds the few models
that are used with the same namespace. This is for a process of its own: a program that imports aiogram afterwards would
get unbuilt types.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel


class DeferredAiogram:
    """Holds the namespace in which aiogram's forward references resolve."""

    def __init__(self) -> None:
        self._namespace: dict[str, Any] = {}

    def load(self) -> None:
        """Import aiogram with its rebuild loop disarmed.

        Raises:
            RuntimeError: aiogram is already imported, or no longer builds its types in this way.
        """
        if "aiogram" in sys.modules:
            raise RuntimeError("aiogram is already imported")
        namespace = self._namespace

        def note_namespace(_: type[Any], /, **options: Any) -> None:  # noqa: ANN401 - pydantic's own signature
            namespace.update(options.get("_types_namespace") or {})

        original = BaseModel.__dict__["model_rebuild"]
        setattr(BaseModel, "model_rebuild", classmethod(note_namespace))  # noqa: B010 - mypy refuses the assignment
        try:
            import aiogram.methods
            import aiogram.types  # noqa: F401 - imported for its effect
        finally:
            setattr(BaseModel, "model_rebuild", original)  # noqa: B010 - as above
        if "Update" not in namespace:
            raise RuntimeError("aiogram no longer rebuilds its types with a namespace: import it plainly")

    def build(self, models: Iterable[type[BaseModel]]) -> None:
        """Build the given models, with all they refer to."""
        for model in models:
            model.model_rebuild(_types_namespace=self._namespace)
