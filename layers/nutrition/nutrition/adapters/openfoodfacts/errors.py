"""The one place where the vendor's answers become the product's errors."""

from nutrition.errors import DependencyRejectedError, DependencyUnavailableError


class ThrottledError(DependencyRejectedError):
    """Too many reads: ours (429), or everybody's together (503)."""

    code = "openfoodfacts_throttled"


def error_for(status: int) -> DependencyRejectedError | DependencyUnavailableError:
    """The error that an answer other than 200, 404 and a redirect stands for."""
    detail = f"openfoodfacts: HTTP {status}"
    if status in (429, 503):
        return ThrottledError(detail)
    if 400 <= status < 500:
        return DependencyRejectedError(detail)
    return DependencyUnavailableError(detail)
