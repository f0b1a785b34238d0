"""Of which types are the answers to a form, and which of them can be listed?"""

from collections.abc import Iterable, Sequence

from suishiban.knowledge.guide import Form, FormField, Scenario
from suishiban.knowledge.rules.values import GroupType, Types, Value, ValueType

#: Field types (keys of knowledge.fields.FIELD_TYPES) whose values are not texts.
_TYPES = {
    "yes_no": ValueType.BOOL,
    "number": ValueType.NUMBER,
    "money": ValueType.NUMBER,
    "date": ValueType.DATE,
    "multi_choice": ValueType.STRINGS,
}


def type_of(field: FormField) -> ValueType:
    """The type of the answer to `field`."""
    return _TYPES.get(field.type, ValueType.STRING)


def types_of(form: Form, scenarios: Iterable[Scenario] = ()) -> Types:
    """The type of every name that a rule about `form` and `scenarios` may use."""
    chosen = {scenario.id: ValueType.STRING for scenario in scenarios}
    blanks = {field.id: type_of(field) for field in form.fields}
    groups = {group.id: GroupType({field.id: type_of(field) for field in group.fields}) for group in form.groups}
    return {**chosen, **blanks, **groups}


def domains_of(form: Form, scenarios: Iterable[Scenario] = ()) -> dict[str, Sequence[Value]]:
    """Every possible answer to the scenarios, choices and yes-or-no questions."""
    chosen: dict[str, Sequence[Value]] = {one.id: [option.id for option in one.options] for one in scenarios}
    for field in form.fields:
        if field.type == "yes_no":
            chosen[field.id] = (True, False)
        elif field.type == "choice":
            chosen[field.id] = [option.id for option in field.options]
    return chosen
