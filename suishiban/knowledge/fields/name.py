"""What is a person's name?

2 to 25 characters: Chinese characters of any plane, with · between the parts of a transcribed name, or Latin letters.
The dot is U+00B7 whatever was typed (GB/T 15835 leaves it open; the household registers use this one).
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.name_words import ROLES, is_no_name
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
_INTRODUCED = r"我(?:的名字)?叫(?:做)?|我是|名叫|姓名|名字|本人|叫做|我姓|my name is|i am|i'm"
_CUE = re.compile(rf"(?P<self>{_INTRODUCED})|(?P<role>{ROLES})", re.IGNORECASE)
_LINK = re.compile(r"(?:的(?:姓名|名字))?(?:[ :,]|就?是|叫做?|为|改成|改为|换成|填|写){0,3}")
_DENIAL = re.compile(r"不是|不叫|并非|没有|还?没")
_CORRECTED = re.compile(r"(?:不是|不叫|并非)[^,.;]{1,25}[,.; ] ?(?:而是|应该是|是|叫|改成|改为)")
_CALLED = re.compile(rf"^(?:{ROLES})(?:的?(?:姓名|名字))?[ :：]?(?:是|叫做?|为|:|：)")
_NAMED = re.compile(rf"^(?:姓名|名字)(?=[{HAN}]{{2}})")
_TITLED = re.compile(rf"(?:(?:{ROLES})的?|[{HAN}]{{1,4}}?(?:就?是|名?叫做?))(?=[{HAN}]{{2,4}}$)")
_IN_OFFICE = re.compile(rf"(?P<name>[{HAN}]{{2,4}}?)(?:来?当|担任|做|兼任?)[{HAN}]{{2,}}$")
#: A space between Chinese characters and what follows parts two values as a comma does.
_PARTED = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}\d])")
_CLAUSE = re.compile(r"[^,;!\n]+")
#: A clause that holds a value of another kind, so that the clause beside it may be a name alone.
_OTHER_VALUE = re.compile(
    r"\d{2}|^(?:我|我自己|本人|就是我)[,;]|[叫是][他她]|当(?![然时])|担任|[男女]|[零一二三四五六七八九十幺]{4}"
)
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
        beside = {one.start: one for one in _beside(text, view, field)}
        return best_first(list((beside | found).values())) or _whole(text, view, field)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        return _one_of(
            re.split(rf"[,，;；、]|\s+(?=\d)|(?<=[{HAN}]) (?=[{HAN}])", _NAMED.sub("", _CALLED.sub("", said))), field
        )

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


def _untitled(name: str) -> str:
    """张杰 of 代理人张杰 and of 张杰当会长; only where a surname begins what is left."""
    title = _TITLED.match(plain(name))
    if title and surname_length(plain(name)[title.end() :]):
        return name[title.end() :]
    office = _IN_OFFICE.match(plain(name))
    return name[: office.end("name")] if office and surname_length(plain(name)) else name


def _one_of(clauses: list[str], field: FormField) -> Accepted | Rejected:
    """The clause that is a name; refused where several are, or none."""
    judged = [_judge(_untitled(_tidy(stripped(clause.strip(), field))), field) for clause in clauses]
    names = {one.value: one for one in judged if isinstance(one, Accepted)}
    if len(names) > 1:
        names = {name: one for name, one in names.items() if surname_length(plain(str(name)))} or names
    if len(names) > 1:
        return several(field)
    return next(iter(names.values()), judged[0])


def _judge(name: str, field: FormField) -> Accepted | Rejected:
    if is_no_name(plain(name)):
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


def _beside(text: str, view: str, field: FormField) -> list[Found]:
    """Clauses that are nothing but a name with a known surname, where another clause holds another value."""
    spans = [match.span() for match in _CLAUSE.finditer(_PARTED.sub(",", view))]
    if len(spans) < 2 or not _OTHER_VALUE.search(view):
        return []
    bare = [(start, _untitled(stripped(text[start:end].strip(), field))) for start, end in spans]
    places = [(text.index(name, start), name) for start, name in bare if name]
    return [
        Found(start, start + len(name), name, 0.6)
        for start, name in places
        if _names_somebody(name) and _plausible(name, field) and not denied(view, start, field)
    ]


def _names_somebody(name: str) -> bool:
    """2 to 4 Chinese characters with a known surname, or a transcribed name with its dot."""
    tidied = _tidy(name)
    han = _HAN_NAME.fullmatch(tidied) is not None
    return han and ("·" in tidied or (len(name) <= 4 and surname_length(plain(name)) > 0))


def _whole(text: str, view: str, field: FormField) -> tuple[Found, ...]:
    """The whole short reply, where it is a name and nothing else."""
    if len(text) > 40:
        return ()
    said = value_in(text, field)
    if isinstance(said, Rejected):
        return ()
    bare = _untitled(said)
    start = text.find(bare)
    if not _plausible(bare, field) or denied(view, start, field):
        return ()
    if _HAN_NAME.fullmatch(_tidy(bare)):
        certainty = 0.7 if surname_length(plain(bare)) and len(bare) <= 4 else 0.25
        return (Found(start, start + len(bare), bare, certainty),) if len(bare) <= 4 or "·" in _tidy(bare) else ()
    return (Found(start, start + len(bare), bare, 0.4 if " " in bare else 0.2),)
