"""May this be done under this mandate? What the pre-check says where it may not, with what would be right."""

from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, Standing
from suishiban.knowledge.guide import Text

_LETTER = Text(
    "请委托人重新出具授权委托书，或者由委托人登录后在线授权。",
    "Ask for a new letter, or for the principal's own grant online.",
)
_ENDED = "中华人民共和国民法典 第一百七十三条"
_WITHIN = "中华人民共和国民法典 第一百六十二条、第一百六十五条"


def mandate_findings(
    mandate: Mandate, standing: Standing, item: Text, entrusted: Text, paths: tuple[str, ...]
) -> tuple[Finding, ...]:
    """What stands against acting on `item` under `mandate`; nothing where its standing is good.

    `entrusted` names what it is for; `paths` is where the citizen would change something.
    """
    if standing is Standing.GOOD:
        return ()
    rule, message, fix, clause = _words(mandate, standing, item, entrusted)
    return (Finding(rule, Severity.ERROR, message, fix, clause, paths),)


def unknown_mandate(paths: tuple[str, ...]) -> Finding:
    """The mandate is not there any more."""
    return Finding(
        "mandate-missing",
        Severity.ERROR,
        Text("没有查到这份委托，不能再凭它办理。", "The mandate is not there any more; nothing can be done on it."),
        _LETTER,
        _ENDED,
        paths,
    )


def _words(mandate: Mandate, standing: Standing, item: Text, entrusted: Text) -> tuple[str, Text, Text, str]:
    until, name = mandate.until, mandate.principal
    day = f"{until.year}年{until.month}月{until.day}日"
    match standing:
        case Standing.EXPIRED:
            message = Text(
                f"{name}的委托已于{day}到期，不能再凭它办理，也不能读取委托人的任何信息。",
                f"The mandate of {name} ended on {until}; nothing can be done or read on it.",
            )
            return "mandate-not-expired", message, _LETTER, _ENDED
        case Standing.NOT_YET:
            since = mandate.since
            message = Text(
                f"{name}的委托从{since.year}年{since.month}月{since.day}日起才有效。",
                f"The mandate of {name} begins on {since}.",
            )
            return "mandate-not-yet", message, _LETTER, _WITHIN
        case Standing.REVOKED:
            message = Text(
                f"{name}的委托已经撤销，不能再凭它办理。",
                f"The mandate of {name} was revoked; nothing can be done on it.",
            )
            return "mandate-revoked", message, _LETTER, _ENDED
        case Standing.PROPOSED:
            message = Text(f"委托还要等{name}本人登录确认。", f"{name} has not confirmed the mandate yet.")
            fix = Text("请委托人登录后在“我的委托”里确认。", "The principal logs in and confirms it under “mandates”.")
            return "mandate-not-confirmed", message, fix, _WITHIN
    if mandate.kind.audience.value == "company":
        right = Text("请公司出具写明这一事项的授权委托书。", "Ask the company for a letter that names this item.")
    elif mandate.kind is MandateKind.GUARDIAN:
        right = Text("监护人只能代办个人事项。", "A guardian acts in what serves persons only.")
    else:
        right = Text(
            f"请{name}出具写明“{item.zh}”的授权委托书，或者登录后在线授权；写错了的，请改正。",
            f"Ask {name} for a letter that names “{item.en or item.zh}” or a grant online, or correct what was said.",
        )
    message = Text(
        f"这份委托只包括{entrusted.zh}，不包括“{item.zh}”。",
        f"The mandate covers {entrusted.en or entrusted.zh} only, not “{item.en or item.zh}”.",
    )
    return "mandate-out-of-scope", message, right, _WITHIN


def entrusted_words(mandate: Mandate, names: tuple[Text, ...]) -> Text:
    """What a mandate is for: its items by name, or everything of its kind."""
    if names:
        quoted = "、".join(f"“{name.zh}”" for name in names)
        return Text(quoted, ", ".join(f"“{name.en or name.zh}”" for name in names))
    if mandate.kind.audience.value == "company":
        return Text("公司的全部事项", "everything that serves companies")
    return Text("全部个人事项", "everything that serves persons")
