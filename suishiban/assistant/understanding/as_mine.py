"""Is a blank to be filled as the citizen's own? “跟我一样”, “和我同一个地址”, “用我的手机号”, “随我姓”

Theirs is what the log-in told, or what stands in a blank that the log-in could have told; never what is somebody
else's. A surname alone is no name: the whole of it is asked for. Of a choice the option is asked about that would be
theirs by what they said of themselves (随我姓, said by the mother).
"""

import re
from collections.abc import Iterator, Sequence

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import Answer, SourceKind
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.form.sources import IDENTITY
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, asked_for, changeable, open_matter, pending_of, takes
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.knowledge.fields.surnames import SURNAME, surname_length
from suishiban.knowledge.guide import FormField, Option
from suishiban.knowledge.text import folded, simplify

#: Characters of an utterance that says nothing else.
_LONGEST = 24
_LEAD = r"(?:嗯|哦|好的?|那|就|还|都|也|是|她|他|孩子|宝宝|娃|[他她]们|人家|的|[,，])*"
_KIND = (
    r"(?P<kind{0}>地址|住址|住处|住的?地方|电话号码|电话|手机号码|手机号?|号码|号|姓名|名字"
    r"|身份证号?|银行卡号?|卡号|邮箱)?"
)
_END = r"(?:就行|就好|就可以|可以|即可|了|吧|的|啊|呀|嘛|[。.!！])*"
_AS_MINE = re.compile(
    rf"{_LEAD}{_KIND.format(1)}{_LEAD}[跟和同与随](?:我|本人|申请人)(?:自己|这边|本人)?的?{_KIND.format(2)}{_LEAD}"
    rf"(?:一样|相同|一致|(?:用|是)?(?:同一?|一)个?{_KIND.format(3)}|一起住?|住一起|住一块儿?|一块儿?住?){_END}"
    rf"|{_LEAD}{_KIND.format(5)}{_LEAD}(?:用|填|写|留|打|报|就)我(?:自己|本人)?(?:的|这个|那个|现在的)*{_KIND.format(4)}{_END}"
)
_AS_MINE_EN = re.compile(
    r"(?:it'?s |it is |they are |same|use |just |put |the |(?:his|her|their|its) )*"
    r"(?:(?P<kind1>address|phone|mobile|number|name|email)s? (?:is |are )?(?:the )?same as (?:mine|me)"
    r"|(?:the )?same (?P<kind2>address|phone|mobile|number|name|email)? ?as (?:mine|me|my own)"
    r"|(?:my own|mine)(?: (?P<kind3>address|phone|mobile|number|name|email))?)(?: please)?[.! ]*",
    re.IGNORECASE,
)
#: The types that a word names.
_KINDS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("地址|住|address", ("address",)),
    ("电话|手机|号码|^号$|phone|mobile|number", ("mobile", "phone", "landline")),
    ("姓名|名字|name", ("name",)),
    ("身份证", ("id_number",)),
    ("卡", ("bank_card",)),
    ("邮箱|email", ("email",)),
)
_BY_SURNAME = re.compile(
    rf"{_LEAD}(?:(?P<mine>[跟随和用](?:我|本人|我自己)的?姓?)|(?:的?姓)(?:是)?(?P<surname>{SURNAME})){_END}"
)
_LED, _ENDED = re.compile(f"^{_LEAD}"), re.compile(f"{_END}$")
#: What a citizen is asked about themselves: “您是孩子的妈妈、爸爸，还是…”.
_ABOUT_THEM = re.compile("您是|您跟|您和|您与|申报人|申请人|本人")
_ME = re.compile("我(?:自己|这边|这里|这头)?(?:的)?")
_WITH_ME = re.compile("[跟随和按用]我(?:自己|这边|家)?")
_WITH = re.compile("[跟随和按用]")
#: How sure an option must be in the words that stand for “我”.
_SURE = 0.65


def as_mine(heard: Heard) -> Commands:
    """Of what is asked, or of the only empty blank of the kind that was named."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    if form is None or matter is None or not text or len(text) > _LONGEST or cues.asks(text):
        return ()
    _, pending = pending_of(heard)
    if chosen := _by_what_they_are(heard, form, matter, pending):
        return chosen
    named = _asked_name(heard, form, matter)
    if named is not None and (told := _BY_SURNAME.fullmatch(simplify(text))):
        surname = told["surname"] or _surname(next(_own(form, matter, ("name",), named), None))
        return (c.InFull(named.path, surname),)
    match = _AS_MINE.fullmatch(simplify(text)) or _AS_MINE_EN.fullmatch(text)
    if match is None:
        return ()
    kind = next(filter(None, match.groupdict().values()), "地址" if "住" in text else "")
    blank = _meant(heard, form, matter, kind)
    if blank is None:
        return (c.Resume(),) if kind and _is_theirs_already(form, matter, kind) else ()
    own = next(_own(form, matter, _alike(blank.field.type), blank), None)
    if own is None or not takes(heard, blank, str(own.value)):
        return (c.InFull(blank.path),)
    return (c.GiveValue(blank.path, str(own.value), c.Span(0, len(text))),)


def _asked(heard: Heard, matter: Matter) -> list[Blank]:
    """The blanks of the pending question that are still empty, the first of them first."""
    blanks = asked_for(heard)
    return [*blanks[:1], *(one for one in blanks[1:] if one.path not in matter.answers)]


def _asked_name(heard: Heard, form: OpenForm, matter: Matter) -> Blank | None:
    return next((blank for blank in _asked(heard, matter) if blank.field.type == "name"), None)


def _meant(heard: Heard, form: OpenForm, matter: Matter, kind: str) -> Blank | None:
    """The blank asked for, of the kind that was named where one was; else the only empty one of that kind."""
    types = _types(kind)
    asked = _asked(heard, matter)
    if not types:
        # A name and an identity number are never two people's; who wants theirs there says so.
        return asked[0] if len(asked) == 1 and asked[0].field.type in _MAY_BE_SHARED else None
    fitting = [blank for blank in asked if blank.field.type in types]
    empty = [one for one in form.relevant.blanks if one.field.type in types and one.path not in matter.answers]
    return fitting[0] if fitting else empty[0] if len(empty) == 1 else None


def _types(kind: str) -> tuple[str, ...]:
    """The types that the word for a kind names."""
    return next((types for words, types in _KINDS if kind and re.search(words, kind, re.IGNORECASE)), ())


def _is_theirs_already(form: OpenForm, matter: Matter, kind: str) -> bool:
    """Whether the only blank of the kind holds what the log-in told."""
    fitting = [matter.answers.get(one.path) for one in form.relevant.blanks if one.field.type in _types(kind)]
    return len(fitting) == 1 and fitting[0] is not None and fitting[0].source.kind is SourceKind.IDENTITY


_MAY_BE_SHARED = ("address", "mobile", "phone", "landline", "email", "bank_card")


def _alike(type: str) -> tuple[str, ...]:
    """The types whose values this one takes; none where “mine” would mean nothing."""
    return next((types for _, types in _KINDS if type in types), ())


def _own(form: OpenForm, matter: Matter, types: tuple[str, ...], but: Blank) -> Iterator[Answer]:
    """The values of these types that are the citizen's own, surest first."""
    blanks = [one for one in form.relevant.blanks if one.field.type in types and one.path != but.path]
    filled = [(one, matter.answers[one.path]) for one in blanks if one.path in matter.answers]
    known = [(one, answer) for one, answer in filled if answer.value is not None]
    yield from (answer for _, answer in known if answer.source.kind is SourceKind.IDENTITY)
    yield from (answer for one, answer in known if one.path in form.relevant.fillable and _of_log_in(one.field))


def _of_log_in(field: FormField) -> bool:
    return any(path.partition(".")[0] == IDENTITY for path in field.prefill)


def _surname(name: Answer | None) -> str:
    return str(name.value)[: surname_length(str(name.value))] if name is not None else ""


def _by_what_they_are(heard: Heard, form: OpenForm, matter: Matter, pending: Blank | None) -> Commands:
    """The option that is the citizen's by what they are: taken where their words name it then, of the blank asked or of
    the only other one that has it; else the one of the blank asked that comes near is asked about."""
    text = simplify(heard.utterance.text)
    if not _ME.search(text):
        return ()
    bare = _ENDED.sub("", _LED.sub("", text))
    said = list(_as_who_they_are(form, matter, bare))
    span = c.Span(0, len(heard.utterance.text))
    asked = [pending] if pending is not None and pending.field.type == "choice" else []
    others = [one for one in form.relevant.blanks if one.field.type == "choice" and one.path not in _paths(asked)]
    empty = [one for one in others if one.path not in matter.answers]
    for blanks in (asked, empty, [one for one in others if changeable(matter.answers.get(one.path))]):
        named = [(blank.path, option) for blank in blanks for option in _called(blank.field, said)]
        if len(named) == 1:
            path, option = named[0]
            return (c.GiveValue(path, option.id, span),)
    if pending is None or not asked:
        return ()
    meant = {option.id for words in said for option in _near(heard, pending, words)}
    if len(meant) != 1:
        # 跟我 is a part of 跟我妈, and means it only to who is the mother.
        return (c.Unclear(heard.utterance.text),) if _WITH_ME.fullmatch(bare) else ()
    return (c.GiveValue(pending.path, heard.utterance.text, span, guess=meant.pop()),)


def _as_who_they_are(form: OpenForm, matter: Matter, text: str) -> Iterator[str]:
    """The words with what the citizen said they are in place of 我: 跟我 of a mother is 跟妈妈."""
    for blank in form.relevant.blanks:
        answer = matter.answers.get(blank.path)
        asked = (blank.field.ask.zh if blank.field.ask else "") + blank.field.label.zh
        if answer is None or blank.field.type != "choice" or not _ABOUT_THEM.search(asked):
            continue
        for option in blank.field.options:
            if option.id == answer.value:
                yield from (_ME.sub(name, text) for name in wordings_of(option) if not name.isascii())


def _paths(blanks: Sequence[Blank]) -> frozenset[str]:
    return frozenset(one.path for one in blanks)


def _called(field: FormField, said: Sequence[str]) -> list[Option]:
    """The options that are called so, whichever word for with (跟, 随) is used."""
    words = {_WITH.sub("跟", folded(one)) for one in said}
    return [one for one in field.options if words & {_WITH.sub("跟", folded(name)) for name in wordings_of(one)}]


def _near(heard: Heard, blank: Blank, said: str) -> Iterator[Option]:
    """The options in these words."""
    for found in heard.moment.types["choice"].recognise(said, blank.field):
        if found.certainty >= _SURE:
            yield from (one for one in blank.field.options if found.raw in wordings_of(one))
