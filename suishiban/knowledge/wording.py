"""How is a condition said in words?

`premises == "leased"` of a guide becomes 新住所的使用权为“租赁”: the labels are the guide's own, the rest is
fixed wording.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from suishiban.knowledge.guide import FormField, FormGroup, LifeEvent, Option, Provisions, Scenario, Text
from suishiban.knowledge.rules.nodes import Binary, Call, Listing, Literal, Macro, Member, Name, Node, Unary
from suishiban.knowledge.rules.syntax import parse
from suishiban.knowledge.text import SuishibanError

#: What an expression may name: the scenarios, fields and groups of a guide, by id; in a macro also `variable.field`.
Named = Mapping[str, Scenario | FormField | FormGroup]

_ORDER = {
    "<": Text("小于{}", "is less than {}"),
    "<=": Text("不大于{}", "is at most {}"),
    ">": Text("大于{}", "is more than {}"),
    ">=": Text("不小于{}", "is at least {}"),
}
_ORDER_OF_DAYS = {
    "<": Text("早于{}", "is before {}"),
    "<=": Text("不晚于{}", "is not after {}"),
    ">": Text("晚于{}", "is after {}"),
    ">=": Text("不早于{}", "is not before {}"),
}
_SAME = Text("{}与{}相同", "{} is the same as {}")
_DIFFERS = Text("{}与{}不同", "{} differs from {}")
_AND = Text("，并且", ", and ")
_OR = Text("，或者", ", or ")


class NotWordable(SuishibanError):
    """The condition has no fixed wording"""


def named(guide: Provisions | LifeEvent) -> Named:
    """What the expressions of `guide` may name."""
    asked: tuple[Scenario | FormField | FormGroup, ...] = (*guide.scenarios, *guide.form.fields, *guide.form.groups)
    return {one.id: one for one in asked}


def condition_words(expression: str, names: Named) -> Text:
    """`expression` in words, without a full stop.

    Raises NotWordable where it computes, RuleSyntaxError where it cannot be read.
    """
    return _words(parse(expression), names)


def _words(node: Node, names: Named) -> Text:
    """Words for any condition; each form of node has its own wording below."""
    if isinstance(node, Binary):
        return _WORDED_BY[node.operator](node, names) if node.operator in _WORDED_BY else _refuse(node)
    if isinstance(node, Unary) and node.operator == "!" and isinstance(node.operand, Name):
        return _is(_label(node.operand, names), Text("“否”", "“no”"))
    if isinstance(node, Name):
        return _is(_label(node, names), Text("“是”", "“yes”"))
    if isinstance(node, Call) and node.name == "has" and isinstance(node.arguments[0], Name):
        return _fill(Text("填写了{}", "{} is given"), _label(node.arguments[0], names))
    if isinstance(node, Macro) and node.name in _QUANTIFIED:
        return _of_rows(node, names)
    return _refuse(node)


def _of_rows(node: Macro, names: Named) -> Text:
    """A condition on the rows of a group: 每个股东的姓名与经办人相同."""
    group = names.get(node.owner.name) if isinstance(node.owner, Name) else None
    if not isinstance(group, FormGroup):
        return _refuse(node)
    row = {f"{node.variable}.{field.id}": field for field in group.fields}
    return _fill(_QUANTIFIED[node.name], group.row, _words(node.body, {**names, **row}))


_QUANTIFIED = {
    "all": Text("每个{}的{}", "for every {}, {}"),
    "exists": Text("有一个{}的{}", "for one {}, {}"),
}


def _both(node: Binary, names: Named) -> Text:
    return _join(_AND, _words(node.left, names), _words(node.right, names))


def _either(node: Binary, names: Named) -> Text:
    """`a == "x" || a == "y"` names a once: a为“x”或者“y”."""
    chosen = _alternatives(node)
    if chosen:
        name, values = chosen
        return _one_of(name, values, names)
    return _join(_OR, _words(node.left, names), _words(node.right, names))


def _alternatives(node: Node) -> tuple[Name, tuple[Literal, ...]] | None:
    """The name and the values of a chain of `name == value` over one name."""
    if not isinstance(node, Binary):
        return None
    if node.operator == "==" and isinstance(node.left, Name) and isinstance(node.right, Literal):
        return node.left, (node.right,)
    left, right = _alternatives(node.left), _alternatives(node.right)
    if node.operator == "||" and left and right and left[0].name == right[0].name:
        return left[0], left[1] + right[1]
    return None


def _equal(node: Binary, names: Named) -> Text:
    if isinstance(node.right, Name | Member):
        return _fill(_SAME, _label(node.left, names), _label(node.right, names))
    return _is(_label(node.left, names), _value(node.right, node.left, names))


def _unequal(node: Binary, names: Named) -> Text:
    if isinstance(node.right, Name | Member):
        return _fill(_DIFFERS, _label(node.left, names), _label(node.right, names))
    value = _value(node.right, node.left, names)
    return _fill(Text("{}不是{}", "{} is not {}"), _label(node.left, names), value)


def _in(node: Binary, names: Named) -> Text:
    if isinstance(node.right, Listing) and isinstance(node.left, Name):
        literals = tuple(item for item in node.right.items if isinstance(item, Literal))
        return _one_of(node.left, literals, names)
    value = _value(node.left, node.right, names)
    return _fill(Text("{}包括{}", "{} includes {}"), _label(node.right, names), value)


def _compare(node: Binary, names: Named) -> Text:
    days = isinstance(node.right, Call)
    relation = (_ORDER_OF_DAYS if days else _ORDER)[node.operator]
    value = _value(node.right, node.left, names)
    return _join(Text("", " "), _label(node.left, names), _fill(relation, value))


_WORDED_BY: Mapping[str, Callable[[Binary, Named], Text]] = {
    "&&": _both,
    "||": _either,
    "==": _equal,
    "!=": _unequal,
    "in": _in,
    **dict.fromkeys(_ORDER, _compare),
}


def _one_of(name: Name, values: tuple[Literal, ...], names: Named) -> Text:
    shown = [_value(value, name, names) for value in values]
    return _is(_label(name, names), _join(Text("或者", " or "), *shown))


def _is(label: Text, value: Text) -> Text:
    return _fill(Text("{}为{}", "{} is {}"), label, value)


def _asked(node: Node, names: Named) -> Scenario | FormField | FormGroup | None:
    """The scenario, blank or group that `node` names."""
    if isinstance(node, Member) and isinstance(node.owner, Name):
        return names.get(f"{node.owner.name}.{node.name}")
    return names.get(node.name) if isinstance(node, Name) else None


def _label(node: Node, names: Named) -> Text:
    if asked := _asked(node, names):
        return _fill(Text("{}", "“{}”"), asked.label)
    if isinstance(node, Call) and node.name == "age":
        return _fill(Text("按{}计算的年龄", "the age by {}"), _label(node.arguments[0], names))
    return _refuse(node)


def _value(node: Node, of: Node, names: Named) -> Text:
    """A value written out, as an option of the field or scenario `of` where it is one."""
    if isinstance(node, Call) and node.name == "today":
        return Text("今天", "today")
    if isinstance(node, Call) and node.name == "date" and isinstance(node.arguments[0], Literal):
        return Text(str(node.arguments[0].value), str(node.arguments[0].value))
    if not isinstance(node, Literal):
        return _refuse(node)
    asked = _asked(of, names)
    if isinstance(node.value, bool):
        return Text("“是”", "“yes”") if node.value else Text("“否”", "“no”")
    if isinstance(node.value, int | Decimal):
        unit = asked.unit if isinstance(asked, FormField) and asked.unit else Text("", "")
        return Text(f"{node.value}{unit.zh}", f"{node.value} {unit.en}".rstrip())
    return _quoted(node.value, asked.options if isinstance(asked, Scenario | FormField) else ())


def _quoted(value: str, options: tuple[Option, ...]) -> Text:
    label = next((option.label for option in options if option.id == value), Text(value, value))
    return _fill(Text("“{}”", "“{}”"), label)


def _fill(pattern: Text, *parts: Text) -> Text:
    """`pattern` with the parts in place; no English where a part has none."""
    english = pattern.en.format(*(part.en for part in parts)) if all(part.en for part in parts) else ""
    return Text(pattern.zh.format(*(part.zh for part in parts)), english)


def _join(between: Text, *parts: Text) -> Text:
    english = between.en.join(part.en for part in parts) if all(part.en for part in parts) else ""
    return Text(between.zh.join(part.zh for part in parts), english)


def _refuse(node: Node) -> Text:
    raise NotWordable(column=node.column, fix="comparisons of a field or scenario with a value or another field")
