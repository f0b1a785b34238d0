"""What is said around an answer without saying anything for the form? “哎呀年纪大了记不清，…”, “不好意思打字慢，…”"""

import re
from functools import cache

from suishiban.assistant.understanding.by_sound import respelt, unslipped
from suishiban.assistant.understanding.heard import without
from suishiban.knowledge.search.sounds import alike
from suishiban.knowledge.text import simplify

#: Who is spoken of, as it is misheard: 硪这边有点吵, 麻烦昵了.
_PERSONS = str.maketrans({**dict.fromkeys("硪窝握卧沃", "我"), **dict.fromkeys("昵尼泥妮拟逆", "你")})
_SOUND = r"(?:哎[呀哟]*|唉|嗨|哎|哦|噢|嗯|呃|那个|这个嘛|话说|说实话|老实说)"
_MANNERS = r"(?:不好意思|抱歉|对不起|麻烦(?:你|您)了?(?:小姑娘|小伙子|同志|老师|师傅)?|辛苦(?:你|您)?了?)"
_TELLING = (
    r"(?:我)?(?:跟|和|给)(?:你|您)(?:说|讲)(?:啊|哈|哦)?|等一?下|稍等(?:一下)?"
    r"|让?我(?:想想|看看|找找|翻翻|数数|查查)(?:啊|哈)?"
)
_SELF = (
    r"(?:我|人|我这|我们)?(?:这)?(?:年纪|岁数|眼睛|眼神|记性|脑子|手机|信号|网络|网|手指|普通话|打字)"
    r"(?:太|有点|不太|也|都|比较|实在)?(?:大|花|不好|差|不行|糊涂|卡|慢|不好使|粗|不标准|老)了?(?:点)?"
)
_BUSY = (
    r"(?:我)?(?:刚|正|在|刚刚|正在)(?:好)?"
    r"(?:下班|到家|吃饭|开会|开车|带孩子|忙|坐车|地铁上|外面|路上)(?:呢|了|着)?"
)
_LATE = r"(?:我)?(?:记不清|记不太清|想不起来|说不清|讲不清|搞不太懂|不太会用|不会打字)(?:楚)?了?"
_AROUND = (
    r"(?:今天|这天|外面)(?:真|太|好|可真)?(?:热|冷|忙|累|堵)(?:啊|了|死了)?|(?:孩子|小孩"
    r"|娃)(?:在)?(?:哭|闹|吵)(?:呢|着)?"
)
_HERE = (
    r"我这(?:边|儿|里)[^,，。!！]{1,8}|等(?:我|一下我)[^,，。!！]{1,8}|(?:老花镜?|眼镜)[^,，。!！]{1,5}"
    r"|(?:小姑娘|小伙子|同志|老师|师傅|大姐|哥)(?:啊|呀)?|对了?|好[的嘞]?|行|这个我(?:知道|记得|会)|刚?问(?:了|过)[^,，。!！]{1,6}"
)
_CHATTER = re.compile(
    rf"^(?:(?:{_SOUND}|{_MANNERS}|{_TELLING}|{_SELF}|{_BUSY}|{_LATE}|{_AROUND}|{_HERE})[,，。!！~ ]*)+"
    r"(?<=[,，。!！~ ])(?=\S)"
)


def without_chatter(text: str) -> str:
    """`text` with commas in place of what is said before the answer, so that spans still count in it."""
    match = _CHATTER.match(simplify(text).translate(_PERSONS))
    if match:
        return without(text, [(0, match.end())])
    first = _FIRST.match(text)
    return without(text, [(0, first.end())]) if first and _with_slip(simplify(first["said"])) else text


_FIRST = re.compile(r"(?P<said>[\u3400-\u9fff]{4,14})[,，。!！]+(?=\S)")


def _with_slip(clause: str) -> bool:
    """Whether the clause is such talk with a slip in it: 不好意思打慢字, 让我享想啊."""
    meant = (respelt(clause, _OFTEN), *unslipped(clause))
    matches = (_CHATTER.match(f"{one.translate(_PERSONS)}，…") for one in meant if one != clause)
    return any(match is not None and match.end() > match.string.index("，") for match in matches)


#: Words of such talk that are looked for by their sound.
_OFTEN = ("不好意思", "打字慢", "让我想想", "我想想", "我看看", "年纪大了", "记不清", "跟你说", "等一下", "有点吵")


def without_total(text: str) -> str:
    """`text` with commas in place of an 一共 before figures, as it is misheard too: the 一 of 一贡24 counts nothing."""
    return without(text, [match.span() for match in _total().finditer(text)])


@cache
def _total() -> re.Pattern[str]:
    return re.compile(f"一[{alike()['共']}](?=[0-9零一二两三四五六七八九十百千万])")
