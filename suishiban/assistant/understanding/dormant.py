"""Which blanks would the answer to the pending question bring into the form?

“有登记，2月10号登记的”: the day belongs to a blank that applies only once the first words are taken down. Knowing it
beforehand keeps another blank from taking its value; `following.further_values` gives it afterwards.
"""

from suishiban.assistant.form.blanks import Blank, plain_blanks, row_blanks
from suishiban.assistant.understanding.engine import OpenForm


def dormant(form: OpenForm, pending: Blank | None) -> tuple[Blank, ...]:
    """The blanks that do not apply now and whose condition names the pending one; those of its row in a group."""
    if pending is None:
        return ()
    active = {blank.path for blank in form.relevant.blanks}
    others = row_blanks(pending.group, pending.row) if pending.group else plain_blanks(form.compiled.guide)
    return tuple(one for one in others if one.path not in active and pending.field.id in _decided_by(form, one))


def _decided_by(form: OpenForm, blank: Blank) -> frozenset[str]:
    key = f"{blank.group.id}.{blank.field.id}" if blank.group else blank.field.id
    rule = form.compiled.when.get(key)
    return frozenset() if rule is None else rule.fields
