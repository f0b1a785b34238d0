"""How long does evaluating one rule take, here and with cel-python?

Both evaluate the same compiled rules on the same complete answers, in turn, in one run; the median of several rounds
counts. Rules that use our own functions are timed for us alone. `--json` prints the figures as one JSON object.
"""

import argparse
import json
import platform
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from statistics import median
from timeit import timeit
from typing import Any

import celpy
from celpy.adapter import json_to_cel

from suishiban.knowledge.rules import Answers, GroupType, Row, Types, ValueType, compile_rule, evaluate

AT = datetime(2026, 3, 2, 4, 10, tzinfo=UTC)
TYPES: Types = {
    "premises": ValueType.STRING,
    "owns": ValueType.BOOL,
    "capital": ValueType.NUMBER,
    "lease_end": ValueType.DATE,
    "id_number": ValueType.STRING,
    "purposes": ValueType.STRINGS,
    "shareholders": GroupType({"name": ValueType.STRING, "share": ValueType.NUMBER}),
}
ROWS: tuple[Row, ...] = ({"name": "甲", "share": 40}, {"name": "乙", "share": 35}, {"name": "丙", "share": 25})
ANSWERS: Answers = {
    "premises": "rent",
    "owns": False,
    "capital": 500000,
    "lease_end": date(2027, 6, 30),
    "id_number": "990102200003152215",
    "purposes": ("office", "storage"),
    "shareholders": ROWS,
}
#: Title → rule; those both can evaluate.
COMMON = {
    "one comparison": 'premises == "rent"',
    "typical condition": 'premises == "rent" && !owns && (capital > 30000 || premises in ["rent", "lent"])',
    "rows of a group": 'premises == "rent" && shareholders.all(s, s.share > 0 && s.name != "")',
    "twelve comparisons": " && ".join(["capital > 30000", 'premises != "own"', '"office" in purposes'] * 4),
}
OURS = {
    "dates": "lease_end > today() + 30 && age(birth_date(id_number)) >= 18",
    "sum of a group": 'total(shareholders, "share") == 100',
    "working days": "working_days_between(today(), lease_end) > 20",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """Microseconds for one evaluation; 0 where cel-python cannot evaluate the rule."""

    title: str
    rule: str
    complete_us: float
    missing_us: float
    compile_us: float
    cel_us: float


def microseconds(call: Callable[[], object], rounds: int) -> float:
    """Median over `rounds` rounds of about 20 ms each."""
    number = max(1, int(0.02 / max(timeit(call, number=3) / 3, 1e-7)))
    return round(median(timeit(call, number=number) / number for _ in range(rounds)) * 1e6, 2)


def cel_call(text: str) -> Callable[[], object]:
    environment = celpy.Environment()
    program = environment.program(environment.compile(text))
    context = {name: json_to_cel(plain(value)) for name, value in ANSWERS.items()}
    return lambda: program.evaluate(context)


def plain(value: object) -> Any:
    """`value` as JSON has it."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, date | Decimal) else value


def measured(title: str, text: str, with_cel: bool, rounds: int) -> Timing:
    rule = compile_rule(text, TYPES, ValueType.BOOL)
    missing = {name: value for name, value in ANSWERS.items() if name not in ("capital", "lease_end")}
    return Timing(
        title,
        text,
        complete_us=microseconds(lambda: evaluate(rule, ANSWERS, AT), rounds),
        missing_us=microseconds(lambda: evaluate(rule, missing, AT), rounds),
        compile_us=microseconds(lambda: compile_rule(text, TYPES), rounds),
        cel_us=microseconds(cel_call(text), rounds) if with_cel else 0,
    )


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--rounds", type=int, default=9)
    options = reader.parse_args()
    timings = [measured(title, text, True, options.rounds) for title, text in COMMON.items()]
    timings += [measured(title, text, False, options.rounds) for title, text in OURS.items()]
    if options.json:
        print(json.dumps({"python": platform.python_version(), "rules": [asdict(one) for one in timings]}, indent=1))
        return
    print(f"{'µs an evaluation':20} {'complete':>9} {'missing':>9} {'compile':>9} {'cel-python':>11} {'times':>6}")
    for one in timings:
        cel = f"{one.cel_us:11.1f} {one.cel_us / one.complete_us:6.0f}" if one.cel_us else f"{'–':>11} {'–':>6}"
        print(f"{one.title:20} {one.complete_us:9.2f} {one.missing_us:9.2f} {one.compile_us:9.1f} {cel}")


if __name__ == "__main__":
    main()
