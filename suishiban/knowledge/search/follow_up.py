"""What does a question mean that only makes sense after the one before: 那护照呢？

Who asked what an identity card costs and goes on “那护照呢？” asks what a passport costs. What was asked about is known
as a section of the guide, so that no words of the citizen need to be kept.
"""

import re

from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.aspects import sections_asked

_ZH = re.compile(
    r"^(?:那么?|还有|换成|要是|如果是?)?[,，\s]*(?P<what>[^,，。？?呢]{2,14}?)(?:的话|的)?[呢嘞][？?。！!~～]*$"
)
_EN = re.compile(r"^(?:and )?(?:what about|how about|and|so|then)\s+(?P<what>[\w' -]{3,40}?)\s*\?*$", re.IGNORECASE)
#: Somebody, not something: who is meant cannot be told from the guides.
_SOMEBODY = re.compile(r"^(?:[我你您他她它咱](?:们|家|自己)?|me|him|her|them|us)$", re.IGNORECASE)
_WORDED = {
    Section.FEES: ("要多少钱", "how much does it cost"),
    Section.LIMITS: ("要多久办好", "how long does it take"),
    Section.MATERIALS: ("要带什么材料", "which documents are needed"),
    Section.CONTACT: ("咨询电话是多少", "what is the phone number"),
    Section.PLACES: ("在哪里办", "where is it done"),
    Section.LEGAL_BASIS: ("依据是什么", "what is the legal basis"),
    Section.VISITS: ("要到现场吗", "must I come to the office"),
    Section.DELIVERY: ("怎么领取", "how is it delivered"),
    Section.RESULTS: ("有效期多长", "how long is it valid"),
    Section.CONDITIONS: ("要什么条件", "what are the conditions"),
    Section.STEPS: ("怎么办理", "what is the process"),
    Section.ORGAN: ("归哪个部门管", "which department handles it"),
}


def followed_up(question: str, section: str) -> str:
    """`question` in full, where it leaves out what it asks and `section` was asked about before; else empty."""
    found = _ZH.match(question.strip()) or _EN.match(question.strip())
    if found is None or section not in _WORDED or _SOMEBODY.match(found["what"]) or sections_asked(found["what"]):
        return ""
    zh, en = _WORDED[Section(section)]
    return f"{found['what']} {en}" if question.isascii() else f"{found['what']}{zh}"
