"""Nobody real: identity numbers, mobiles and credit codes of the repository use codes that no one holds."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from suishiban.knowledge.fields.credit_code import is_valid as valid_credit_code

ROOT = Path(__file__).parents[3]
_ID_NUMBER = re.compile(
    r"(?<![\dA-Za-z])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])"
)
_MOBILE = re.compile(r"(?<![\dA-Za-z.])(1[3-9]\d{9})(?![\dA-Za-z.])")
_CREDIT_CODE = re.compile(r"(?<![\dA-Za-z])([0-9A-HJ-NPQRTUWXY]{18})(?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def texts() -> Iterator[tuple[Path, str]]:
    for folder in ("guides", "tests", "suishiban", "docs", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".yaml", ".md", ".json", ".typ"} and "measured" not in path.parts:
                yield path, path.read_text(encoding="utf-8")


def _checked(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


@pytest.mark.parametrize(
    ("pattern", "invented", "proved"),
    [
        pytest.param(_ID_NUMBER, r"99", _checked, id="identity numbers begin with 99"),
        pytest.param(_MOBILE, r"154", lambda number: True, id="mobiles begin with 154"),
        pytest.param(_CREDIT_CODE, r"..99", valid_credit_code, id="credit codes name division 99"),
    ],
)
def test_no_number_can_be_anybodys(pattern: re.Pattern[str], invented: str, proved: Callable[[str], bool]) -> None:
    real = [
        f"{path.relative_to(ROOT)}: {number[:6]}…"
        for path, text in texts()
        for number in pattern.findall(text)
        if proved(number) and not re.match(invented, number)
    ]
    assert real == []
