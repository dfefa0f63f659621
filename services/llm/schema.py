"""The JSON schema of an answer, in the part of the language that strict structured output takes."""

from typing import Any

from pydantic import BaseModel, ConfigDict

# https://platform.openai.com/docs/guides/structured-outputs: no titles or defaults are needed, lengths of texts and
# patterns are not held by every server. What is left out here is still checked when the answer is read.
_LEFT_OUT = frozenset({"title", "default", "minLength", "maxLength", "pattern", "description"})


class Strict(BaseModel):
    """A part of an answer: nothing unknown in it, nothing converted into another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def strict_schema(answer: type[BaseModel]) -> dict[str, Any]:
    """Every field required, no other allowed."""
    schema: dict[str, Any] = _plain(answer.model_json_schema())
    return schema


def _plain(part: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, list):
        return [_plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _plain(value) for key, value in part.items() if key not in _LEFT_OUT or isinstance(value, dict)}
    if isinstance(kept.get("properties"), dict):
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
