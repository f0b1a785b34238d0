"""What do the two sides of a mandate hear of it, and in which words? Of numbers the agent's alone, masked."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from suishiban.assistant.casework.authority import entrusted_words
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience, Language, Text
from suishiban.knowledge.library.release import Release


class MandateEvent(StrEnum):
    """What happened to a mandate that one of its sides should hear."""

    #: Somebody said that they act for the principal, and handed in what is to show it.
    MADE = "made"
    #: For the first time something of the principal was read on it.
    READ = "read"
    #: The principal's own word was put under it.
    CONFIRMED = "confirmed"
    #: The agent ended it.
    ENDED = "ended"
    #: Its last day is near.
    ENDING = "ending"
    #: For the agent: what waited for the principal's word has it.
    APPROVED = "approved"
    #: For the agent: the principal ended it.
    TAKEN_BACK = "taken_back"
    #: For the agent: its last day is over.
    LAPSED = "lapsed"


#: What the agent hears; everything else is for the principal.
FOR_AGENT = frozenset({MandateEvent.APPROVED, MandateEvent.TAKEN_BACK, MandateEvent.LAPSED})
#: What stops an application under way.
STOPS = frozenset({MandateEvent.TAKEN_BACK, MandateEvent.LAPSED})
#: What is not worth telling of a mandate that is over meanwhile.
_OVERTAKEN = frozenset({MandateEvent.MADE, MandateEvent.ENDING, MandateEvent.APPROVED})


def mandate_message(event: MandateEvent, mandate: Mandate, release: Release, today: date) -> Text | None:
    """The message; None where what happened meanwhile has overtaken it."""
    if event in _OVERTAKEN and not mandate.state_on(today).stands:
        return None
    words = _wording(event, mandate)
    zh, en = (_facts(mandate, release, today, language) for language in (Language.ZH, Language.EN))
    return Text(words.zh.format(**zh), words.en.format(**en))


def _wording(event: MandateEvent, mandate: Mandate) -> Text:
    """A mandate that waits is told otherwise, and a company has no page that shows what was read of it."""
    if event is MandateEvent.MADE and mandate.state is MandateState.PROPOSED:
        return _MADE_WAITING
    if event is MandateEvent.READ and mandate.kind.audience is Audience.COMPANY:
        return _READ_OF_COMPANY
    return _WORDS[event]


def _facts(mandate: Mandate, release: Release, today: date, language: Language) -> Mapping[str, str]:
    """What the sentences name: `who` the agent, with their masked number, `whom` the principal as they themselves would
    read it, `principal` the same for others, `tasks` what is entrusted, `until` its last day, `left` how far that is,
    `by` in what capacity, `by_letter` the same where a letter shows it."""
    chinese = language is Language.ZH
    number = FIELD_TYPES["id_number"].mask(mandate.agent_number)
    you = "您" if chinese else "you"
    names = tuple(release.name(item) if item in release.live else Text(item) for item in mandate.items)
    days, until = (mandate.until - today).days, mandate.until
    by_law = _BY_LAW.get(mandate.kind, "")
    return {
        "who": f"{mandate.agent}（{number}）" if chinese else f"{mandate.agent} ({number})",
        "whom": you if mandate.kind.audience is Audience.PERSON else mandate.principal,
        "principal": mandate.principal,
        "tasks": entrusted_words(mandate, names).say(language),
        "until": f"{until.year}年{until.month}月{until.day}日" if chinese else str(until),
        "left": _left(days, chinese),
        "by": by_law or "凭委托",
        "by_letter": by_law or "凭委托书",
    }


def _left(days: int, chinese: bool) -> str:
    if chinese:
        return f"还有{days}天" if days else "就是今天"
    return f"in {days} days" if days else "today"


_BY_LAW = {MandateKind.GUARDIAN: "以监护人身份", MandateKind.REPRESENTATIVE: "以法定代表人身份"}
_MADE_WAITING = Text(
    "{who}{by_letter}登记代{whom}办理{tasks}，到{until}为止。您确认以前，对方读不到任何信息，也不能提交。"
    "是您委托的，请在“我的委托”里确认；不是的，请在那里结束它。",
    "{who} has registered to act for {whom} on {tasks} until {until}. Until you confirm, nothing can be read or handed "
    "in. If it is yours, confirm it under “My mandates”; if not, end it there.",
)
_READ_OF_COMPANY = Text(
    "{who}第一次{by}读取了{whom}的信息，用来办理{tasks}。不是公司授权的，请马上在“我的委托”里结束。",
    "For the first time {who} had data of {whom} read on the mandate for {tasks}. If the company did not grant it, end "
    "it under “My mandates”.",
)
_WORDS: Mapping[MandateEvent, Text] = {
    MandateEvent.MADE: Text(
        "{who}{by_letter}登记代{whom}办理{tasks}，到{until}为止。"
        "不是您委托的，请马上在“我的委托”里结束它；是您委托的，可以在那里确认。",
        "{who} has registered to act for {whom} on {tasks} until {until}. If it is not yours, end it at once under “My "
        "mandates”; if it is, you may confirm it there.",
    ),
    MandateEvent.READ: Text(
        "{who}第一次{by}读取了{whom}的信息，用来办理{tasks}。读取了什么、什么时候读的，都记在“谁看过我的信息”里。",
        "For the first time {who} had data of {whom} read on the mandate for {tasks}. What was read, and when, stands "
        "under “Who saw my data”.",
    ),
    MandateEvent.CONFIRMED: Text(
        "已经确认：{who}代{whom}办理{tasks}，到{until}为止。随时可以在“我的委托”里结束。",
        "Confirmed: {who} acts for {whom} on {tasks} until {until}. It can be ended at any time under “My mandates”.",
    ),
    MandateEvent.ENDED: Text(
        "{who}结束了代{whom}办理{tasks}的委托。已经提交的办件照常办理；以后还要代办的，需要重新授权。",
        "{who} ended the mandate to act for {whom} on {tasks}. Applications handed in go on; a new mandate is needed "
        "for others.",
    ),
    MandateEvent.ENDING: Text(
        "{who}代{whom}办理{tasks}的委托到{until}为止，{left}。"
        "还要对方代办的，请在“我的委托”里重新授权；不需要了，不用做什么。",
        "The mandate of {who} to act for {whom} on {tasks} ends on {until}, {left}. Grant a new one under “My "
        "mandates” if it is still needed; else there is nothing to do.",
    ),
    MandateEvent.APPROVED: Text(
        "{principal}已经确认由您代办{tasks}，到{until}为止。您可以接着办了。",
        "{principal} has confirmed that you act for them on {tasks} until {until}. You can go on now.",
    ),
    MandateEvent.TAKEN_BACK: Text(
        "{principal}结束了请您代办{tasks}的委托。从现在起不能再凭它办理，也不能再读取对方的信息；"
        "已经提交的办件照常办理。还需要您代办的，请对方重新授权。",
        "{principal} has ended the mandate by which you acted for them on {tasks}. From now on nothing can be done or "
        "read on it; applications handed in go on. If you are still to act, ask for a new mandate.",
    ),
    MandateEvent.LAPSED: Text(
        "您代{principal}办理{tasks}的委托已于{until}到期。不能再凭它办理，也不能再读取对方的信息；"
        "已经提交的办件照常办理。还需要您代办的，请对方重新授权。",
        "The mandate by which you acted for {principal} on {tasks} ended on {until}. Nothing can be done or read on it "
        "any more; applications handed in go on. If you are still to act, ask for a new mandate.",
    ),
}
#: To an agent whose principal had everything erased: nothing is left that could be named.
PRINCIPAL_GONE = Text(
    "您代别人办事的一份委托已经结束，对方的信息也已经删除，不能再凭它办理。已经提交的办件照常办理。",
    "A mandate by which you acted for somebody has ended, and what was kept of them is deleted; nothing can be done on "
    "it any more. Applications handed in go on.",
)
