"""The one error tree.

Every error carries `code`, for operators and metrics, and `text_key`, the message-catalogue key of the sentence that
a person may read, with `text_arguments` for its placeholders. Neither ever holds what a person sent.
"""

from collections.abc import Mapping


class NutritionError(Exception):
    """Base of everything the product raises on purpose."""

    code = "internal"
    text_key = "error-internal"

    def __init__(self, detail: str = "", **text_arguments: str | int | float) -> None:
        super().__init__(detail or self.code)
        self.text_arguments: Mapping[str, str | int | float] = text_arguments


class DomainError(NutritionError):
    """A rule of the product says no; the update is done, the person reads why."""

    code = "domain"


class InvalidInputError(DomainError):
    """What the person sent cannot be used; `text_key` says what is expected, with an example."""

    code = "invalid_input"
    text_key = "error-invalid-input"

    def __init__(self, text_key: str, detail: str = "", **text_arguments: str | int | float) -> None:
        super().__init__(detail or text_key, **text_arguments)
        self.text_key = text_key


class StaleDraftError(DomainError):
    """The button belongs to an older version of the draft."""

    code = "stale_draft"
    text_key = "error-stale-draft"


class NotFoundError(DomainError):
    """The thing named is not there, or is another person's."""

    code = "not_found"
    text_key = "error-not-found"


class ConflictError(NutritionError):
    """Another update stored the same thing first, or removed what this one needs; trying again sees its effect."""

    code = "conflict"


class DependencyError(NutritionError):
    """Something outside failed; the update may be tried again or answered with what works."""

    code = "dependency"
    text_key = "error-dependency"


class DependencyUnavailableError(DependencyError):
    """Time-out, connection failure, 5xx or an open circuit."""

    code = "dependency_unavailable"


class DependencyRejectedError(DependencyError):
    """The other side answered that it will not: bad credentials, a used-up quota, an invalid request."""

    code = "dependency_rejected"


class ConfigurationError(NutritionError):
    """A setting is missing or unsafe; the message names the setting, never its value."""

    code = "configuration"
