"""Does a number lie between the least and the greatest value of its blank?"""

from decimal import Decimal, InvalidOperation

from suishiban.knowledge.fields.json_form import plain_decimal
from suishiban.knowledge.fields.kind import Rejected
from suishiban.knowledge.fields.refusal import label_en, refuse
from suishiban.knowledge.guide import FormField, Text
from suishiban.knowledge.text import SuishibanError


class WrongLimit(SuishibanError):
    """The minimum or maximum of a form field is not in the notation of its type"""


def limit(text: str, field: FormField) -> Decimal | None:
    """A stated limit as a number, None where the guide states none. Raises WrongLimit naming the field."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise WrongLimit(field=field.id, limit=text, right="a number") from None


def outside(number: Decimal, field: FormField, unit: Text) -> Rejected | None:
    """The refusal of a number below the minimum or above the maximum; None where it lies within."""
    least, greatest = limit(field.minimum, field), limit(field.maximum, field)
    if least is not None and number < least:
        edge = plain_decimal(least)
        return refuse(
            f"{field.label.zh}不能少于{edge}{unit.zh}",
            f"The {label_en(field)} cannot be less than {edge}{unit.en}",
            f"请填{edge}{unit.zh}或更多",
            f"Please give {edge}{unit.en} or more",
        )
    if greatest is not None and number > greatest:
        edge = plain_decimal(greatest)
        return refuse(
            f"{field.label.zh}不能超过{edge}{unit.zh}",
            f"The {label_en(field)} cannot be more than {edge}{unit.en}",
            f"请填{edge}{unit.zh}或更少",
            f"Please give {edge}{unit.en} or less",
        )
    return None
