"""What holds for every type and any text?"""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suishiban.knowledge.fields import FIELD_TYPES, Accepted, FieldType
from suishiban.knowledge.guide import FormField, Language
from suishiban.knowledge.text import clean

TODAY = date(2026, 3, 2)
KINDS = sorted(FIELD_TYPES)
WORDS = st.sampled_from((
    "我叫", "张三", "是", "不是", "的", "手机", "幺五四", "15400001234", "990102199003070011", "X", "明川市", "东岸区",
    "世纪大道", "100号", "3楼", "买买提·吐尔逊", "第二个", "租赁", "一万二", "1.2万", "元", "2027年3月1日",
    "明天", "下周一", "二月", "三十", "日", "澄A12345", "@", "example.com", "-", "，", "。", "😀", "\u200b", "１２",
))  # fmt: skip
UTTERANCES = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=10).map("".join))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(utterance=UTTERANCES)
def test_any_text_is_searched_and_judged(
    types: Mapping[str, FieldType], blank: Callable[..., FormField], kind: str, utterance: str
) -> None:
    field, text = blank(kind), clean(utterance)
    found = types[kind].recognise(utterance, field)
    assert all(0 <= one.start < one.end <= len(text) and text[one.start : one.end] == one.raw for one in found)
    assert all(0 <= one.certainty <= 1 for one in found)
    assert [one.certainty for one in found] == sorted((one.certainty for one in found), reverse=True)
    judged = types[kind].normalise(utterance, field, TODAY)
    if isinstance(judged, Accepted):
        shown = types[kind].format(judged.value, field, Language.ZH)
        assert types[kind].normalise(shown, field, TODAY) == judged
