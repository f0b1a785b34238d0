"""Does a form card tell how each line may be edited, and a request for consent what it would save?"""

from collections.abc import Callable

from tests.unit.api.citizen.door import Visitor, fill


def test_consent_says_what_each_source_fills(log_in: Callable[[str], Visitor]) -> None:
    visitor = log_in("zhang-jie")
    asked = visitor.say("我要办理摆摊登记")
    assert asked["asks"] == "consent"
    assert asked["sources"] == [{"source": "id-card", "name": "电子身份证", "fills": [], "replaces": ["身份证"]}]
    assert visitor.say("你好")["sources"] == asked["sources"]
    assert visitor.say("同意")["sources"] == []


def test_a_line_tells_its_type(log_in: Callable[[str], Visitor]) -> None:
    shown = fill(log_in("zhang-jie"))
    types = {line["path"]: line["type"] for line in shown["card"]["lines"]}
    assert types["contact"] == "mobile"
    assert types["metres"] == "number"
    assert types["material.photo"] == "attachment"
