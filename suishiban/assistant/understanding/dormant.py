"""Which blanks that do not apply yet may the citizen be speaking of?

“有登记，2月10号登记的”: the day belongs to a blank that applies only once the first words are taken down. Knowing it
beforehand keeps another blank from taking its value; `following.further_values` gives it afterwards.
"""

from collections.abc import Container

from suishiban.assistant.form.blanks import Blank, plain_blanks, row_blanks
from suishiban.assistant.understanding.engine import OpenForm


def dormant(form: OpenForm, pending: Blank | None) -> tuple[Blank, ...]:
    """The blanks that do not apply now and whose condition names the pending one, those of its row in a group; and what
    a life event asks as soon as one of its matters has a use for it."""
    active = {blank.path for blank in form.relevant.blanks}
    joint = form.compiled.joint
    shared = plain_blanks(joint.own.guide) if joint is not None else ()
    later = tuple(one for one in shared if one.path not in active and not one.field.derive)
    return (*later, *(one for one in _brought_by(form, pending, active) if one not in later))


def _brought_by(form: OpenForm, pending: Blank | None, active: Container[str]) -> tuple[Blank, ...]:
    if pending is None:
        return ()
    others = row_blanks(pending.group, pending.row) if pending.group else plain_blanks(form.compiled.guide)
    return tuple(one for one in others if one.path not in active and pending.field.id in _decided_by(form, one))


def _decided_by(form: OpenForm, blank: Blank) -> frozenset[str]:
    key = f"{blank.group.id}.{blank.field.id}" if blank.group else blank.field.id
    rule = form.compiled.when.get(key)
    return frozenset() if rule is None else rule.fields
