"""What would a clerk return? 智能预审: the citizen sees it before submitting, the clerk after.

One engine for both faces. Built-in checks look for what is missing, invalid or stale; the guide's own conditions and
rules are evaluated in three values, and an open one says nothing: what is missing has been said already.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.precheck_blanks import invalid, missing, readable, stale, unfinished_groups
from suishiban.assistant.casework.precheck_materials import documents
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.joint import applies
from suishiban.assistant.form.relevance import Moment, Relevance, relevance
from suishiban.assistant.form.share import Share
from suishiban.assistant.form.unfolding import unfold
from suishiban.assistant.form.values import known
from suishiban.knowledge.guide import Condition, PrecheckRule, Text
from suishiban.knowledge.library.compiled import CompiledGuide, Joint
from suishiban.knowledge.rules import Rule, Truth, Unknown, evaluate


def precheck(compiled: CompiledGuide, answers: Mapping[str, Answer], moment: Moment) -> tuple[Finding, ...]:
    """The findings on `answers`, errors first, each in the order of the form; pure, and the same for everyone.

    Of a life event: those of every matter, on its share of the answers.
    """
    joint = compiled.joint
    found = _of_one(compiled, answers, moment) if joint is None else _of_all(compiled, joint, answers, moment)
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _of_all(
    compiled: CompiledGuide, joint: Joint, answers: Mapping[str, Answer], moment: Moment
) -> tuple[Finding, ...]:
    """Each once, at the blank where the citizen would change it, and named after the matter it is about."""
    relevant = applies(compiled, answers, moment)
    asked = {*(blank.path for blank in relevant.blanks), *(group.id for group in relevant.groups)}
    own = (one for one in _of_one(joint.own, answers, moment) if not asked.isdisjoint(one.paths))
    found = {(one.rule, one.paths): one for one in own}
    for share in unfold(joint, answers, moment).shares:
        for one in _of_one(share.part.compiled, share.answers, moment):
            paths = _where_asked(share, one, asked)
            found.setdefault((one.rule, paths), replace(_named(one, share.part.compiled.guide.name), paths=paths))
    return tuple(found.values())


def _where_asked(share: Share, finding: Finding, asked: Collection[str]) -> tuple[str, ...]:
    """Where the citizen gives what the finding is about; where nothing of that is asked (the event computes it, or an
    earlier matter brings it about), whatever else its rule names that is."""
    paths = tuple(share.lift(path) for path in finding.paths)
    rule = share.part.compiled.must.get(finding.rule)
    if rule is None or any(path in asked for path in paths):
        return paths
    return (*paths, *sorted(path for path in map(share.lift, rule.fields) if path in asked))


def _named(finding: Finding, matter: Text) -> Finding:
    said = finding.message
    english = f"{matter.en or matter.zh}: {said.en or said.zh}"
    return replace(finding, message=Text(f"{matter.zh}：{said.zh}", english))


def _of_one(compiled: CompiledGuide, answers: Mapping[str, Answer], moment: Moment) -> tuple[Finding, ...]:
    sound = readable(compiled.guide, answers)
    relevant = relevance(compiled, sound, moment)
    return (
        *invalid(relevant, answers, moment),
        *missing(relevant, answers),
        *unfinished_groups(relevant, answers),
        *stale(relevant, answers),
        *documents(relevant, answers, moment),
        *_rules(_Asked(compiled, relevant, sound, moment)),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the guide's rules are asked about."""

    compiled: CompiledGuide
    relevant: Relevance
    answers: Mapping[str, Answer]
    moment: Moment

    def verdict(self, owner: str) -> Truth | Unknown:
        rule = self.compiled.must[owner]
        return evaluate(rule, self.relevant.values, self.moment.at, self.moment.calendar)


def _rules(asked: _Asked) -> Iterator[Finding]:
    """The guide's pre-check rules, then the conditions that no rule has reported already."""
    reported: list[tuple[Severity, frozenset[str]]] = []
    for rule in asked.compiled.guide.rules:
        verdict = asked.verdict(rule.id)
        if verdict is Truth.NO:
            reported.append((Severity(rule.severity), asked.compiled.must[rule.id].fields | {*rule.fields}))
            yield _violated(rule)
        elif isinstance(verdict, Unknown) and _decided_by_nobody(asked, verdict):
            yield _undecided(rule)
    for condition in asked.compiled.guide.conditions:
        rule_of = asked.compiled.must.get(condition.id)
        if rule_of is None or any(_tells(fields, severity, rule_of) for severity, fields in reported):
            continue
        if asked.verdict(condition.id) is Truth.NO:
            yield _unfulfilled(condition, rule_of)


def _tells(fields: frozenset[str], severity: Severity, condition: Rule) -> bool:
    """Whether a finding about `fields` stands for the condition too: an error about any of its fields, or whatever is
    about all of them. A warning about one alone must not hide what bars the application."""
    return condition.fields <= fields or (severity is Severity.ERROR and bool(condition.fields & fields))


def _decided_by_nobody(asked: _Asked, verdict: Unknown) -> bool:
    """Whether every blank that keeps the rule open applies and is answered: then only a clerk can tell."""
    active = {blank.path for blank in asked.relevant.blanks} | {group.id for group in asked.relevant.groups}
    return bool(verdict.fields) and all(path in active and known(asked.answers, path) for path in verdict.fields)


def _violated(rule: PrecheckRule) -> Finding:
    return Finding(rule.id, Severity(rule.severity), rule.message, rule.fix, rule.clause, rule.fields)


def _undecided(rule: PrecheckRule) -> Finding:
    message = Text(
        f"这一条系统无法核对，将由工作人员核对：{rule.message.zh}",
        f"This could not be checked and a clerk will look: {rule.message.en or rule.message.zh}",
    )
    return Finding(rule.id, Severity.WARNING, message, rule.fix, rule.clause, rule.fields)


def _unfulfilled(condition: Condition, rule: Rule) -> Finding:
    message = Text(
        f"不符合受理条件：{condition.text.zh}",
        f"A condition is not fulfilled: {condition.text.en}" if condition.text.en else "",
    )
    fix = Text(
        "请核对相关内容；条件不具备的，不能提交申请。",
        "Check what you gave; without it, the application cannot be made.",
    )
    return Finding(
        condition.id, Severity.ERROR, message, fix, f"本指南 受理条件“{condition.text.zh}”", tuple(sorted(rule.fields))
    )
