"""Which blank of a form does a row of a foreign form describe?"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from suishiban.knowledge.intake.record import Entry
from suishiban.knowledge.intake.sketch import zh

#: Words of a label → field type; the first that fits.
_TYPES: Sequence[tuple[str, str]] = (
    (r"社会信用代码", "credit_code"),
    (r"身份证?(?:件)?号|身份号码|公民身份", "id_number"),
    (r"邮箱|email|电子邮件", "email"),
    (r"固定电话|座机", "landline"),
    (r"电话|手机|联系方式", "phone"),
    (r"日期|出生年月|时间$", "date"),
    (r"(?:单位|企业|公司|机构|组织)名称", "org_name"),
    (r"姓名$|名字$|姓氏$|曾用名$", "name"),
    (r"地址|住址|住所$", "address"),
    (r"年龄|数量|份数|人数", "number"),
    (r"金额|费用", "money"),
    (r"车牌", "plate"),
    (r"护照号", "passport"),
)
#: What a log-in knows, by the type of the blank.
_KNOWN = {"name": "identity.name", "id_number": "identity.id_number", "phone": "identity.mobile"}
_YES = ("是", "true", "True", "1", "必填")


def blank_of(entry: Entry, before: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    """The form field that a row describes; `before`: those made before it."""
    row = entry.row
    label = row.get("label") or row.get("placeholder") or row.get("name") or entry.label
    if row.get("section") and any(one["label"]["zh"] == label for one in before):
        label = f"{row['section']}：{label}"
    kind = _type(label, row)
    made: dict[str, object] = {"id": _id(row.get("name", ""), before), "type": kind, "label": zh(label)}
    if row.get("required", "是") not in _YES:
        made["required"] = "false"
    options = [one for one in row.get("options", "").split("；") if one]
    if options and kind in ("choice", "multi_choice"):
        made["options"] = [{"id": f"option-{number}", "label": zh(text)} for number, text in enumerate(options, 1)]
    if row.get("known") in _YES and kind in _KNOWN:
        made["prefill"] = [_KNOWN[kind]]
    if row.get("most", "").isdigit() and kind in ("text", "name", "address"):
        made["max_length"] = row["most"]
    help_text = "；".join(_help(row, kind))
    if help_text:
        made["help"] = zh(help_text)
    return made


def _help(row: Mapping[str, str], kind: str) -> list[str]:
    """What the blank's own properties cannot hold, in words."""
    told = [row["placeholder"]] if row.get("placeholder") else []
    if row.get("least", "").isdigit() and kind not in ("id_number", "credit_code"):
        told.append(f"至少{row['least']}个字")
    if row.get("known") in _YES and kind not in _KNOWN:
        told.append("登录后自动带出")
    if row.get("readonly") in _YES and row.get("known") not in _YES:
        told.append("从列表中选择，不能直接输入")
    return told


def _type(label: str, row: Mapping[str, str]) -> str:
    if row.get("options"):
        return "multi_choice" if "多选" in row.get("type", "") or "multi" in row.get("type", "") else "choice"
    if row.get("email") in _YES:
        return "email"
    if (row.get("least"), row.get("most")) == ("18", "18"):
        return "id_number"
    return next((kind for words, kind in _TYPES if re.search(words, label)), "text")


def _id(name: str, before: Sequence[Mapping[str, Any]]) -> str:
    """The export's own name in snake_case, unique among those before."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    base = re.sub(r"[^a-z0-9]+", "_", snake.lower()).strip("_") or f"blank_{len(before) + 1}"
    base = base if base[0].isalpha() else f"blank_{base}"
    taken = {one["id"] for one in before}
    return base if base not in taken else next(f"{base}_{n}" for n in range(2, 1000) if f"{base}_{n}" not in taken)
