"""Can every expression of a guide be compiled, come true, and be said in words?"""

from collections.abc import Iterator

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, LifeEvent, Text
from suishiban.knowledge.lint.expressions import (
    Expression,
    ExpressionKind,
    expressions_of,
    expressions_of_event,
    names_for,
    types_in,
)
from suishiban.knowledge.lint.report import wrong
from suishiban.knowledge.rules import Reach, RuleError, compile_rule, domains_of, reachable
from suishiban.knowledge.wording import NotWordable, condition_words, named


def expressions_compile(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Every expression can be read, names what exists, and has the right type."""
    types = types_in(guide)
    for one in _expressions(guide):
        try:
            compile_rule(one.text, names_for(one, types), one.wanted)
        except RuleError as error:
            yield _refused(one, error)


_DECIDING = (ExpressionKind.WHEN, ExpressionKind.LICENCE)


def conditions_reachable(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """No `when` and no `licence_when` is false for every choice of the citizen."""
    types, domains = types_in(guide), domains_of(guide.form, guide.scenarios)
    for one in _expressions(guide):
        try:
            rule = compile_rule(one.text, names_for(one, types), one.wanted)
        except RuleError:
            continue  # expressions_compile tells
        if one.kind in _DECIDING and reachable(rule, domains) is Reach.UNREACHABLE:
            message = Text("这个条件永远不成立", "This can never hold")
            fix = Text("核对选项的 id", "Check the ids of the options")
            yield wrong("conditions-reachable", one.path, one.text, message, fix)


def conditions_wordable(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """What decides on a material, its e-licence, a fee or a matter of a life event can be said to the citizen."""
    types = types_in(guide)
    for one in _expressions(guide):
        if one.kind not in _DECIDING or not one.path.startswith(("materials", "fees", "matters")):
            continue
        try:
            compile_rule(one.text, names_for(one, types), one.wanted)
            condition_words(one.text, named(guide))
        except NotWordable as error:
            message = Text("这个条件没有固定的说法", "This condition has no fixed wording")
            fix = Text("用字段或者情形与取值的比较", str(error.details.get("fix", "")))
            yield wrong("conditions-wordable", one.path, one.text, message, fix)
        except RuleError:
            continue  # expressions_compile tells


def rules_name_their_fields(item: BasicItem) -> Iterator[Finding]:
    """A pre-check rule points at blanks that exist, has a clause, and is an error or a warning."""
    known = {field.id for field in item.form.fields} | {group.id for group in item.form.groups}
    known |= {scenario.id for scenario in item.scenarios}
    for index, rule in enumerate(item.rules):
        where = f"rules[{index}]"
        for field in rule.fields:
            if field.partition(".")[0] not in known:
                message = Text("没有这个栏目", "There is no such field")
                fix = Text(f"可用：{', '.join(sorted(known))}", f"Known: {', '.join(sorted(known))}")
                yield wrong("rules-name-their-fields", f"{where}.fields", field, message, fix)
        if not rule.fields or not rule.clause or rule.severity not in ("error", "warning"):
            message = Text("预审规则不完整", "The rule is incomplete")
            fix = Text(
                "写 fields、clause，severity 为 error 或 warning", "Give fields, clause, severity error or warning"
            )
            yield wrong("rules-name-their-fields", where, rule.id, message, fix)


def _expressions(guide: BasicItem | LifeEvent) -> Iterator[Expression]:
    return expressions_of(guide) if isinstance(guide, BasicItem) else expressions_of_event(guide)


def _refused(one: Expression, error: RuleError) -> Finding:
    message = Text("表达式不对", f"{error.__doc__}, at column {error.column}")
    near = "; ".join(f"{key}: {value}" for key, value in error.details.items() if key != "column")
    return wrong("expressions-compile", one.path, one.text, message, Text(f"第{error.column}列：{near}", near))
