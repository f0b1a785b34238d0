"""Which words of a reply are the address, and which only stand around it?"""

import re

from suishiban.knowledge.fields.address_parts import pieces
from suishiban.knowledge.fields.spot import plain

#: An estate, a village, a building: a place that a postman finds without a number.
COARSE_NAMED = re.compile(r"(?:村|社区|小区|花园|公寓|大厦|广场|中心|园区|产业园|市场|学校|医院)[\u3400-\u9fff]{0,6}$")
#: A place that is only pointed at: 那个菜市场, 村里.
NAMELESS = re.compile(
    r"(?:那|这|我们|咱们?|自己|旁边|附近|对面|楼下|门口|街上|[的大小老新]|菜|农贸|批发|综合|个)*"
    r"(?:市场|学校|医院|广场|中心|小区|公寓|花园|社区|村子?|楼|大厦|园区|老家|家)(?:里面?|旁边?|附近|对面|门口|那边|那里|那儿|楼下)*"
)
#: What people say before an address.
LEAD = re.compile(
    r"^(?:(?:就|也|都|还|现在|目前|以前|一直|我们?|咱们?|他|她|孩子|老人|公司|单位|学校|老家|家里?|户口|房子|门?店|店铺|门面|厂房?)*"
    r"(?:(?:住|开|搬|迁|设|放|寄|落|停|改|位|坐落|租)(?:在|到|至|于|了)|住|租|在|到)|就(?![业近义])(?=.{2}[市区县路街镇乡村大])|就(?![业近义])(?=.{4})|位于|中国|中华人民共和国"
    r"|老家|[新老原旧]?(?:地址|住址|住所)|[是为:：])+(?=.{2})"
)
#: “世纪大道那个100号”: words that point, inside an address.
_POINTING = re.compile(r"(?<=.)的?(?:那|这)个?(?=\d)")


def tidy(said: str) -> str:
    """Without spaces, commas and words in front of the address, as typed otherwise."""
    text = re.sub(r"[\s,，、]+", "", _without_remarks(said))
    while (lead := LEAD.match(plain(text))) is not None:
        text = text[lead.end() :]
    return _POINTING.sub("", text.rstrip("。.!！了的呢"))


def _without_remarks(said: str) -> str:
    """Without the clauses around an address that do not belong to it (我家，…21号，户主陈国民)."""
    clauses = [clause.strip() for clause in re.split(r"[,，、;；。]", said)]
    belonging = [place for place, clause in enumerate(clauses) if _belongs(clause)]
    if not belonging:
        return said
    divisions = [clause for clause in clauses[: belonging[0]] if clause[-1:] in tuple("省市区县旗州盟")]
    return ",".join((*divisions, *clauses[belonging[0] : belonging[-1] + 1]))


def _belongs(clause: str) -> bool:
    shape = plain(clause)
    return bool(pieces(clause) or COARSE_NAMED.search(shape) or re.fullmatch(r"[0-9A-Za-z\-]{1,6}", shape))
