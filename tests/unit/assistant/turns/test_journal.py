"""In whatever order things are said: is the state what its journal says, and does “上一步” give back what was?"""

from collections.abc import Mapping
from random import Random

import pytest

from suishiban.api.codec import event_bytes, read_event, read_state, state_bytes
from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.conversation.events import SCHEMA
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.state import Conversation, PromptKind
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.search import Knowledge

from .conftest import Talk

SEQUENCES, STEPS = 200, 18
VALUES: Mapping[str, tuple[str, ...]] = {
    "name": ("王小明", "欧阳芳", "陈国民"),
    "id_number": ("990102198803141012",),
    "mobile": ("15400001234", "15400005678"),
    "address": ("明川市南浦区盐仓路5号", "明川市西岭区泉井路8号", "明川市东岸区望江路12号"),
    "date": ("2025年6月1日", "2027年5月31日", "2026年1月9日"),
    "yes_no": ("是", "不是"),
    "org_name": ("明川市远帆贸易有限公司", "明川市长风机械厂"),
}
NOT_A_VALUE = ("嗯这个嘛", "一二三", "？？？")
ASIDE = ("办居住证要多少钱", "要带什么材料", "多久能办好", "还差啥", "看看我填的", "这个是什么意思", "谢谢")
OTHER = ("我要办公司住所变更", "先办居住证吧", "继续")
STOPS = ("取消", "不办了")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_the_state_is_the_replay_of_its_journal(knowledge: Knowledge, moment: Moment, seed: int) -> None:
    chance = Random(seed)
    talk = Talk(knowledge, moment)
    begun = talk.state
    talk.say("我要办居住证")
    for _ in range(STEPS):
        act(talk, chance)
    stored = [event_bytes(event) for event in talk.events]
    assert fold(begun, (read_event(one, SCHEMA) for one in stored)) == talk.state
    assert read_state(state_bytes(talk.state)) == talk.state


def act(talk: Talk, chance: Random) -> None:
    """One thing that a citizen may do now."""
    before = said_by_matter(talk.state)
    match chance.choices(("fill", "correct", "undo", "wrong", "aside", "other", "stop"), (8, 2, 3, 1, 3, 1, 0.5))[0]:
        case "fill":
            talk.say(answer(talk, chance))
        case "correct":
            talk.say(f"不对，是{chance.choice(VALUES[chance.choice(sorted(VALUES))])}")
        case "undo":
            undo(talk)
        case "wrong":
            talk.say(chance.choice(NOT_A_VALUE))
        case "aside":
            talk.say(chance.choice(ASIDE))
            assert said_by_matter(talk.state) == before
        case "other":
            talk.say(chance.choice(OTHER))
            kept = said_by_matter(talk.state)
            assert {matter: kept[matter] for matter in before} == before
        case "stop":
            talk.say(chance.choice(STOPS))
            assert said_by_matter(talk.state) == before
            talk.say(chance.choice(("是的", "继续填")))
            assert said_by_matter(talk.state) == before


def answer(talk: Talk, chance: Random) -> str:
    """Something that fits what is asked, or what else one says."""
    prompt, matter = talk.state.prompt, talk.state.open_matter
    if prompt is None or matter is None:
        return "继续"
    if prompt.kind is not PromptKind.FIELD:
        return chance.choice(("不同意", "没有了", "跳过"))
    compiled = talk.knowledge.release.pinned(matter.item, matter.region, matter.guide_version)
    blank = blank_at(compiled.guide, prompt.subject)
    assert blank is not None
    return chance.choice(VALUES.get(blank.field.type) or [one.label.zh for one in blank.field.options] or ["两项"])


def undo(talk: Talk) -> None:
    """Takes the last changing turn back: what it wrote is again what stood before it, and nothing else is touched."""
    matter = talk.state.open_matter
    before = said_by_matter(talk.state)
    talk.say("上一步")
    after = said_by_matter(talk.state)
    if matter is None or not matter.journal:
        assert after == before
        return
    last = matter.journal[-1].turn_id
    expected = dict(before[matter.id])
    for change in reversed(matter.journal):
        if change.turn_id != last:
            break
        expected.pop(change.path, None)
        if change.before is not None and change.before.source.kind is SourceKind.SAID:
            expected[change.path] = change.before.value
    assert after == before | {matter.id: expected}


def said_by_matter(state: Conversation) -> dict[str, dict[str, object]]:
    """What the citizen said, by application and path."""
    return {
        matter.id: {path: one.value for path, one in matter.answers.items() if one.source.kind is SourceKind.SAID}
        for matter in state.matters
    }
