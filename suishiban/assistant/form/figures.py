"""Which blanks hold a number of which single figures may be put right, and which figures does a reply have?"""

import re

from suishiban.knowledge.fields.spot import spoken
from suishiban.knowledge.guide import FormField

#: Types whose values are figures, compared with a card digit by digit.
_OF_FIGURES = frozenset(
    {"id_number", "credit_code", "mobile", "landline", "phone", "bank_card", "passport", "plate", "number"}
)
#: Blanks of any text that hold the number of a paper.
_CODE = re.compile("编号|证号|号码|文号|备案号|登记号|账号|代码|书号")
#: Figures from which something is a number and no count in a sentence.
_LEAST = 6
_RUN = re.compile(r"[0-9A-Za-z](?:[ \-]?[0-9A-Za-z])*")


def of_figures(field: FormField) -> bool:
    """Whether the blank takes such a number."""
    return field.type in _OF_FIGURES or (field.type == "text" and bool(_CODE.search(field.label.zh)))


def figures_in(raw: str) -> str:
    """The longest run of figures and letters in a reply, without what parts them; empty where it is no number."""
    runs = (compact(run) for run in _RUN.findall(spoken(raw)))
    longest = max((run for run in runs if any(map(str.isdigit, run))), key=len, default="")
    return longest if len(longest) >= _LEAST else ""


def compact(value: str) -> str:
    """Only the figures and letters of a value, in capitals."""
    return re.sub(r"[^0-9A-Za-z]", "", value).upper()
