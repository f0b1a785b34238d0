"""Which values for which blanks stand in this utterance?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.commands import GiveValue, Span
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding.by_sound import sounds_alike
from suishiban.assistant.understanding.kin import also_called
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.assistant.understanding.nearly_named import NEARLY, SHORTEST_NAME, begins_named, like_one, with_names
from suishiban.assistant.understanding.pointing import pointed_at
from suishiban.knowledge.fields import FIELD_TYPES, FieldType, Found
from suishiban.knowledge.fields.date_words import ENGLISH_DAY
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.search.sounds import alike
from suishiban.knowledge.text import folded

Types = Mapping[str, FieldType]

#: Types whose values may go into a blank that was not asked, and the certainty it takes. A name or an address may be
#: anybody's; it goes into another blank only where that blank is named.
SURE = {
    "id_number": 0.9,
    "credit_code": 0.9,
    "passport": 0.95,
    "mobile": 0.9,
    "landline": 0.9,
    "phone": 0.9,
    "email": 0.9,
    "plate": 0.9,
    "bank_card": 0.95,
    "choice": 0.9,
    # Only where the blank's own name stands in the same clause: 户主陈国民, 户口在东岸区望江路12号.
    "name": 0.95,
    "address": 0.94,
}
#: Types that go into the only empty blank of their kind, or into the one that the words around them point to.
SURE_ALONE = {"date": 0.7, "number": 0.8}
_LINK = r"\s*(?:号码)?也?(?:是|为|叫做?|:|：|=|\bis\b)\s*"
_STOP = re.compile(r"[，;；。!！\n]|,(?!\d{3}(?!\d))|(?<=[^\d])\.(?=\s|$)")
_DAY = re.compile(ENGLISH_DAY)


@dataclass(frozen=True, slots=True)
class Labelled:
    """“电话是154…”: a value said together with the name of its blank."""

    blank: Blank
    raw: str
    start: int
    end: int

    @property
    def given(self) -> GiveValue:
        """The value as a command."""
        return GiveValue(self.blank.path, self.raw, Span(self.start, self.end))


def labelled_values(
    text: str, blanks: Sequence[Blank], matter: Matter | None = None, nearly: float = NEARLY
) -> tuple[Labelled, ...]:
    """Values introduced by the label or another name of a blank, longest names first; by a name `nearly` like it too.

    Of blanks that share a name the first in `blanks` is meant; one that is filled gives way to one that is empty, and
    to an empty one in the row being filled that its name is part of (身份证号 while a shareholder's is wanted).
    """
    # What is named with its part of the form (被投靠人信息：姓名) comes first: its last word may be a name of its own.
    parts = [blank for blank in blanks if "：" in blank.field.label.zh]
    found = _almost_named(text, parts, [], nearly, _HEADED_BY_PART)
    lower = text.lower()
    said = [pair for pair in with_names(blanks) if pair[0].lower() in lower]
    for name, blank in sorted(said, key=lambda pair: (-len(pair[0]), _filled(pair[1], matter))):
        match = _naming(name).search(text) or _unlinked(name, blank, text)
        if match is None or any(one.blank is blank or one.start <= match.start() < one.end for one in found):
            continue
        end = _with_further_options(text, _value_end(text, match.end(), blanks), blank)
        if raw := text[match.end() : end].strip(" ,，"):
            meant = blanks[0] if _is_plain_word(name, blank, blanks, match) else _nearer(name, blank, blanks, matter)
            found.append(Labelled(meant, raw, match.start(), end))
    found += _named_in_a_clause(text, blanks, found)
    found += _almost_named(text, blanks, found, nearly)
    found += _called(text, blanks, found)
    return tuple(sorted((_known_already(one, blanks, matter) for one in found), key=lambda one: one.start))


def _is_plain_word(name: str, blank: Blank, blanks: Sequence[Blank], match: re.Match[str]) -> bool:
    """Whether an answer begins with the plain word for what was asked: 姓名是… where a name is asked."""
    asked = blanks[0]
    plain = PLAIN_WORDS.get(asked.field.type, ())
    return name in plain and match.start() == 0 and blank.field.type == asked.field.type


#: What people call a value of the type where only one is in question.
PLAIN_WORDS = {
    "name": ("姓名", "名字"),
    "id_number": ("身份证", "身份证号", "身份证号码", "证件号"),
    "mobile": ("手机", "手机号", "电话", "手机号码", "联系电话"),
    "address": ("地址", "住址"),
}


def _known_already(one: Labelled, blanks: Sequence[Blank], matter: Matter | None) -> Labelled:
    """Who says again what stands in a blank of that kind means that blank, and not an empty one of the same name."""
    asked = one.blank.path == blanks[0].path or _same_row(one.blank, blanks[0])
    if matter is None or asked or one.blank.field.type not in NUMBERS:
        return one
    said = folded(one.raw)
    if (own := matter.answers.get(one.blank.path)) is not None and folded(str(own.value)) == said:
        return one
    for blank in blanks:
        answer = matter.answers.get(blank.path)
        if blank.field.type == one.blank.field.type and answer is not None and folded(str(answer.value)) == said:
            return replace(one, blank=blank)
    return one


#: Types of which two people never have the same value.
NUMBERS = ("id_number", "credit_code", "mobile", "bank_card")
#: A clause, with the one behind it.
_TWO_CLAUSES = re.compile(
    r"(?:^|(?<=[,，。;；\s]))(?P<name>[^,，。;；\s]{2,30})[,，]\s*(?=(?P<value>(?:[^,，;；。!！\n]|(?<=\d),(?=\d{3}))+))"
)


def _named_in_a_clause(text: str, blanks: Sequence[Blank], found: Sequence[Labelled]) -> list[Labelled]:
    """Values behind a clause that is nothing but the name of a blank: “新生儿姓名，董宇健”."""
    by_name = dict(reversed(with_names(blanks)))
    named = []
    for match in _TWO_CLAUSES.finditer(text):
        name, start = match["name"], match.start("name")
        name = name if name in by_name else _PARTICLE.sub("", name)
        blank = by_name.get(name) or like_one(name, blanks)
        end = min((one.start for one in found if one.start > start), default=match.end("value"))
        end = min(end, match.end("value"))
        raw = text[match.start("value") : end].strip()
        if blank is not None and raw and not any(one.start < end and start < one.end for one in found):
            named.append(Labelled(blank, raw, start, end))
    return named


_PARTICLE = re.compile("[嘛呢吧啊呀哈么]+$")


#: A clause that gives a value under a name.
_LINKED = r"(?:[:：]|是|[,，](?=\d)|(?=\d{6}))\s*(?P<value>(?:[^,，;；。!！\n]|(?<=\d),(?=\d{3}))+)"
_HEADED = re.compile(r"(?P<name>[\u3400-\u9fff]{3,14}(?:：[\u3400-\u9fff]{2,12})?)" + _LINKED)
#: The same under the name of a blank in a part of the form: 被投靠人信息：姓名：….
_HEADED_BY_PART = re.compile(r"(?P<name>[\u3400-\u9fff]{3,14}：[\u3400-\u9fff]{2,12})" + _LINKED)


def _almost_named(
    text: str,
    blanks: Sequence[Blank],
    found: Sequence[Labelled],
    nearly: float,
    headed: re.Pattern[str] = _HEADED,
) -> list[Labelled]:
    """Values under a mistyped name: 经营者机手号：154…, where it is like the name of just one blank."""
    almost = []
    for match in headed.finditer(text):
        taken = any(one.start < match.end() and match.start() < one.end for one in found)
        if taken or any(match["name"] in words for words in PLAIN_WORDS.values()):
            continue
        if (blank := like_one(match["name"], blanks, nearly)) is not None:
            almost.append(Labelled(blank, match["value"].strip(), match.start(), match.end()))
    return almost


#: Who is called what: 她妈妈叫李敏.
_CALLED = re.compile(
    rf"(?P<who>[\u3400-\u9fff]{{1,8}}?)(?:的名字)?叫做?(?P<value>{SURNAME}[\u4e00-\u9fff]{{1,3}})(?=$|[,，。;；!！、\s])"
)
_OF_A_NAME = re.compile("的?(?:姓名|名字)$")


def _called(text: str, blanks: Sequence[Blank], found: Sequence[Labelled]) -> list[Labelled]:
    """Names told with 叫 of somebody for whose name there is one blank: 妈妈 where a blank is called 妈妈姓名."""
    called = []
    roles = [(_OF_A_NAME.sub("", name), blank) for name, blank in with_names(blanks) if _OF_A_NAME.search(name)]
    for match in _CALLED.finditer(text):
        if any(one.start < match.end() and match.start() < one.end for one in found):
            continue
        who = match["who"].removesuffix("的")
        meant = {blank.path: blank for role, blank in roles if role and _is_role(who, role)}
        if not meant:
            kin = also_called(who, frozenset(role for role, _ in roles))
            meant = {blank.path: blank for role, blank in roles if role in kin}
        if len(meant) == 1:
            called.append(Labelled(next(iter(meant.values())), match["value"], match.start(), match.end()))
    return called


def _is_role(who: str, role: str) -> bool:
    """Whether somebody is called so, or so but for one character of the same sound: 卖房的 is the 卖方."""
    if who.endswith(role):
        return True
    said = who[-len(role) :]
    return sounds_alike(said, role) and sum(one != other for one, other in zip(said, role, strict=True)) == 1


def _nearer(name: str, blank: Blank, blanks: Sequence[Blank], matter: Matter | None) -> Blank:
    """The blank of the row being filled that is rather meant by `name` than `blank`, a filled one elsewhere."""
    if not _filled(blank, matter) or not blanks or blanks[0].group is None or _same_row(blank, blanks[0]):
        return blank
    row = [one for one in blanks if _same_row(one, blanks[0]) and one.field.type == blank.field.type]
    empty = [one for one in row if not _filled(one, matter) and any(name in longer for longer, _ in with_names([one]))]
    return empty[0] if empty else blank


@remembered(20_000)
def _naming(name: str) -> re.Pattern[str]:
    """The name of a blank with what links it to its value; not inside another word (代办人姓名 is not 姓名)."""
    if name.isascii():
        return re.compile(rf"(?:\b(?:my|the|and) )*\b{re.escape(name)}(?:{_LINK}|(?=\d))", re.IGNORECASE)
    return re.compile(rf"(?<!{_WITHIN}){re.escape(name)}(?:{_LINK}|[{_like_is()}]?(?=\d))", re.IGNORECASE)


@cache
def _like_is() -> str:
    """The characters that sound like 是, but for 十, which counts: 日期氏2026年2月24日."""
    return alike()["是"].replace("十", "")


def sounds_like_is(character: str) -> bool:
    """Whether a character may stand for a misheard 是."""
    return bool(character) and character in _like_is()


def _unlinked(name: str, blank: Blank, text: str) -> re.Match[str] | None:
    """The name of a blank where nothing links it to the value that follows: 父亲姓名周宇桂, 住址明川市…"""
    if blank.field.type not in _FOLLOW_AT_ONCE:
        return None
    if (match := _named_alone(name).search(text)) is None:
        return None
    clause = _STOP.split(text[match.end() :], maxsplit=1)[0]
    if blank.field.type == "name":
        return match if _A_NAME.fullmatch(clause) else None
    if blank.field.type == "org_name" and (len(name) < SHORTEST_NAME or sounds_like_is(clause[:1])):
        return None  # 公司名 and 称…; 世纪公司, or 是 misheard and 纪公司
    lead = _WISHED.match(clause)
    start = lead.end() if lead else 0
    found = FIELD_TYPES[blank.field.type].recognise(clause, blank.field)
    if any(one.start in (0, start) for one in found):
        return match
    misheard = re.compile(rf"{re.escape(name)}[{_like_is()}]", re.IGNORECASE).match(text, match.start())
    return misheard if misheard and any(one.start == 1 for one in found) else None


#: What may stand between a blank's name and its value: 领证方式要邮寄, 地点最好在东岸区.
_WISHED = re.compile("(?:还是|最好|就|要|想)*(?:要|选|用|在|能在|达到)?")


#: Types whose values can be told where they begin.
_FOLLOW_AT_ONCE = ("name", "address", "date", "money", "choice", "org_name")
_A_NAME = re.compile(rf"{SURNAME}[\u4e00-\u9fff]{{1,2}}")


@remembered(20_000)
def _named_alone(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_WITHIN}){re.escape(name)}(?=\w)", re.IGNORECASE)


#: A Chinese character that would make a longer word of the name behind it, unless it ends a word that joins, counts or
#: wishes (然后, 一个, 想要). They have no case; told so, Python need not look for it in each of them whenever a pattern
#: is made.
_WITHIN = (
    r"(?-i:[\u3400-\u9fff])(?<![的我他她它们把将是和与跟，、及司个])"
    r"(?<!然后)(?<!并且)(?<!而且)(?<!另外)(?<!还有)(?<!最好)(?<!希望)(?<!想要)(?<!要求)(?<!需要)(?<!一下)(?<!请问)(?<!可以)(?<!应该)"
    r"(?<!一家)(?<!这家)(?<!一份)(?<!这份)(?<!一位)(?<!这位)(?<!一张)(?<!这张)"
)


def _filled(blank: Blank, matter: Matter | None) -> bool:
    return matter is not None and not _is_empty(blank, matter)


def by_nearness(blanks: Sequence[Blank], pending: Blank | None, matter: Matter) -> tuple[Blank, ...]:
    """The pending blank first, then those of its row, then the empty ones, then the rest."""

    def distance(blank: Blank) -> int:
        if pending is not None and blank.path == pending.path:
            return 0
        if pending is not None and _same_row(blank, pending):
            return 1
        return 2 if _is_empty(blank, matter) else 3

    return tuple(sorted(blanks, key=distance))


def _value_end(text: str, start: int, blanks: Sequence[Blank]) -> int:
    day = _DAY.match(text, start)
    stop = _STOP.search(text, day.end() if day else start)
    end = stop.start() if stop else len(text)
    names = [name for name, _ in with_names(blanks)]
    following = [match.start() for name in names if (match := _naming(name).search(text, start + 1, end))]
    parted = [
        match.start() for match in _SPACE.finditer(text, start + 1, end) if begins_named(text, match.end(), names)
    ]
    return min([end, *following, *parted])


_SPACE = re.compile(r"(?<=[^A-Za-z])[ \u3000]+(?=[\u3400-\u9fff])")


def _with_further_options(text: str, end: int, blank: Blank) -> int:
    """Where the value ends with the options behind it: “Principal, Interest”."""
    if blank.field.type != "multi_choice":
        return end
    names = {folded(name) for one in blank.field.options for name in wordings_of(one)}
    while (clause := _NEXT_CLAUSE.match(text, end)) and folded(clause["said"]) in names:
        end = clause.end()
    return end


_NEXT_CLAUSE = re.compile(r"[,，] *(?P<said>[^,，;；.。!！\n]+)")


def sure_values(text: str, blanks: Sequence[Blank], matter: Matter, types: Types) -> tuple[GiveValue, ...]:
    """Values that prove their own type (checksum, format) for blanks of that type which are still empty.

    Where several blanks of a type are empty the first in form order takes the first value said.
    """
    if not folded(text):
        return ()
    given: list[GiveValue] = []
    taken: list[Found] = []
    empty = [blank for blank in blanks if _is_empty(blank, matter)]
    known = {
        folded(str(answer.value))
        for blank in blanks
        if blank.field.type in (*NUMBERS, "name") and (answer := matter.answers.get(blank.path)) is not None
    }
    numbers = {folded(str(one.value)) for one in matter.answers.values()}
    near = [blank for blank in empty if blanks[0].group is not None and _same_row(blank, blanks[0])] or empty
    for blank in empty:
        kind = blank.field.type
        rivals = [one for one in near if one.field.type == kind] if kind in SURE_ALONE else []
        needed = SURE.get(kind, SURE_ALONE.get(kind, 2.0) if blank in rivals else 2.0)
        for found in types[kind].recognise(text, blank.field) if needed <= 1 else ():
            meant = len(rivals) < 2 or pointed_at(text, found, rivals) is blank
            # Somebody's own number or name is not that of whoever stands in a row nobody has come to yet.
            again = blank.group is not None and not _same_row(blank, blanks[0]) and folded(found.raw) in known
            again = again or (kind == "id_number" and folded(found.raw) in numbers)
            if found.certainty >= needed and meant and not again and not _overlaps(found, taken):
                taken.append(found)
                given.append(GiveValue(blank.path, found.raw, Span(found.start, found.end)))
                break
    return tuple(given)


def _same_row(one: Blank, other: Blank) -> bool:
    return one.group is not None and other.group is not None and (one.group.id, one.row) == (other.group.id, other.row)


def _is_empty(blank: Blank, matter: Matter) -> bool:
    answer = matter.answers.get(blank.path)
    return (answer is None or answer.state is AnswerState.STALE) and not blank.field.derive


def asked_value(text: str, blank: Blank, types: Types) -> GiveValue | None:
    """The value of the blank that was asked, where its type recognises one."""
    if blank.field.type == "multi_choice":
        said = text.strip(" ,，")
        return GiveValue(blank.path, said, Span(0, len(text))) if said else None
    if blank.field.type in _PERSONS and (first := _FIRST_NAME.match(text)):
        return GiveValue(blank.path, first["value"], Span(first.start("value"), first.end("value")))
    if (told := _TOLD.match(text)) and blank.field.type in _PERSONS:
        start = told.start("value")
        return GiveValue(blank.path, told["value"], Span(start, told.end("value")))
    found = types[blank.field.type].recognise(text, blank.field)
    if not found:
        return None
    best = max(found, key=lambda one: one.certainty)
    raw = best.raw.split("，，")[0].rstrip(",，")  # they stand where other values stood
    if blank.field.type == "org_name" and (head := _NAMED_BEFORE.match(raw)):
        return GiveValue(blank.path, raw[head.end() :], Span(best.start + head.end(), best.start + len(raw)))
    return GiveValue(blank.path, raw, Span(best.start, best.end - len(best.raw) + len(raw)))


#: “卖方是郑志强”, “她叫王秀兰”.
_TOLD = re.compile(r"^[^,，。是叫不没]{1,5}(?:是|叫|名叫)(?P<value>[\u3400-\u9fff·]{2,12})(?=$|[,，。;；])")
_PERSONS = ("name",)
#: “单位全铖是明川市…”: hardly an organisation has 是 in its name.
_NAMED_BEFORE = re.compile(r"[\u3400-\u9fff]{2,8}是(?=[\u3400-\u9fff]{4})")
#: An answer that begins with nothing but a name, whatever else follows.
_FIRST_NAME = re.compile(rf"^(?:就?是|叫|嗯[,，])?(?P<value>{_A_NAME.pattern})(?=[,，;；])")


def _overlaps(found: Found, taken: Iterable[Found]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in taken)
