"""Does anything that tells who speaks leave the house?"""

import re

import pytest

from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.placeholders import hide
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import clean


@pytest.mark.parametrize(
    ("said", "personal"),
    [
        ("我叫欧阳芳芳，电话15400001234", ["欧阳芳芳", "15400001234"]),
        ("身份证990102198803141012", ["990102198803141012"]),
        ("身份证是 990102 1988 0314 1012", ["990102", "1988", "1012"]),
        ("手机154-0000-1234，邮箱zhang.jie@example.com", ["154-0000-1234", "zhang.jie"]),
        ("不对，是王小明", ["王小明"]),
        ("王小明，女", ["王小明"]),
        ("我住东岸区望江路12号3单元", ["望江路12号"]),
        ("号码是幺五四零零零零幺二三四", ["幺五四零零零零幺二三四"]),
        ("车牌明A12345", ["A12345"]),
        ("护照号E12345678", ["E12345678"]),
    ],
)
def test_what_is_personal_is_hidden_and_comes_back(
    town: Knowledge, moment: Moment, said: str, personal: list[str]
) -> None:
    heard = Heard(Utterance("t1", clean(said)), Conversation("c1", region="990102"), town, moment)
    hidden = hide(heard)
    assert [words for words in personal if words in hidden.text] == []
    assert hidden.put_back(hidden.text) == heard.utterance.text
    assert re.search(r"〔1〕", hidden.text)
    assert personal[0] not in repr(hidden)


@pytest.mark.parametrize("said", ["办居住证要多少钱", "我在这边上班，房子是租的", "2025年6月1日", "还差啥"])
def test_the_rest_stays_as_it_was_said(town: Knowledge, moment: Moment, said: str) -> None:
    heard = Heard(Utterance("t1", said), Conversation("c1", region="990102"), town, moment)
    assert hide(heard).text == said
