"""What is a principal told of a mandate in their name, and in which words? Numbers are masked."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from suishiban.assistant.casework.authority import entrusted_words
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience, Text
from suishiban.knowledge.library.release import Release


class MandateEvent(StrEnum):
    """What happened to a mandate that its principal should hear."""

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


def mandate_message(event: MandateEvent, mandate: Mandate, release: Release, today: date) -> Text | None:
    """The message; None where what happened meanwhile has overtaken it."""
    state = mandate.state_on(today)
    over = state in (MandateState.REVOKED, MandateState.EXPIRED)
    if over and event in (MandateEvent.MADE, MandateEvent.ENDING):
        return None
    names = tuple(release.name(item) if item in release.live else Text(item) for item in mandate.items)
    return _WORDS[event](mandate, entrusted_words(mandate, names), today)


def _made(mandate: Mandate, entrusted: Text, today: date) -> Text:
    (who, who_en), (whom, whom_en) = _agent(mandate), _principal(mandate)
    says = f"{who}{_as(mandate, '凭委托书')}登记代{whom}办理{entrusted.zh}，到{_day(mandate.until)}为止。"
    says_en = f"{who_en} has registered to act for {whom_en} on {entrusted.en or entrusted.zh} until {mandate.until}. "
    if mandate.state is MandateState.PROPOSED:
        return Text(
            f"{says}您确认以前，对方读不到任何信息，也不能提交。是您委托的，请在“我的委托”里确认；不是的，请在那里结束它。",
            f"{says_en}Until you confirm, nothing can be read or handed in. If it is yours, confirm it under "
            "“My mandates”; if not, end it there.",
        )
    return Text(
        f"{says}不是您委托的，请马上在“我的委托”里结束它；是您委托的，可以在那里确认。",
        f"{says_en}If it is not yours, end it at once under “My mandates”; if it is, you may confirm it there.",
    )


def _read(mandate: Mandate, entrusted: Text, today: date) -> Text:
    (who, who_en), (whom, whom_en) = _agent(mandate), _principal(mandate)
    # What is read of a company is recorded with the company, which has no page of its own.
    where, where_en = (
        (
            "读取了什么、什么时候读的，都记在“谁看过我的信息”里。",
            "What was read, and when, stands under “Who saw my data”.",
        )
        if mandate.kind.audience is Audience.PERSON
        else (
            "不是公司授权的，请马上在“我的委托”里结束。",
            "If the company did not grant it, end it under “My mandates”.",
        )
    )
    return Text(
        f"{who}第一次{_as(mandate, '凭委托')}读取了{whom}的信息，用来办理{entrusted.zh}。{where}",
        f"For the first time {who_en} had data of {whom_en} read on the mandate for {entrusted.en or entrusted.zh}. "
        f"{where_en}",
    )


def _confirmed(mandate: Mandate, entrusted: Text, today: date) -> Text:
    (who, who_en), (whom, whom_en) = _agent(mandate), _principal(mandate)
    return Text(
        f"已经确认：{who}代{whom}办理{entrusted.zh}，到{_day(mandate.until)}为止。随时可以在“我的委托”里结束。",
        f"Confirmed: {who_en} acts for {whom_en} on {entrusted.en or entrusted.zh} until {mandate.until}. "
        "It can be ended at any time under “My mandates”.",
    )


def _ended(mandate: Mandate, entrusted: Text, today: date) -> Text:
    (who, who_en), (whom, whom_en) = _agent(mandate), _principal(mandate)
    return Text(
        f"{who}结束了代{whom}办理{entrusted.zh}的委托。已经提交的办件照常办理；以后还要代办的，需要重新授权。",
        f"{who_en} ended the mandate to act for {whom_en} on {entrusted.en or entrusted.zh}. "
        "Applications handed in go on; a new mandate is needed for others.",
    )


def _ending(mandate: Mandate, entrusted: Text, today: date) -> Text:
    (who, who_en), (whom, whom_en) = _agent(mandate), _principal(mandate)
    days = (mandate.until - today).days
    left, left_en = (f"还有{days}天", f"in {days} days") if days else ("就是今天", "today")
    return Text(
        f"{who}代{whom}办理{entrusted.zh}的委托到{_day(mandate.until)}为止，{left}。"
        "还要对方代办的，请在“我的委托”里重新授权；不需要了，不用做什么。",
        f"The mandate of {who_en} to act for {whom_en} on {entrusted.en or entrusted.zh} ends on {mandate.until}, "
        f"{left_en}. Grant a new one under “My mandates” if it is still needed; else there is nothing to do.",
    )


_WORDS: dict[MandateEvent, Callable[[Mandate, Text, date], Text]] = {
    MandateEvent.MADE: _made,
    MandateEvent.READ: _read,
    MandateEvent.CONFIRMED: _confirmed,
    MandateEvent.ENDED: _ended,
    MandateEvent.ENDING: _ending,
}


def _agent(mandate: Mandate) -> tuple[str, str]:
    """Name and masked number in both languages."""
    number = FIELD_TYPES["id_number"].mask(mandate.agent_number)
    return f"{mandate.agent}（{number}）", f"{mandate.agent} ({number})"


def _principal(mandate: Mandate) -> tuple[str, str]:
    """The reader themselves, or the company they represent; in both languages."""
    return ("您", "you") if mandate.kind.audience is Audience.PERSON else (mandate.principal, mandate.principal)


def _as(mandate: Mandate, entrusted: str) -> str:
    """In what capacity; `entrusted`: how it is called where the principal gave it."""
    by_law = {MandateKind.GUARDIAN: "以监护人身份", MandateKind.REPRESENTATIVE: "以法定代表人身份"}
    return by_law.get(mandate.kind, entrusted)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
