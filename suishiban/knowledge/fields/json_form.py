"""How does a value travel as JSON?

Decimals and dates become strings, so that no digit is lost; several options become a list.
"""

from datetime import date
from decimal import Decimal, InvalidOperation

from suishiban.knowledge.fields.kind import Value
from suishiban.knowledge.text import SuishibanError

Json = str | bool | int | float | list[str]


class NotAValue(SuishibanError):
    """The JSON does not fit the field type"""


def to_json(value: Value) -> Json:
    """`value` for JSON: decimals and dates as strings, tuples as lists."""
    match value:
        case tuple():
            return list(value)
        case Decimal():
            return plain_decimal(value)
        case date():
            return value.isoformat()
    return value


def from_json(type_name: str, value: object) -> Value:
    """The canonical value again. Raises NotAValue naming the type where the JSON is of another shape."""
    try:
        match type_name, value:
            case "yes_no", bool():
                return value
            case "multi_choice", list() if all(isinstance(one, str) for one in value):
                return tuple(value)
            case "date", str():
                return date.fromisoformat(value)
            case (("money" | "number"), (str() | int() | float())) if not isinstance(value, bool):
                return _exact(type_name, str(value))
            case (("yes_no" | "multi_choice" | "date" | "money" | "number"), _):
                pass
            case _, str():
                return value
    except (ValueError, InvalidOperation):
        pass
    raise NotAValue(type=type_name, got=type(value).__name__)


def plain_decimal(value: Decimal) -> str:
    """Without exponent and without trailing zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shortest(value: Decimal) -> Decimal:
    """The same amount with no more digits than it needs."""
    return Decimal(plain_decimal(value))


def _exact(type_name: str, text: str) -> Value:
    exact = shortest(Decimal(text))
    if not exact.is_finite():
        raise ValueError(text)
    return int(exact) if type_name == "number" and exact == exact.to_integral_value() else exact
