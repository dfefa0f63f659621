"""A CloudFormation template as it is for given parameters: conditions decided, choices made, references left alone.

Enough of CloudFormation's intrinsic functions to ask what would be deployed:
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_GONE = object()  # a property that AWS::NoValue takes away
_VARIABLE = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\}")


@dataclass(frozen=True)
class Deployment:
    """The resources that exist, by logical id."""

    resources: Mapping[str, Mapping[str, Any]]

    def of_type(self, *types: str) -> dict[str, Mapping[str, Any]]:
        """The properties of all resources of these types."""
        return {
            name: resource.get("Properties", {})
            for name, resource in self.resources.items()
            if resource["Type"] in types
        }

    def properties(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.resources[name].get("Properties", {})
        return found

    def references(self, name: str) -> set[str]:
        """Which other resources it needs."""
        return set(referenced(self.resources[name]))


def deploy(template: Mapping[str, Any], **parameters: str) -> Deployment:
    """What `template` makes of the given parameters and the defaults of the others."""
    values = {name: str(spec.get("Default", "")) for name, spec in template["Parameters"].items()}
    unknown = parameters.keys() - values.keys()
    assert not unknown, f"no such parameters: {unknown}"
    made = _Evaluation(template, values | parameters)
    return Deployment(
        {
            name: made.value(resource)
            for name, resource in template["Resources"].items()
            if "Condition" not in resource or made.condition(resource["Condition"])
        }
    )


def referenced(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """The logical ids that Ref, Fn::GetAtt and Fn::Sub name, pseudo parameters apart."""
    match value:
        case {"Ref": str(name)}:
            yield from () if "::" in name else (name,)
        case {"Fn::GetAtt": [name, *_]}:
            yield name
        case {"Fn::Sub": str(text)}:
            yield from _VARIABLE.findall(text)
        case dict() | list():
            for each in value.values() if isinstance(value, dict) else value:
                yield from referenced(each)


class _Evaluation:
    def __init__(self, template: Mapping[str, Any], parameters: Mapping[str, str]) -> None:
        self._conditions = template["Conditions"]
        self._mappings = template["Mappings"]
        self._parameters = parameters

    def condition(self, name: str) -> bool:
        return self._holds(self._conditions[name])

    def _holds(self, expression: Mapping[str, Any]) -> bool:
        match expression:
            case {"Condition": name}:
                return self.condition(name)
            case {"Fn::Equals": [left, right]}:
                return bool(self.value(left) == self.value(right))
            case {"Fn::Not": [one]}:
                return not self._holds(one)
            case {"Fn::And": several}:
                return all(self._holds(each) for each in several)
            case {"Fn::Or": several}:
                return any(self._holds(each) for each in several)
        raise ValueError(f"no condition: {expression}")

    def value(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        match value:
            case {"Ref": "AWS::NoValue"}:
                return _GONE
            case {"Ref": str(name)} if name in self._parameters:
                return self._parameters[name]
            case {"Fn::If": [condition, yes, no]}:
                return self.value(yes if self.condition(condition) else no)
            case {"Fn::FindInMap": [name, first, second]}:
                return self._mappings[name][self.value(first)][self.value(second)]
            case {"Fn::Sub": str(text)}:
                return {"Fn::Sub": self._substituted(text)}
            case dict():
                kept = ((name, self.value(each)) for name, each in value.items())
                return {name: each for name, each in kept if each is not _GONE}
            case list():
                return [each for each in map(self.value, value) if each is not _GONE]
        return value

    def _substituted(self, text: str) -> str:
        for name, value in self._parameters.items():
            text = text.replace(f"${{{name}}}", value)
        return text
