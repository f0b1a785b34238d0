"""Are dates in order, numbers real and everything asked for a reason?"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import PENDING, BasicItem, Effective, LifeEvent, Text
from suishiban.knowledge.lint.expressions import expressions_of, expressions_of_event
from suishiban.knowledge.lint.report import doubtful, wrong
from suishiban.knowledge.lint.walk import places_of


def dates_ordered(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """What is in force ends after it begins, and an implementation is in force while its item is."""
    own = guide.effective
    spans: list[tuple[str, Effective]] = [("effective", own)]
    if isinstance(guide, BasicItem):
        spans += [
            (f"implementations[{index}].effective", one.effective)
            for index, one in enumerate(guide.implementations)
            if one.effective
        ]
    for where, span in spans:
        if span.until is not None and span.until <= span.since:
            message = Text("结束日期不晚于开始日期", "It ends before it begins")
            fix = Text(f"until 晚于 {span.since}", f"`until` after {span.since}")
            yield wrong("dates-ordered", f"{where}.until", span.until, message, fix)
        elif span is not own and not _overlap(span, own):
            message = Text("实施期与事项的有效期没有交集", "It is never in force while the item is")
            fix = Text(f"事项自 {own.since} 起", f"The item holds from {own.since}")
            yield wrong("dates-ordered", where, span.since, message, fix)
    if isinstance(guide, BasicItem):
        yield from _twice(guide)


def _twice(item: BasicItem) -> Iterator[Finding]:
    """Two implementations of one region at one time."""
    for (index, first), (number, other) in combinations(enumerate(item.implementations), 2):
        mine, theirs = first.effective or item.effective, other.effective or item.effective
        if first.region == other.region and first.effective != other.effective and _overlap(mine, theirs):
            message = Text(f"与 implementations[{index}] 同时有效", f"In force together with implementations[{index}]")
            fix = Text("让一份的 until 等于另一份的 since", "Let the `until` of one be the `since` of the other")
            yield wrong("dates-ordered", f"implementations[{number}].effective", other.region, message, fix)


def _overlap(first: Effective, other: Effective) -> bool:
    return (first.until is None or other.since < first.until) and (other.until is None or first.since < other.until)


#: Area code and number, mobile, 400 number, hotline; several with 、 or /.
_PHONE = re.compile(r"(?:0\d{2,3}-?\d{7,8}(?:-\d{1,5})?|1\d{10}|[48]00-?\d{3}-?\d{4}|1\d{4}|12\d{3}|9\d{4,5}|110)")


def phones_dialled(item: BasicItem) -> Iterator[Finding]:
    """A number can be dialled: with its area code, or a hotline."""
    numbers = [("phone", item.phone), ("supervision_phone", item.supervision_phone)]
    for index, one in enumerate(item.implementations):
        numbers += [(f"implementations[{index}].phone", one.phone or item.phone)]
        numbers += [(f"implementations[{index}].supervision_phone", one.supervision_phone or item.supervision_phone)]
    for where, number in numbers:
        if PENDING not in number and not all(
            _PHONE.fullmatch(part.strip()) for part in re.split(r"[、/；;,，]", number)
        ):
            message = Text("不是能拨打的电话", "This number cannot be dialled")
            fix = Text("区号-号码，如 0999-50810100", "Area code and number, as 0999-50810100")
            yield wrong("phones-dialled", where, number, message, fix)


_HOURS = re.compile(r"\d{1,2}[:：]\d{2}|24\s*小时|全天")


def places_open(item: BasicItem) -> Iterator[Finding]:
    """A place has its hours and lies where it can be found (degrees within China)."""
    for where, place in places_of(item):
        if not _HOURS.search(place.hours.zh):
            message = Text("没有写几点到几点", "The hours name no times")
            fix = Text("如：周一至周五 9:00–17:00", "E.g. 周一至周五 9:00–17:00")
            yield wrong("places-open", f"{where}.hours", place.hours.zh, message, fix)
        if not (3 < place.latitude < 54 and 73 < place.longitude < 136):
            shown = f"{place.latitude}, {place.longitude}"
            message = Text("坐标不在国内，可能颠倒了", "These coordinates are not in China; they may be swapped")
            fix = Text("latitude 3至54，longitude 73至136", "`latitude` 3 to 54, `longitude` 73 to 136")
            yield wrong("places-open", f"{where}.latitude", shown, message, fix)


def results_last(item: BasicItem) -> Iterator[Finding]:
    """There is a result, and what is a certificate says for how long it is valid."""
    if not item.results:
        fix = Text("写明办完拿到什么", "Say what comes of it")
        yield wrong("results-last", "results", "", Text("没有办理结果", "There is no result"), fix)
    for index, result in enumerate(item.results):
        if "证照" in result.kind.zh and result.validity is None:
            message = Text("证照没有写有效期", "A certificate without its validity")
            fix = Text("补上 validity，长期有效也写明", "Give `validity`, “no expiry” too")
            yield doubtful("results-last", f"results[{index}].validity", result.name.zh, message, fix)


def scenarios_decide(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """What is asked before the form decides something: every scenario is named by an expression."""
    expressions = expressions_of(guide) if isinstance(guide, BasicItem) else expressions_of_event(guide)
    named = {word for one in expressions for word in re.findall(r"[a-z_][a-z0-9_]*", one.text)}
    if isinstance(guide, LifeEvent):
        named |= {source for matter in guide.matters for source in matter.takes.values()}
    for index, scenario in enumerate(guide.scenarios):
        if scenario.id not in named:
            message = Text("这个情形什么也不决定", "This scenario decides nothing")
            fix = Text("在材料、栏目或者收费的 when 里用它，或者删去", "Use it in a `when`, or drop it")
            yield doubtful("scenarios-decide", f"scenarios[{index}]", scenario.id, message, fix)


def faq_asked_once(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """No question is asked twice, in its own words or in others'."""
    lists = [("faq", guide.faq)]
    if isinstance(guide, BasicItem):
        lists += [(f"implementations[{index}].faq", one.faq or ()) for index, one in enumerate(guide.implementations)]
    for where, faqs in lists:
        asked = Counter(words for one in faqs for words in {one.question.zh, *one.asked_as})
        for index, one in enumerate(faqs):
            for words in sorted({one.question.zh, *one.asked_as}):
                if asked[words] > 1:
                    message = Text(f"“{words}”问了两次", f"“{words}” is asked twice")
                    fix = Text("合并成一条", "Make them one")
                    yield wrong("faq-asked-once", f"{where}[{index}]", words, message, fix)
