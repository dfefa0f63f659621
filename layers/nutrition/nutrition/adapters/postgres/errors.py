"""From SQLSTATE to the product's error tree.

pg8000 maps only 23505 to IntegrityError and 28000 to InterfaceError; every other refusal of the server arrives as
ProgrammingError, so the class of the exception says nothing. The code stands in the field "C" of the server's answer
(https://www.postgresql.org/docs/15/protocol-error-fields.html). The answer's texts repeat the row's values: only the
code and the names of table and constraint go on.
"""

from collections.abc import Mapping

from sqlalchemy.exc import DBAPIError

from nutrition.errors import ConflictError, DependencyRejectedError, DependencyUnavailableError, NutritionError

# https://www.postgresql.org/docs/15/errcodes-appendix.html: connection, transaction rollback, resources, operator
# intervention (a statement time-out is 57014), lock not available, and a replica that was a primary a moment ago.
_UNAVAILABLE_CLASSES = ("08", "40", "53", "57", "58")
_UNAVAILABLE_CODES = ("55P03", "25006")
# Unique, foreign key and exclusion: the rule was broken by what another transaction did first.
_CONFLICT_CODES = ("23505", "23503", "23P01")
# These texts name tables, roles and databases, and no row; elsewhere the names of table and constraint say enough.
_KEPT = {"28": "M", "3D": "M", "42": "M"}


def translate(error: BaseException) -> NutritionError:
    """The error to raise instead of what SQLAlchemy, pg8000 or the socket raised."""
    fields = _fields(error)
    code = fields.get("C")
    if code is None:
        return DependencyUnavailableError("postgresql does not answer")
    detail = " ".join(filter(None, ("postgresql", code, *(fields.get(key) for key in _KEPT.get(code[:2], "tn")))))
    if code.startswith(_UNAVAILABLE_CLASSES) or code in _UNAVAILABLE_CODES:
        return DependencyUnavailableError(detail)
    if code in _CONFLICT_CODES:
        return ConflictError(detail)
    return DependencyRejectedError(detail)


def was_shut_down(error: BaseException) -> bool:
    """Whether the server ended the session (57P01 to 57P03): it says so to whoever asks next."""
    return _fields(error).get("C", "").startswith("57P0")


def _fields(error: BaseException) -> Mapping[str, str]:
    cause = error.orig if isinstance(error, DBAPIError) else error
    first = cause.args[0] if cause is not None and cause.args else None
    return first if isinstance(first, dict) else {}
