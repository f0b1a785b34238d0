"""Does the citizen want an overview of the open form: what stands in it, what is still missing, where we are?"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding import phrases
from suishiban.knowledge.text import folded

#: Characters of an utterance that asks for nothing but this.
_LONGEST = 30
_WHO = r"(?:[你您请帮我们咱给先再现在目前到底那都就已经刚才前面还]|麻烦|能不能|可不可以|能|可以|让我|想|要|一共|总共)*"
_END = r"(?:[了啊呀呢吧吗嘛的]|来着|没有?|一下|要填|要弄|要办)*"
_FORM = r"(?:申请)?(?:表格?|单子|表单)(?:里面?|上面?)?"
_LOOK = r"(?:看看?|看一?下|瞧瞧?|瞅瞅?|查看|检查一?下?|核对一?下?|显示|打开|调出来)"
_WHAT = r"(?:什么|啥|哪些|哪几[项个样]|哪[项个]|些什么|些啥)"
_COUNT = r"(?:几[项个样步条]|多少[项个]?)"
_SHOW = re.compile(
    rf"{_WHO}{_LOOK}(?:我的?|这个|这张|那个)*{_FORM}(?:都)?(?:[填写](?:[了的]|成)?(?:{_WHAT}|怎么样)?)?{_END}"
    rf"|把?{_FORM}(?:[拿发调])?(?:给我|让我)?(?:出来)?{_LOOK}{_END}"
    rf"|{_WHO}(?:{_FORM})?(?:我|都)*[填写][好完]?[了的](?:都是)?{_WHAT}(?:内容|东西|信息)?{_END}"
    r"|(?:cani|letme|please)*(?:show|see|view|check)(?:me)?(?:the|my|what)*"
    r"(?:form|answers|application|ihavefilledin|ifilledin|ivefilledin)(?:sofar|please)*"
    r"|what(?:have|did)i(?:filledin|fillin|given|give|enter|entered|filled)(?:sofar)?"
)
_REMAINS = re.compile(
    rf"{_WHO}(?:还|剩)(?:[差缺剩下有要得欠没]|需要)*(?:[填写交弄补办]|提供|准备|回答)?[的了]?"
    rf"(?:{_WHAT}|{_COUNT})(?:东西|内容|材料|问题)?(?:[没要][填写交弄])?{_END}"
    rf"|{_WHO}{_WHAT}还?没[填写交]{_END}|{_WHO}差(?:多少|{_COUNT}){_END}"
    rf"|{_WHO}(?:快|要)?[弄填写搞]?[好完]了?(?:没有?|吗|么){_END}|{_WHO}填到哪(?:里|儿)?了{_END}"
    rf"|(?:后面|下面)还有{_COUNT}(?:问题|题|要填){_END}"
    r"|(?:so)?whats?(?:is|else)*(?:still)?(?:left|missing|remaining)(?:tofill|tofillin|todo|now)*"
    r"|what(?:else|more)(?:isneeded|doyouneed|doineed|todo|tofillin)?|(?:arewe|ami)done(?:yet)?"
    r"|how(?:much|many)(?:questions|more|fields|blanks)*(?:is|are)?(?:there)?(?:still)?(?:left|togo|remaining|more)(?:togo)?"
)
_NEXT = re.compile(
    r"(?:那|好的?|然后)*(?:下一步|下一?[个项题]?问题|下一[项题]|然后|接下来|接着|往下|该什么|到哪|到哪一步|你?问到?哪|该填(?:什么|啥|哪个?))"
    r"(?:怎么办|怎么弄|做什么|干嘛|是什么|是啥|了|呢|吧|啊)*"
    r"|(?:and)?(?:whats|whatis)?(?:the)?next(?:step|question|one|please)?|(?:and)?(?:now|what)(?:what|now)"
)


def about_form(text: str) -> c.Command | None:
    """Show it, say what is missing, or ask the pending question again; None for anything else."""
    said = folded(text)
    if not said or len(said) > _LONGEST or said in phrases.DONT_KNOW:
        return None
    if _SHOW.fullmatch(said):
        return c.ShowForm()
    if _REMAINS.fullmatch(said):
        return c.AskRemaining()
    return c.Repeat() if _NEXT.fullmatch(said) else None
