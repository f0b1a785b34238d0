"""Does a condition hold? Expressions evaluated to Yes, No or Unknown.

A rule is an expression in a subset of CEL over the ids of form fields, scenarios and groups:

- values: `"text"`, `'text'`, `r"raw"`, `12`, `12.50`, `true`, `false`; fields by id; `date("2026-01-31")`, `today()`
- comparisons: `== != < <= > >=`; `x in ["a", "b"]`, `"a" in multi_choice_field`
- `&&`, `||`, `!`, `condition ? a : b`, brackets
- `+ - *` on numbers; date ± days; date - date in days; `+` joins texts
- `has(field)`: answered by now; `size(x)`: characters, choices or rows
- rows: `shareholders.all(s, s.share > 0)`, `.exists(…)`, `.exists_one(…)`; `total(shareholders, "share")`
- dates: `age(date)`, `days_between(a, b)`, `working_days_between(a, b)`; ID numbers: `birth_date(id)`, `sex(id)`
- texts: `t.startsWith("…")`, `.endsWith`, `.contains`, `.matches(r"…")`

Where CEL differs: `has` takes a bare field, whole and decimal numbers mix, decimals are exact, what is missing is
Unknown instead of an error, and there are no maps, nulls, divisions and type conversions.
"""

from suishiban.knowledge.rules.calendar import CalendarYear, DueDate, Holiday, WorkingCalendar
from suishiban.knowledge.rules.domains import Coverage, Domains, Exhaustion, Reach, exhaustive, reachable
from suishiban.knowledge.rules.errors import RuleError, RuleSyntaxError, TypeMismatch, UnknownName
from suishiban.knowledge.rules.form_types import domains_of, type_of, types_of
from suishiban.knowledge.rules.rule import Rule, compile_rule, compute, evaluate, fields_of
from suishiban.knowledge.rules.values import Answers, GroupType, Row, Types, Value, ValueType
from suishiban.knowledge.rules.verdict import Truth, Unknown, Verdict

__all__ = [
    "Answers",
    "CalendarYear",
    "Coverage",
    "Domains",
    "DueDate",
    "Exhaustion",
    "GroupType",
    "Holiday",
    "Reach",
    "Row",
    "Rule",
    "RuleError",
    "RuleSyntaxError",
    "Truth",
    "TypeMismatch",
    "Types",
    "Unknown",
    "UnknownName",
    "Value",
    "ValueType",
    "Verdict",
    "WorkingCalendar",
    "compile_rule",
    "compute",
    "domains_of",
    "evaluate",
    "exhaustive",
    "fields_of",
    "reachable",
    "type_of",
    "types_of",
]
