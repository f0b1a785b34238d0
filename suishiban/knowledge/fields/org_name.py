"""What is the name of a company or another organisation?

企业名称登记管理规定 第六条: division, trade name, trade, form of organisation; so a full name ends in its form.
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, too_long
from suishiban.knowledge.fields.reply import stripped, value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import best_first, denied, plain, seen, spot
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

_SURE = (
    "公司|企业|合伙|事务所|工作室|合作社|集团|商行|经营部|协会|基金会|研究院|研究所|银行|医院|学校|幼儿园|超市|餐厅|饭店"
    "|酒店"
)
_FORMS = (
    f"{_SURE}|商店|旅馆|宾馆|药店|药房|诊所|中学|小学|大学|学院|中心|商会|学会|支行|分行|门市部|服务部|营业部|分部|个体工商户"
    "|农场|林场|牧场|厂|店|馆|社|行|委员会|局|站|所|室|坊|铺|吧|屋|摊|摊位|厅|部|院|园|场|庄|苑|阁|轩|堂|斋|楼|居|城|校|队|台|处|会|俱乐部|联社|信用社|院区|校区|园区|分店|总店"
)
_BODY = r"[\u3400-\u9fffA-Za-z0-9()·&\-]"
_PARTNERS = r"\((?:有限合伙|普通合伙|特殊普通合伙|个人独资)\)"
_CHINESE = re.compile(rf"{_BODY}{{2,}}(?:(?:{_FORMS})(?:\([\u3400-\u9fff]+\))?|{_PARTNERS})")
_LATIN = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9 .,&'\-]{1,80}"
    r"(?:Ltd\.?|Limited|Inc\.?|LLC|LLP|Corp(?:oration|\.)?|Company|Co\.?|GmbH|S\.?A\.?|PLC|Association|Foundation)",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"(?:^|[\s,.;:!?\"“”]|就是|叫做?|是|为|在|给|把|名称|开了?家?|有家|我们|改成|改为|代表)(?P<value>"
    rf"(?!我|是|的|这|那|就|叫|名字|名叫|一家|公司|企业)[\u3400-\u9fffA-Za-z0-9()·&]{{2,40}}?(?:{_SURE})(?:{_PARTNERS})?)"
)
_GENERIC = re.compile(
    r"(?:(?:我|你|们|的|这|那|家|个|一|新|老|原|本|该|小|大|某|办|开|设立|注册|成立|注销|变更|外资|民营|国有|股份|有限|责任|要|想|了|分|子|总|合伙)*)"
    r"(?:公司|企业|店|厂|合伙|集团|个体工商户|工作室)"
)
#: What stands before the name itself: 就叫, 店名叫, 公司名字就叫.
_CALLED = re.compile(
    r"^(?:(?:我们?|咱们?|它|那|新|公司|企业|单位|店铺?|学校|全称|名字|名称|店名|字号|招牌)*(?:就|还)?(?:叫做?|叫作|是叫|名叫|取名叫?|起名叫?|起了?个?叫)"
    r"|(?:目前|现在|我们?|就|也|是)*在|(?:我们?|咱们?|公司|企业|单位|店铺?|学校|新|的)*(?:店名|名字|名称|全称|字号|招牌)(?:就?是|就|为|:)?)(?=.{3})"
)
#: Words of a sentence, which no name holds: 我想开个店, 都还行, 在这上学的学校.
_SENTENCE = re.compile(
    r"^(?:我|你|他|她|这|那|要|想|开|办|去|在|把|给|有|没|不|也|还|都|就|才|可以|一个|一家|个)|我们|他们|什么|怎么|哪|多少|想要|办理|申请|可以|需要|不是"
    r"|没有|已经|自己|[了过着]|的.{0,2}$|(?:不|还|也|都|能|很|这|那|同|[一二三四五六七八九十\d])[行会部处场台所楼]$"
)
#: What people do there: 在银杏理发店上班, 东岸区妇幼保健院生的.
_DONE_THERE = re.compile(
    r"(?<=...)(?:上班|工作|读书|念书|上学|就读|打工|干活|当老师|生的|出生|接生|检测|办|贷|做|交)的?$"
)
#: How a sentence about a company begins: 一个人能开公司.
_TALK = re.compile(r"(?:一个|一家|几个|多少|怎么|能|会|要|想|没|不)")
_CLAUSE = re.compile(r"[^,.;!?]+")
_USUAL = Text(
    "请填营业执照上的全称，例如 明川市青禾软件有限公司",
    "The full name on the business licence, e.g. 明川市青禾软件有限公司",
)


class OrgName:
    """企业（单位）名称."""

    name = "org_name"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        found = spot(_IN_TEXT, text, view, field, lambda raw: 0.8 if raw.endswith(("公司", "合伙)")) else 0.6)
        whole = _clauses(text, view, field)
        beside = [one for one in found if not any(one.start < other.end and other.start < one.end for other in whole)]
        return best_first(
            [
                *whole,
                *(one for one in beside if not _GENERIC.fullmatch(plain(one.raw)) and not _TALK.match(plain(one.raw))),
            ]
        )

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        dot = "." if clean(raw).endswith(f"{said}.") and said.endswith(("Ltd", "Inc", "Co", "Corp")) else ""
        whole = _judge(_tidy(_bare(said)) + dot, field)
        if isinstance(whole, Accepted):
            return whole
        parts = [
            _judge(_tidy(_bare(stripped(part.strip(), field))), field)
            for part in re.split(r"[,，;；。]", said)
            if part.strip()
        ]
        named = {one.value: one for one in parts if isinstance(one, Accepted)}
        return next(iter(named.values())) if len(named) == 1 else whole

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return starred(shown, 2, 2)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, minLength=3, maxLength=min(field.max_length, 100))


def _clauses(text: str, view: str, field: FormField) -> tuple[Found, ...]:
    """Whole clauses that are a name by their ending (明川市东岸区银杏网店)."""
    found = []
    for clause in _CLAUSE.finditer(view):
        name = _bare(stripped(text[slice(*clause.span())].strip(), field))
        start = text.find(name, clause.start()) if name else -1
        shop = len(name) >= 4 and _CHINESE.fullmatch(plain(name)) and not _SENTENCE.search(plain(name))
        if start >= 0 and shop and not _GENERIC.fullmatch(plain(name)) and not denied(view, start, field):
            found.append(Found(start, start + len(name), name, 0.8 if name.endswith("公司") else 0.6))
    return best_first(found)


def _bare(said: str) -> str:
    """A reply without “就叫”, “名字叫” in front and “上班” after it, as typed otherwise."""
    called = _CALLED.match(plain(said))
    name = said[called.end() :] if called else said
    done = _DONE_THERE.search(plain(name))
    return (name[: done.start()] if done else name).strip(' "“”「」《》')


def _tidy(said: str) -> str:
    """Full-width brackets, as the register writes them, and no spaces between Chinese characters."""
    if not re.search(r"[\u3400-\u9fff]", said):
        return said
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", said).replace("(", "（").replace(")", "）")


def _judge(name: str, field: FormField) -> Accepted | Rejected:
    view = plain(name)
    most = min(field.max_length, 100)
    if len(name) > most:
        return too_long(field, most)
    if _GENERIC.fullmatch(view):
        return _refuse("这不是完整的名称", "This is not a full name")
    if (_CHINESE.fullmatch(view) and not _talk(view)) or _LATIN.fullmatch(view):
        return Accepted(name)
    if re.search(r"[吗呢?]|什么|怎么|多少", view) or not re.search(r"[\u3400-\u9fffA-Za-z]{2}", view):
        return _refuse("没有看到单位名称", "There is no name of an organisation in the reply")
    return _refuse("名称不完整，结尾应是组织形式", "The name is incomplete: it should end in the form of organisation")


def _talk(view: str) -> bool:
    """Whether a text that ends like a weak form of organisation is a sentence; the strong forms leave no doubt."""
    return _SENTENCE.search(view) is not None and not re.search(rf"(?:{_SURE})$", view)


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(
        zh,
        en,
        "请填营业执照上的全称，例如 明川市青禾软件有限公司",
        "Please give the full name on the licence, e.g. 明川市青禾软件有限公司",
    )
