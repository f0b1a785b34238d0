"""How does the wording of a department become a value of a guide? Each function gives None where it cannot tell."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

import cn2an

_NUMBER = re.compile(r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+")
_UNITS = {
    "工作日": 1,
    "个工作日": 1,
    "日": 1,
    "天": 1,
    "自然日": 1,
    "周": 5,
    "月": 22,
    "个月": 22,
    "年": 250,
    "小时": 0,
    "分钟": 0,
}
_AT_ONCE = re.compile(r"当场|即时|即办|立即|马上")
_PHONE = re.compile(r"(?:\(?0\d{2,3}\)?[-\s]?)?\d{7,8}(?:[-转]\d{1,5})?|1\d{10}|12\d{3}|11\d|400-?\d{3}-?\d{4}|95\d{3}")
_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_MONEY = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s*元")
_FREE = re.compile(r"^(?:否|无|不收费|免费|免收|不收取.*)$")
_AUDIENCE = {
    "person": ("自然人", "个人", "公民", "群众", "居民"),
    "company": ("法人", "企业", "单位", "组织", "个体", "公司"),
}


def number(text: str) -> int | None:
    """The first whole number, in digits or characters."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    written = match[0]
    if written[0].isdigit():
        return int(Decimal(written))
    try:
        return int(cn2an.cn2an(written.replace("〇", "零"), "smart"))
    except ValueError:
        return None


def working_days(text: str, unit: str = "") -> int | None:
    """A limit in working days: 20个工作日 is 20, 1个月 22, 当场 0."""
    if _AT_ONCE.search(text):
        return 0
    count = number(text)
    if count is None:
        return None
    said = next((one for one in sorted(_UNITS, key=len, reverse=True) if one in text or one == unit.strip()), "")
    if not said and unit.strip():
        return None
    return count * _UNITS.get(said, 1)


def audience(text: str) -> list[str] | None:
    """Whom the item serves."""
    found = [name for name, words in _AUDIENCE.items() if any(word in text for word in words)]
    return found or None


def kind(text: str) -> str | None:
    """instant or promised."""
    if "即办" in text:
        return "instant"
    return "promised" if "承诺" in text or "限时" in text else None


def level(text: str) -> str | None:
    """city or district."""
    if re.search(r"区|县|乡|镇|街道|村|社区", text):
        return "district"
    return "city" if re.search(r"市|省|国家", text) else None


def necessity(text: str) -> str | None:
    """How far a material is needed."""
    if "容缺" in text or "后补" in text:
        return "deferrable"
    if re.search(r"非必要|非必须|否|可选|选填", text):
        return "optional"
    return "required" if re.search(r"必要|必须|是|必填", text) else None


def source(text: str) -> str | None:
    """Where a material comes from."""
    if re.search(r"申请人|自备", text):
        return "applicant"
    if re.search(r"政府|部门|核发|行政机关", text):
        return "government"
    return "other" if text.strip() else None


def phone(text: str) -> str | None:
    """The first telephone number."""
    match = _PHONE.search(text)
    return match[0] if match else None


def day(text: str) -> date | None:
    """A date as people and tables write it; None for one that does not exist."""
    match = _DATE.search(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def yuan(text: str) -> Decimal | None:
    """An amount: 20元 is 20; 免费 is 0."""
    if _FREE.match(text.strip()):
        return Decimal(0)
    match = _MONEY.search(text) or re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*", text)
    try:
        return Decimal(match[1].replace(",", "")) if match else None
    except InvalidOperation:
        return None


def is_free(text: str) -> bool:
    """Whether 是否收费 is answered with no."""
    return bool(_FREE.match(text.strip()))


#: Where a point of a numbered text begins; a circled number does so anywhere.
_LISTED = re.compile(
    r"(?:^|(?<=[；;。\n]))\s*"
    r"(?:[（(]?\d{1,2}[)）.、．]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]、)\s*"
    r"|\s*[①-⑳]\s*"
)


def listed(text: str) -> list[str]:
    """The points of a numbered text; a text without numbers is one point, lines of it several."""
    parts = [part.strip(" ；;\n　") for part in _LISTED.split(text)]
    points = [part for part in parts if part]
    if len(points) == 1:
        points = [line.strip(" ；;　") for line in text.splitlines() if line.strip(" ；;　")]
    return points
