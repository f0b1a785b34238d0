"""On what does a finding rest, told in English? The section of the guide and what it names there, or law and article.

Guides write it in Chinese, for the clerk and for the hand-off. Laws keep their Chinese titles: no official English one
is in the guides.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from suishiban.knowledge.fields.numerals import read_number
from suishiban.knowledge.guide import Guide, Text

_OF_GUIDE = re.compile(r"本指南 ?(?P<section>[^“\s]+)(?:“(?P<name>.+)”)?")
_ARTICLES = re.compile(
    r"(?P<law>\S+) (?P<numbers>第[零一二三四五六七八九十百千]+条(?:、第[零一二三四五六七八九十百]+条)*)"
)
_NUMBER = re.compile(r"第([零一二三四五六七八九十百千]+)条")
_SECTIONS: Mapping[str, str] = {
    "受理条件": "conditions",
    "申请材料": "documents",
    "申请表": "form",
    "表单": "form",
    "情形": "cases",
    "常见问题": "common questions",
    "办理流程": "procedure",
}
#: What of a law without a numbered article is meant, in Chinese words.
_TOPIC = re.compile(r"（.+）$")
_OTHERS: Mapping[str, str] = {"数据可信等级 A": "data trust level A"}


def basis_in_english(clause: str, guide: Guide | None = None, named: Sequence[Text] = ()) -> str:
    """`clause` in English, as far as `named` or the guide has English for what is named; what is of no known form
    stays."""
    texts = (*named, *(_texts(guide) if guide is not None else ()))
    return "; ".join(_one(part.strip(), texts) for part in clause.split("；"))


def _one(part: str, texts: Sequence[Text]) -> str:
    if match := _OF_GUIDE.fullmatch(part):
        section = f"this guide, {_SECTIONS.get(match['section'], match['section'])}"
        name = _name(match["name"], texts) if match["name"] else ""
        return f"{section}: “{name}”" if name else section
    if match := _ARTICLES.fullmatch(part):
        numbers = [str(read_number(one)) for one in _NUMBER.findall(match["numbers"])]
        return f"{match['law']}, {'Article' if len(numbers) == 1 else 'Articles'} {', '.join(numbers)}"
    return _OTHERS.get(part, _TOPIC.sub("", part))


def _name(chinese: str, texts: Sequence[Text]) -> str:
    """What is called so, or a sentence of which that is a part, in English; else as it stands."""
    found = next((one for one in texts if one.zh == chinese), None) or next(
        (one for one in texts if chinese in one.zh), None
    )
    return found.en.rstrip(".") if found is not None and found.en else chinese


def _texts(guide: Guide) -> Iterator[Text]:
    """What the bases of a guide name: blanks, groups, questions, documents and conditions."""
    yield from (one.label for one in guide.form.fields)
    yield from (one.label for one in guide.form.groups)
    yield from (one.label for one in guide.scenarios)
    yield from (one.label for group in guide.form.groups for one in group.fields)
    yield from (one.name for one in guide.materials)
    yield from (one.text for one in guide.conditions)
    yield from (one.question for one in guide.faq)
