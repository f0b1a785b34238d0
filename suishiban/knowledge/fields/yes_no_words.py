"""What does one clause answer to a yes/no question?

Answers stand for themselves (没有, 对), begin a sentence (没改过, 有一辆), or take up the words of the question
(交了, 在找, 老婆也一起提). Input is `plain` text.
"""

import re
from enum import StrEnum

from suishiban.knowledge.fields.yes_no_question import Question


class Answer(StrEnum):
    """What a clause answers, and how plainly."""

    #: 对, 好的, 没错: agrees, and steps back behind anything said in so many words.
    AGREED = "agreed"
    #: 有, 要: yes by itself.
    YES = "yes"
    #: 没有, 不是: no by itself.
    NO = "no"
    #: 交了, 有一辆: yes in so many words.
    SAID_YES = "said-yes"
    #: 没改过, 干不了: no in so many words.
    SAID_NO = "said-no"
    #: A question, undecided, or something else.
    NOTHING = "nothing"


_QUESTION = re.compile(
    r"是不是|(?<!没)有没有|要不要|能不能|可不可以|对不对|会不会|行不行|算不算|用不用|吗|什么|怎么(?!可能)|为啥|为什么|多少|多久|谁|[^还都也没]没$|[了过]没有$|哪(?![来有])"
    r"|\?"
)
_OPEN = re.compile(
    r"不知道|不太?(?:清楚|确定|记得|懂|明白|会)|不晓得|没听[懂清]|没看[懂清]|没明白|没想好|说不[准清好]|可能(?!$)|也许|大概|无所谓|随便|都行|都可以"
    r"|^不(?:过|管|然|如|好意思|客气|是说|会[填弄])|^没(?:事|关系|办法)|^是(?:这样|说|想|来)"
    r"|^有(?:点|个?问题|个?疑问|人|事|空)|maybe|not sure|don'?t know",
    re.IGNORECASE,
)
_AGREED = (
    "是的?|对的?|嗯+|好的?|行的?|可以|同意|确认|没错|不错|没问题|无误|无异议|不反对|正确|当然|必须的?|肯定"
    "|没有(?:错|异议)|true"
)
_YES = "有的?|要的?|需要|愿意|能|会|属于"
_NO = (
    "不是的?|不对|没有的?事?|没|无|不要|不需要|不用|不必|不可以|不行|不同意|不愿意|不想|不能|不会|不属于|不可能|不能确认|不确认|[没无]法确认|不敢确认|不了|不|否|错|未|尚未|暂无|并不是?|并没有"
    "|从未|哪有|怎么可能|没那回事|false"
)
_EN_AGREED = (
    r"that'?s (?:right|correct|true)|yes|yeah|yep|yup|y|sure|ok|okay|correct|right|agreed?|of course|no problem"
)
_EN_NO = r"nope|nah|none|not(?: yet| at all)?|never|no|n|disagree|i (?:do|have|am|did|will|can)(?:n'?t| not)|not really"
#: Words before the one that answers.
LEAD = re.compile(
    r"(?:[\s:]+|那|就|我们?|他们?|她|它|这个?|目前|现在|暂时|也|都|还|公司|其实|确实|真的?(?!实)|从来|压根儿?|根本|一直|刚刚?|早就?|之前|以前|哦|嗯(?=.)|啊|呃|才(?=[没不])"
    r"|当然(?=.)|肯定(?=.)|绝对)+"
)
_PARTICLES = r"[的了啊呀吧呢嗯啦嘛哈哦噢喔耶\s~]*"
_BARE: tuple[tuple[Answer, re.Pattern[str]], ...] = tuple(
    (answer, re.compile(rf"(?:(?:{words}){_PARTICLES})+", re.IGNORECASE))
    for answer, words in (
        (Answer.AGREED, f"{_AGREED}|{_EN_AGREED}"),
        (Answer.YES, f"{_YES}|{_AGREED}|i (?:do|have|am|did|will|can)"),
        (Answer.NO, f"{_NO}|{_EN_NO}"),
    )
)
_HAN = "[\u3400-\u9fff]"
#: No longer clause answers by its first words.
_LONGEST = 20
_COUNT = r"[一两二三几半\d]?(?:张|个|套|份|枚|块|次|本|位|些|辆|家|处|间|支|遍|回)"
_SAYS_NO = re.compile(r"(?:没有?|未|尚未|暂无|从未|不是?|无(?!所谓)|非(?![洲常])|并[不没]有?)(?P<rest>.+)$")
_SAYS_YES = re.compile(r"(?:已经?|(?<!.)是|属于|同意|愿意|当然|肯定|必须)(?P<rest>.+)$")
_WANTS = re.compile(r"(?:要|想|会|能|可以|需要|打算)(?P<rest>.+)$")
_TAKES = re.compile(rf"(?:来|办|领|加|做|刻|给我|再要){_COUNT}")
_NOT_FOR_ME = re.compile(r"(?:不要|不用|不需要|不参加|算|免)了?$")
#: “新车哪来的事故”.
_AS_IF = re.compile(r"哪来的?.")
_UNABLE = re.compile(r"(?<![受少忘免])[\u3400-\u9fff]{1,3}不(?:了|动|成)$|(?:做|干|去|来|办)不了")
_DONE = re.compile(
    r"(?P<before>.{1,8}?)(?:完|好|过|掉|清)*[了过](?:[一二两三四五六七八九十几\d]+(?:次|回|个|套|辆|张|遍|年|天)|的|呀)?$"
)
_DONE_TO = re.compile(rf"(?P<verb>{_HAN}{{1,2}}?)(?:完|好)?[了过](?P<rest>{_HAN}{{1,6}})$")
_HOLDS = re.compile(r"(?:达到|符合|满足|具备|知道|了解|接触|清楚|看过|自愿|住着?|交着|用着)(?:了|的)*$")
_CERTAINLY = re.compile(r"当然|肯定|必须|绝对")
_ALL_DONE = re.compile(r"(?:都|全|全部|已经|弄|搞|办|处理)*(?:好|完|清|齐|妥|搞定)了$")
_DOING = re.compile(r"(?:正)?在(?P<rest>.+)$")
_INNER_NO = re.compile(r"^(?P<topic>.{1,8}?)(?:还|就|也|都|从来|压根|真|已经|一直)*(?:没有?|不|未)(?P<rest>.{0,6})$")
_ONLY_ME = re.compile(r"(?:就|只有?|就是)+我(?:一个人?|自己|一人)?$")


def answer_of(clause: str, question: Question) -> Answer:
    """What one clause of `plain` text answers to `question`."""
    said = clause.strip(" ,.;!~")
    lead = LEAD.match(said)
    rest = said[lead.end() :] if lead else said
    bare = next((answer for words in (said, rest) for answer, shape in _BARE if words and shape.fullmatch(words)), None)
    if bare is not None:
        return _turned_bare(bare, said, question)
    if not said or len(said) > _LONGEST or asks(said) or undecided(said):
        return Answer.NOTHING
    if question.names(said):
        return Answer.SAID_YES
    return _turned(_in_words(rest or said, said, question), said, question)


def undecided(clause: str) -> bool:
    """Whether a clause says that the speaker does not know, or talks of something else."""
    return _OPEN.search(clause) is not None


def asks(clause: str) -> bool:
    """Whether a clause is a question itself."""
    return _QUESTION.search(clause) is not None


def _turned_bare(bare: Answer, said: str, question: Question) -> Answer:
    """有 and 没有 to a question that itself says 没有: meant as its words where it asks 没有…吗, else unclear."""
    has = re.search(r"没有?|无|哪有", said) if bare is Answer.NO else re.search(r"有", said)
    if not question.denies or bare is Answer.AGREED or not has:
        return bare
    if not question.asks_for_none:
        return Answer.NOTHING
    return Answer.YES if bare is Answer.NO else Answer.NO


def _turned(answer: Answer, said: str, question: Question) -> Answer:
    """To a question that itself says 没有, “没有亲戚关系” is yes; anything else has to be asked again."""
    if not question.denies or answer is Answer.NOTHING:
        return answer
    none = answer is Answer.SAID_NO and re.search(r"没|未|无", said) is not None
    return Answer.SAID_YES if none and question.shares(said) else Answer.NOTHING


def _in_words(rest: str, said: str, question: Question) -> Answer:
    """The answer of a clause that goes on after its first word, or that takes up the question."""
    if no := _SAYS_NO.match(rest):
        return Answer.NOTHING if no["rest"][0] in "不没未" else Answer.SAID_NO
    if re.match(r"有", rest):
        return Answer.SAID_YES
    if _UNABLE.search(said) or _AS_IF.search(said) or (_ONLY_ME.match(said) and question.about_others):
        return Answer.SAID_NO
    inner = _INNER_NO.match(said)
    if inner:
        mine = (
            (question.offers and _NOT_FOR_ME.search(said))
            or question.shares(inner["topic"])
            or question.has(inner["rest"][:1])
        )
        return Answer.SAID_NO if mine else Answer.NOTHING
    return Answer.SAID_YES if _affirms(rest, said, question) else Answer.NOTHING


def _affirms(rest: str, said: str, question: Question) -> bool:
    """Whether a clause without any denial says yes: 有一辆, 要一张, 来一套, 在找, 交过了, 都好了."""
    if _CERTAINLY.match(said) or (_SAYS_YES.match(rest) and (rest == said or question.shares(rest))):
        return True
    if wants := _WANTS.match(rest):
        return bool(re.match(_COUNT, wants["rest"])) or question.shares(rest)
    if doing := _DOING.match(rest):
        return question.shares(doing["rest"]) or (len(doing["rest"]) == 1 and question.has(doing["rest"]))
    if _TAKES.match(rest) and question.offers:
        return True
    if _ALL_DONE.fullmatch(said) and question.about_done:
        return True
    if _HOLDS.match(rest) and question.has(rest[:2]):
        return True
    done, done_to = _DONE.fullmatch(rest), _DONE_TO.match(rest)
    if done_to and question.has(done_to["verb"]) and question.shares(done_to["rest"]):
        return True
    if done and (question.has(done["before"][-2:]) or question.has(done["before"][-1:])):
        return True
    return question.takes_up(rest)
