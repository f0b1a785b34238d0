"""In which one form are numbers, units and scripts compared?"""

import re
from functools import cache
from importlib.resources import files

import cn2an
import yaml

from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import clean, simplify

_DIGITS = "零〇一二两三四五六七八九十百千万"
_AFTER = (
    "工作日|周岁|小时|分钟|公里|毫米|自然|日|天|月|年|元|岁|份|张|次|本|件|人|套|名|位|周|倍|平方|只|条|项|户|级"
    "|枚|点|辆|块"
)
#: A Chinese numeral that counts something, or numbers an article; 一 in 一般 and 三 in 三轮车 count nothing.
_COUNTED = re.compile(rf"(?<!周)(?<!星期)(?<![第{_DIGITS}])([{_DIGITS}]+)(?=(?:个|多)?(?:{_AFTER}))")
_ARTICLE = re.compile(rf"第([{_DIGITS}]+)(?=[条款项步层楼年次天月个])")
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_WORDS = (
    (re.compile(r"(?<=\d)\s*周岁"), "岁"),
    (re.compile(r"(?<=\d)\s*个(?=工作日|月|小时|自然日)"), ""),
    (re.compile(r"(?<=\d)\s*(?:块钱?|圆|人民币)"), "元"),
    (re.compile(r"(?<=\d)\s*(?:自然日|日)(?![常期])"), "天"),
    (re.compile(r"半(?:个)?小时"), "30分钟"),
    (re.compile(r"半年"), "6月"),
    (re.compile(r"[～~—―–-]+(?=\d)"), "到"),
    (re.compile(r"(?<=\d)至(?=\d)"), "到"),
    (re.compile(r"[“”\"'‘’《》「」【】\s]"), ""),
    (re.compile(r"[(]"), "（"),
    (re.compile(r"[)]"), "）"),
)
#: 2小时 is 120分钟, 10年 120月: a unit of which the guides use the smaller one too.
_HOURS, _YEARS = re.compile(r"(?<!\d)(\d{1,2})小时"), re.compile(r"(?<![\d第])(\d{1,2})年(?![度级月]|\d{1,2}月)")


@remembered(2_000)
def normal(text: str) -> str:
    """Simplified, half-width figures for numerals that count, one word for each unit, no quotation marks."""
    told = _COMMA.sub("", simplify(clean(text)))
    told = _ARTICLE.sub(lambda match: f"第{_figure(match[1])}", _COUNTED.sub(lambda match: _figure(match[1]), told))
    for pattern, word in _WORDS:
        told = pattern.sub(word, told)
    told = _HOURS.sub(lambda match: f"{int(match[1]) * 60}分钟", told)
    return _YEARS.sub(lambda match: f"{int(match[1]) * 12}月", told)


def _figure(numeral: str) -> str:
    try:
        return str(cn2an.cn2an(numeral.replace("〇", "零"), "smart"))
    except ValueError:
        return numeral


@cache
def wordings() -> dict[str, list[list[str]]]:
    """The reviewed words: `same` groups that mean one thing, `said` words that state nothing by themselves."""
    text = files("suishiban.assistant.response.checking").joinpath("data", "wordings.yaml").read_text(encoding="utf-8")
    content: dict[str, list[list[str]]] = yaml.safe_load(text)
    return content
