"""What is a person's name?

2 to 25 characters: Chinese characters of any plane, with · between the parts of a transcribed name, or Latin letters.
The dot is U+00B7 whatever was typed (GB/T 15835 leaves it open; the household registers use this one).
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several, too_long
from suishiban.knowledge.fields.reply import stripped, value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import best_first, denied, labelled, own_names, plain, seen
from suishiban.knowledge.fields.surnames import surname_length
from suishiban.knowledge.guide import FormField, Language, Text

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_DOTS = re.compile(rf"(?<=[{HAN}]) ?[·・•.‧∙･⋅˙●▪。] ?(?=[{HAN}])")
_HAN_NAME = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)*")
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+(?:[ .'’\-]{1,2}[A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+)*\.?")
_NOT_A_NAME = re.compile(
    r"^(?:(?:我|你|您|他|她|它|这|那|是|对|好|有|没|不|嗯|哦|行|可以|没有|同意|确认|取消|提交|返回|跳过|帮助|谢谢|你好|您好|什么|随便|上一步|下一步"
    r"|先生|女士|本人|自己|老公|老婆|姓名|名字|的|了|吧|啊|呀|错|办)+"
    r"|yes|no|ok|okay|none|n/?a|hello|hi|help|cancel|submit|skip|thanks?)$"
    r"|[吗呢?的]|什么|怎么|多少|为什么|知道|清楚|需要|办理|请问|可以|我[要想是的]|一下|帮我|申请|公司|企业|地址|电话|身份证|户籍|范围",
    re.IGNORECASE,
)
_INTRODUCED = r"我(?:的名字)?叫(?:做)?|我是|名叫|姓名|名字|本人|叫做|我姓|my name is|i am|i'm"
_ROLES = (
    "联系人|法定代表人|法人代表|法人|代表人|负责人|经办人|代办人|代理人|申请人|户主|股东|监护人|配偶|父亲|母亲|丈夫|妻子"
    "|老公|老婆|受益人|收件人"
)
_CUE = re.compile(rf"(?P<self>{_INTRODUCED})|(?P<role>{_ROLES})", re.IGNORECASE)
_LINK = re.compile(r"(?:的(?:姓名|名字))?(?:[ :,]|就?是|叫做?|为|改成|改为|换成|填|写){0,3}")
_DENIAL = re.compile(r"不是|不叫|并非|没有|还?没")
_CORRECTED = re.compile(r"(?:不是|不叫|并非)[^,.;]{1,25}[,.; ] ?(?:而是|应该是|是|叫|改成|改为)")
_CALLED = re.compile(rf"^(?:{_ROLES})(?:的?(?:姓名|名字))?[ :：]?(?:是|叫做?|为|:|：)")
_STOP = re.compile(
    r"(?:的?(?:身份|电话|手机|号码|联系|地址|住址|性别|出生|邮箱|证件|护照|银行))|要|想[要办问]|今年|今天|明天|来办|来问|住在"
    r"|住|在|是|和|跟|与|男|女|的|吧|啊|呀|法人|股东|占|出资|持股|我|你|他|她|办|,|\s\d"
)
_USUAL = Text(
    "请填身份证上的姓名，少数民族姓名中间用“·”，例如 买买提·吐尔逊",
    "The name as on the ID card, e.g. 张小明 or Maimaiti Tuerxun",
)


class Name:
    """姓名."""

    name = "name"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        cues = [*_CUE.finditer(view), *own_names(field).finditer(view)]
        found = {one.start: one for cue in cues for one in _after(cue, text, view, field)}
        return best_first(list(found.values())) or _whole(text, view, field)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        return _one_of(re.split(r"[,，;；、]|\s+(?=\d)", _CALLED.sub("", said)), field)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return shown[:1] + "*" * (len(shown) - 1) if len(shown) > 1 else "*"

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, minLength=2, maxLength=_most(field))


def _most(field: FormField) -> int:
    """25 Chinese characters, or 60 Latin letters; less where the field says so."""
    return min(field.max_length, 60)


def _tidy(said: str) -> str:
    return _DOTS.sub("·", said).strip(" ·.")


def _one_of(clauses: list[str], field: FormField) -> Accepted | Rejected:
    """The clause that is a name; refused where several are, or none."""
    judged = [_judge(_tidy(stripped(clause.strip(), field)), field) for clause in clauses]
    names = {one.value: one for one in judged if isinstance(one, Accepted)}
    if len(names) > 1:
        return several(field)
    return next(iter(names.values()), judged[0])


def _judge(name: str, field: FormField) -> Accepted | Rejected:
    if _NOT_A_NAME.search(plain(name)):
        return _refuse("这不像是姓名", "This does not look like a person's name")
    if re.search(r"\d", name):
        return _refuse("姓名里不应有数字", "A name contains no digits")
    chinese = _HAN_NAME.fullmatch(name) is not None
    if not chinese and not _LATIN_NAME.fullmatch(name):
        return _refuse("姓名里有不该出现的符号", "The name contains a sign that does not belong there")
    if len(name) < 2:
        return _refuse("姓名至少两个字", "A name has at least two characters")
    most = min(field.max_length, 25 if chinese else 60)
    return Accepted(name) if len(name) <= most else too_long(field, most)


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(zh, en, "请只填姓名，和身份证上一样，例如 张小明", "Please give the name alone, as on the ID card")


def _after(cue: re.Match[str], text: str, view: str, field: FormField) -> list[Found]:
    """The name that follows a cue, if one does."""
    corrected = _CORRECTED.match(view, cue.end())
    linked = corrected or _LINK.match(view, cue.end())
    start = linked.end() if linked else cue.end()
    end = start + _length(view[start : start + 40])
    if end - start < 2 or _DENIAL.match(view, start) or denied(view, cue.start(), field):
        return []
    if not _plausible(text[start:end], field) or (cue.group() == "我是" and not surname_length(view[start:end])):
        return []
    return [Found(start, end, text[start:end], _certainty(cue, view, start, end, field))]


def _length(rest: str) -> int:
    """How many characters of `rest` belong to the name at its beginning."""
    latin = _LATIN_NAME.match(rest)
    if latin:
        return latin.end()
    han = re.match(rf"[{HAN}]+(?:[·・•.‧∙･⋅][{HAN}]+)*", rest)
    if not han:
        return 0
    run = han.group()
    stop = _STOP.search(rest, 2)
    reach = min(len(run), stop.start()) if stop and stop.end() <= len(rest) and _cuts(rest, stop) else len(run)
    if reach > 4 and not re.search(r"[·・•.‧∙･⋅]", run[:reach]):
        known = surname_length(run)
        return min(reach, known + 2) if known else 0
    return reach


def _cuts(rest: str, stop: re.Match[str]) -> bool:
    """A one-character stop word ends a name only when the sentence goes on after it (李想 is a name)."""
    return len(stop.group()) > 1 or re.match(rf"[{HAN}0-9]", rest[stop.end() : stop.end() + 1]) is not None


def _plausible(name: str, field: FormField) -> bool:
    return isinstance(_judge(_tidy(stripped(name, field)), field), Accepted)


def _certainty(cue: re.Match[str], view: str, start: int, end: int, field: FormField) -> float:
    known = 0.1 if surname_length(view[start:end]) else 0.0
    if cue.group() == "我是" and view[end : end + 1] == "的":
        return 0.3
    if own_names(field).fullmatch(cue.group()) or labelled(view, start, field):
        return 0.85 + known
    return (0.3 if cue.groupdict().get("role") else 0.6) + known


def _whole(text: str, view: str, field: FormField) -> tuple[Found, ...]:
    """The whole short reply, where it is a name and nothing else."""
    if len(text) > 40:
        return ()
    bare = value_in(text, field)
    if isinstance(bare, Rejected):
        return ()
    start = text.find(bare)
    if not _plausible(bare, field) or denied(view, start, field):
        return ()
    if _HAN_NAME.fullmatch(_tidy(bare)):
        certainty = 0.7 if surname_length(plain(bare)) and len(bare) <= 4 else 0.25
        return (Found(start, start + len(bare), bare, certainty),) if len(bare) <= 4 or "·" in _tidy(bare) else ()
    return (Found(start, start + len(bare), bare, 0.4 if " " in bare else 0.2),)
