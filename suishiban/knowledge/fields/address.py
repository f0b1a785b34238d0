"""What is a postal address in China?

Divisions down to the district, then a road or village with a number, building, floor or room. The canonical form names
the city and the district; the province stays away where it is the province of the region served.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from suishiban.knowledge.fields.address_parts import Part, pieces
from suishiban.knowledge.fields.address_words import COARSE_NAMED, LEAD, NAMELESS, tidy
from suishiban.knowledge.fields.divisions import Divisions
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.place_prefix import Prefix, Reach, read_prefix
from suishiban.knowledge.fields.refusal import refuse, too_long
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import best_first, denied, labelled, plain, seen
from suishiban.knowledge.guide import FormField, Language, Text

_NUMBERED = (
    r"[0-9A-Za-z零〇一二三四五六七八九十百甲乙丙丁\-]{1,12}"
    r"(?:号楼|单元|号|弄|幢|栋|座|层|楼|室|房|户|组|铺位?|摊位?|柜台?|档口?|车间)"
)
_IN_TEXT = re.compile(
    rf"(?P<value>[\u3400-\u9fff][\u3400-\u9fff0-9A-Za-z·()\- ]{{0,60}}?{_NUMBERED}"
    rf"(?:[\u3400-\u9fff0-9A-Za-z()\- ]{{0,12}}?{_NUMBERED}"
    r"|[,;] ?[0-9A-Za-z一二三四五六七八九十]{1,4}(?:单元|幢|栋|座|层|楼|室|房|铺|摊)){0,5}(?:[0-9]{2,4}(?![0-9年月]))?)"
)
_BEFORE = re.compile(
    r".*(?:改到了?|搬到了?|迁到了?|移到|变更[到为]|改[成为]|换[成到]|登记[在为]|住址|地址|住所|老家|位于|坐落[于在]|住在|家在|公司在|新址|是|在|到|为|至|去|填|写|叫)+"
)
_DAY = re.compile(r"年.{1,4}月|月.{1,3}[日号]$")
_UNKNOWN = re.compile(
    r"(?P<place>[\u3400-\u9fff]{2,4}(?:(?<![城门夜早花菜鱼超])市(?![场民政中东南西北里花广街路巷])|自治州|(?<!州)省)|[\u3400-\u9fff]{2,3}"
    r"(?:县(?![城前东南西北街路])|(?<![发园小社业景厂校新片工居库港住学])区(?=[\u3400-\u9fff]{2,6}(?:路|街|大道))))"
)
_USUAL = Text(
    "请写到门牌号，例如 明川市东岸区世纪大道100号3楼",
    "The address down to the number, in Chinese, e.g. 明川市东岸区世纪大道100号3楼",
)


@dataclass(frozen=True, slots=True)
class Address:
    """地址; `home` is the division code of the region served ("" for none), which completes what is left out."""

    divisions: Callable[[], Divisions]
    home: str
    name = "address"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        found = []
        for match in _IN_TEXT.finditer(view):
            lead = _BEFORE.match(match["value"])
            start = match.start("value") + (lead.end() if lead else 0)
            start += further.end() if (further := LEAD.match(view[start : match.end("value")])) else 0
            value = view[start : match.end("value")]
            if len(value) > 2 and not _DAY.search(value) and not denied(view, start, field):
                found.append(
                    Found(
                        start,
                        match.end("value"),
                        text[start : match.end("value")],
                        self._certainty(view, start, value, field),
                    )
                )
        return best_first(found)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        text = tidy(said)
        if not re.search(r"[\u3400-\u9fff]{2}", text):
            return _refuse("没有看到完整的中文地址", "There is no complete address in Chinese characters")
        if re.search(r"[吗呢?]$|什么|怎么|^[那这]|^不", plain(text)):
            return _refuse("这不像是地址", "This does not look like an address")
        return self._judge(read_prefix(text, self.divisions(), self.home), field)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        districts = re.match(r"^.{2,}?[区县旗](?=.)|^.{2,8}?市(?=.)", shown)
        return (districts.group() if districts else shown[:2]) + "****"

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, minLength=5, maxLength=field.max_length)

    def _certainty(self, view: str, start: int, value: str, field: FormField) -> float:
        prefix = read_prefix(value.replace(" ", ""), self.divisions(), "")
        placed = 0.25 if prefix.codes and len(prefix.rest) < len(value) else 0.0
        road = 0.15 if any(piece.part is Part.ROAD for piece in pieces(prefix.rest)) else 0.0
        return 0.4 + placed + road + (0.15 if labelled(view, start, field) else 0.0)

    def _judge(self, prefix: Prefix, field: FormField) -> Accepted | Rejected:
        if prefix.reach is Reach.AMBIGUOUS:
            return self._ambiguous(prefix)
        if unknown := _UNKNOWN.search(_before_the_road(prefix.rest)):
            return _unknown(unknown["place"])
        coarse = _coarse(prefix.rest)
        if prefix.reach is not Reach.PLACED:
            return coarse if coarse and prefix.reach is Reach.NOWHERE and not prefix.rest else self._unplaced(prefix)
        if coarse:
            return coarse
        whole = self._title(prefix.codes[0]) + prefix.rest
        return Accepted(whole) if len(whole) <= field.max_length else too_long(field, field.max_length)

    def _title(self, code: str) -> str:
        divisions = self.divisions()
        title = divisions.title(code)
        own = divisions.find(code[:2])
        if own and code[:2] == self.home[:2] and len(divisions.path(code)) > 2:
            return title.removeprefix(own.name)
        return title

    def _ambiguous(self, prefix: Prefix) -> Rejected:
        named = "、".join(self.divisions().title(code) for code in prefix.codes[:6])
        return refuse(
            "这个地名不止一处",
            "There is more than one place of this name",
            f"请写明是哪一个：{named}",
            f"Please say which one: {named}",
        )

    def _unplaced(self, prefix: Prefix) -> Rejected:
        if prefix.reach is Reach.NOWHERE:
            return refuse(
                "地址里没有写明哪个市、哪个区（县）",
                "The address does not say which city and district",
                "请在前面加上市和区（县），例如 明川市东岸区",
                "Please begin with the city and the district, e.g. 明川市东岸区",
            )
        below = "、".join(division.name for division in self.divisions().below(prefix.codes[0])[:8])
        return refuse(
            "地址里缺少区（县）",
            "The district is missing from the address",
            f"请写明是哪个区（县），例如 {below}",
            f"Please name the district, e.g. {below}",
        )


def _unknown(place: str) -> Rejected:
    return refuse(
        f"没有找到“{place}”这个地方",
        f"There is no division called {place}",
        "请核对市、区（县）的名称，例如 明川市东岸区",
        "Please check the names of the city and the district, e.g. 明川市东岸区",
    )


def _before_the_road(rest: str) -> str:
    """The part of a detail where a division could still be named."""
    road = re.search(r"[路街道村镇乡\d]", view := plain(rest))
    return view[: road.end()] if road else view


def _coarse(rest: str) -> Rejected | None:
    """What is missing where the detail ends too early; None where a postman would find the door."""
    if rest and NAMELESS.fullmatch(plain(rest)):
        return _refuse("地址不够详细，还缺道路和门牌号", "The road and the house number are missing")
    parts = {piece.part for piece in pieces(rest)}
    if parts - {Part.ROAD} or COARSE_NAMED.search(plain(rest)) or re.search(r"[\u3400-\u9fff]\d+(?:-\d+)*$", rest):
        return None
    if parts:
        return _refuse("地址还缺门牌号", "The house number is missing")
    if rest:
        return _refuse("地址不够详细，还缺道路和门牌号", "The road and the house number are missing")
    return _refuse(
        "地址只到区（县），还缺街道、道路和门牌号",
        "Only divisions are given: the road and the house number are missing",
    )


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(
        zh, en, "请写到门牌号，例如 世纪大道100号3楼", "Please give it down to the house number, e.g. 世纪大道100号3楼"
    )
