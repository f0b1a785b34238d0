"""Are the texts of a guide exact, complete and clean?"""

import re
from collections.abc import Iterator

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import PENDING, BasicItem, LifeEvent, Text
from suishiban.knowledge.lint.report import wrong
from suishiban.knowledge.lint.walk import texts_of

#: Words that leave the citizen without an answer (国办发〔2018〕45号 forbids such catch-all clauses).
VAGUE = (
    "符合条件",
    "符合规定",
    "符合要求",
    "符合相关",
    "详见",
    "其他相关材料",
    "其他材料",
    "等材料",
    "相关证明",
    "相关材料",
    "有关材料",
    "另行通知",
    "视情况",
    "视具体情况",
    "按有关规定",
    "按相关规定",
    "请咨询窗口",
    "以实际为准",
)
VAGUE_ENGLISH = (
    "other relevant materials",
    "other materials as required",
    "as required by the department",
    "relevant documents",
    "relevant materials",
    "to be announced",
    "see details",
    "depending on circumstances",
)
_HAN = r"[\u4e00-\u9fff]"
_GAP = re.compile(rf"(?<={_HAN})\s+(?={_HAN})")
_HALF_WIDTH = re.compile(rf"(?<={_HAN})[,;:?!()](?!\d)|(?<!\d)[,;?!()](?={_HAN})")


def no_vague_words(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Every condition and material is named, none is left to “其他相关材料”."""
    for where, text in texts_of(guide):
        found = [word for word in VAGUE if word in text.zh]
        found += [word for word in VAGUE_ENGLISH if word in text.en.lower()]
        for word in found:
            message = Text(f"“{word}”说得含糊，群众无法照办", f"“{word}” is vague; nobody can act on it")
            fix = Text("写明具体的条件、材料、地点或者时间", "Name the condition, material, place or time itself")
            yield wrong("vague-words", where, text.zh, message, fix)


def nothing_pending(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Nothing is left to be filled in: an import marks what its source did not say."""
    said = [(where, text.zh) for where, text in texts_of(guide)]
    if isinstance(guide, BasicItem):
        said += [("phone", guide.phone), ("supervision_phone", guide.supervision_phone)]
        said += [(f"fees[{place}].basis", str(fee.basis)) for place, fee in enumerate(guide.fees)]
        unknown = [place for place, one in enumerate(guide.places) if not (one.latitude or one.longitude)]
        said += [(f"places[{place}].latitude", PENDING) for place in unknown]
    for where, text in said:
        if PENDING in text:
            message = Text("还没有填写", "Still to be filled in")
            yield wrong("nothing-pending", where, text, message, Text("按实际情况填写", "Fill it in"))


def english_complete(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Every text has its English, so that an English answer never falls back."""
    for where, text in texts_of(guide):
        if text.zh and not text.en:
            message, fix = Text("缺英文", "The English is missing"), Text("补上 en", "Add `en`")
            yield wrong("english-complete", where, text.zh, message, fix)
        elif re.search(_HAN, text.en) and not _example(text):
            message = Text("英文里夹着中文", "There is Chinese in the English")
            yield wrong("english-complete", where, text.en, message, Text("译成英文", "Put it in English"))


def _example(text: Text) -> bool:
    """Whether the Chinese in the English is quoted from the Chinese: an example of what to type, a printed label."""
    return all(run in text.zh for run in re.findall(rf"{_HAN}+", text.en))


def chinese_clean(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """No spaces within Chinese (a folded YAML line leaves them), no half-width punctuation after it."""
    for where, text in texts_of(guide):
        if _GAP.search(text.zh) or "\n" in text.zh:
            fix = Text("写成一行，去掉空格", "Write it on one line, without the space")
            yield wrong("chinese-clean", where, text.zh, Text("汉字之间有空格", "A space within Chinese"), fix)
        if _HALF_WIDTH.search(text.zh):
            message = Text("中文里用了半角标点", "Half-width punctuation within Chinese")
            fix = Text("改用全角标点", "Use full-width punctuation")
            yield wrong("chinese-clean", where, text.zh, message, fix)
