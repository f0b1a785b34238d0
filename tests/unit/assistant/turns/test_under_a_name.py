"""What stands under the name of something else, though there be a slip in the name, is no part of another value."""

from collections.abc import Callable

import pytest

from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.guide import Guide
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import GUIDES, ZHANG, Talk

Begin = Callable[[str], Talk]
ITEMS = {
    "company-start": (
        *("company-establishment", "seal-engraving-record", "social-insurance-company-registration"),
        "housing-fund-company-registration",
    ),
    "home-purchase": (
        *("property-transfer", "property-first-registration", "housing-fund-withdrawal", "household-move-in"),
        "compulsory-school-enrolment",
    ),
    "newborn": (
        *("birth-medical-certificate", "birth-registration", "resident-medical-insurance", "social-security-card"),
    ),
    "retirement": ("pension-transfer", "pension-claim", "housing-fund-withdrawal"),
}
SOMEBODY = "990103196812146672"


@pytest.fixture(scope="module")
def events() -> Knowledge:
    files = [GUIDES / "life_events" / f"{event}.yaml" for event in ITEMS]
    files += [GUIDES / "items" / f"{item}.yaml" for item in sorted({item for own in ITEMS.values() for item in own})]
    built = build([load_file(file) for file in files], HashingEncoder())
    return Knowledge(built.release, built.index)


@pytest.fixture
def begun(events: Knowledge, moment: Moment) -> Begin:
    """The first question of a life event."""

    def begin(event: str) -> Talk:
        talk = Talk(events, moment)
        talk.press(f"start:{event}")
        return talk

    return begin


def asked(talk: Talk) -> str:
    return talk.state.prompt.subject if talk.state.prompt is not None else ""


#: What is said where a blank of the type is asked for on the way.
USUAL = {
    "yes_no": "否",
    "name": "陈国民",
    "id_number": "990102198803141012",
    "mobile": "15400003456",
    "date": "2026年2月18日",
    "address": "明川市东岸区望江路12号",
    "money": "50万",
    "number": "20",
    "org_name": "明川市远帆餐饮管理有限公司",
    "text": "Z990000789",
    "bank_card": "6299990008156591254",
    "region": "明川市东岸区",
    "choice": "第一个",
    "multi_choice": "都要",
}


def until(talk: Talk, path: str, **says: str) -> Talk:
    """Answer what is asked until `path` is: by `says`, else in the usual way."""
    for _ in range(60):
        prompt = talk.state.prompt
        assert prompt is not None
        if path == prompt.subject:
            return talk
        blank = blank_at(form_of(talk), prompt.subject)
        usual = USUAL[blank.field.type] if blank is not None else "不同意" if prompt.kind == "consent" else "没有了"
        talk.say(says.get(prompt.subject, usual))
    raise AssertionError(f"{path} is never asked")


def form_of(talk: Talk) -> Guide:
    matter = talk.state.open_matter
    assert matter is not None
    return talk.knowledge.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts).guide


@pytest.mark.parametrize(
    "beside",
    [
        f"老公身份证，{SOMEBODY}",
        f"配偶身份证号：{SOMEBODY}",
        f"购房身份证{ZHANG.identity['id_number']}",
        f"我身的份证是{ZHANG.identity['id_number']}",
    ],
)
def test_the_number_of_somebody_who_is_not_asked_about_yet_is_not_the_sellers(begun: Begin, beside: str) -> None:
    talk = until(begun("home-purchase"), "payment")
    talk.say(f"有贷款，{beside}")
    assert talk.value("payment") == "loan"
    assert talk.value("seller_number") is None


@pytest.mark.parametrize(
    "said",
    [
        "2026年2月18日；出生学证明编号：Z990000789",
        "2026年2月18日；出生生医学证明编号，Z990000789",
        "2026年2月18日，出证号Z990000789",
        "2026年2月18日，Z990000789，妈妈名字陈小雨",
    ],
)
def test_the_number_of_a_paper_is_told_without_its_name_and_what_follows(begun: Begin, said: str) -> None:
    talk = until(begun("newborn"), "child_born_on", certificate="领了")
    assert talk.state.prompt is not None
    assert talk.state.prompt.also == ("certificate_no",)
    talk.say(said)
    assert (talk.value("child_born_on"), talk.value("certificate_no")) == ("2026-02-18", "Z990000789")


@pytest.mark.parametrize(
    ("beside", "path", "value"),
    [
        ("开多久：赃期", "business_term", None),
        ("开多久是20年", "business_term", "twenty"),
        ("董事会：董事会", "board", "full_board"),
    ],
)
def test_a_text_ends_where_another_blank_is_named(begun: Begin, beside: str, path: str, value: str | None) -> None:
    talk = until(begun("company-start"), "scope", paid_in_by="2030年1月1日")
    talk.say(f"软件开发；信息技术咨询服务，{beside}")
    assert talk.value("scope") == "软件开发；信息技术咨询服务"
    assert talk.value(path) == value


def test_a_reason_ends_where_a_yes_or_no_is_told_under_its_name(begun: Begin) -> None:
    says = {"certificate": "领了", "child_born_on": "2025年11月18日", "wants_card": "要"}
    talk = until(begun("newborn"), "birth-registration/late_reason", **says)
    talk.say("孩子住院治疗，刚出院，是否已有社会保障卡：否")
    assert talk.value("birth-registration/late_reason") == "孩子住院治疗，刚出院"
    assert talk.value("social-security-card/owns_card") is False


def test_a_day_that_no_blank_takes_stays_in_the_text(begun: Begin) -> None:
    talk = until(begun("retirement"), "pension-transfer/other_cities", **{"pension-transfer/other_places": "有"})
    talk.say("滨安市 2065年3月至2071年3月，已经领取养老金：否")
    assert talk.value("pension-transfer/other_cities") == "滨安市 2065年3月至2071年3月"
    assert talk.value("pension-transfer/drawing_pension") is False


@pytest.mark.parametrize("beside", ["注册夂本总额是10,000元", "注册资总本额9,400元", "租期，2027年10月16日"])
def test_an_address_ends_before_the_name_of_something_else(begun: Begin, beside: str) -> None:
    talk = until(begun("company-start"), "company_name")
    talk.say(f"明川市远帆餐饮管理有限公司，公司地址：明川市东岸区望江路78号 {beside}")
    assert talk.value("domicile") == "明川市东岸区望江路78号"


def test_an_amount_told_under_a_name_that_sounds_like_a_question_asks_nothing(begun: Begin) -> None:
    talk = until(begun("home-purchase"), "deal_price", bought="新房", payment="一次付清", uses_fund="要")
    assert talk.state.prompt is not None
    assert "already_paid" in talk.state.prompt.also
    talk.say("27万 3100元，取多少钱是4,636元")
    assert (talk.value("deal_price"), talk.value("already_paid")) == ("270000", "3100")
    assert talk.value("housing-fund-withdrawal/amount") == "4636"


def test_a_number_that_two_blanks_have_stays_with_the_one_that_was_named(begun: Begin) -> None:
    talk = until(begun("company-start"), "paper_licence", paid_in_by="2030年1月1日")
    assert talk.value("agent_mobile") == talk.value("representative_mobile") == ZHANG.identity["mobile"]
    reply = talk.say(f"自取，经办人电话{ZHANG.identity['mobile']}")
    assert "经办人手机" in "".join(reply.paragraphs)
    assert "法定代表人手机号" not in "".join(reply.paragraphs)


@pytest.mark.parametrize("said", ["我有点事，等缋儿再填", "我回了来，接着办", "我回来了，接笮办"])
def test_who_leaves_or_comes_back_says_neither_yes_nor_no(begun: Begin, said: str) -> None:
    talk = until(begun("newborn"), "wants_insurance")
    talk.say(said)
    assert talk.value("wants_insurance") is None
    assert asked(talk) == "wants_insurance"


@pytest.mark.parametrize("said", ["一廾5。", "一贡5", "一共5"])
def test_a_misheard_total_counts_nothing(begun: Begin, said: str) -> None:
    talk = until(begun("retirement"), "pension-claim/months_paid", years_elsewhere="没有")
    talk.say(said)
    assert talk.value("pension-claim/months_paid") == 5


@pytest.mark.parametrize(
    ("event", "path", "said", "meant"),
    [
        ("newborn", "father_entry", "不不登记", "不登记父亲"),
        ("home-purchase", "property-first-registration/advance", "没没办过", "没办过"),
        ("company-start", "board", "不设设董事会", "不设董事会"),
    ],
)
def test_an_option_with_a_character_doubled_is_that_option(
    begun: Begin, event: str, path: str, said: str, meant: str
) -> None:
    def answer(words: str) -> object:
        talk = until(begun(event), path, paid_in_by="2030年1月1日", bought="新房")
        talk.say(words)
        return talk.value(path)

    assert answer(said) == answer(meant) is not None


@pytest.mark.parametrize("said", ["合茼编号是MCYS90363206066", "合茼编号：MCYS90363206066", "MCYS90363206066"])
def test_the_number_of_a_contract_is_told_with_an_address(begun: Begin, said: str) -> None:
    talk = until(begun("home-purchase"), "new_home", bought="新房")
    assert talk.state.prompt is not None
    assert talk.state.prompt.also[0] == "deal_number"
    talk.say(f"明川市东岸区望江路22号16幢104室，{said}")
    assert talk.value("deal_number") == "MCYS90363206066"


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("麻烦帮我办退休得所有手续", "retirement"),
        ("今天想把买房落户一肩事办了", "home-purchase"),
        ("麻烦帮我办册注公司加刻章", "company-start"),
    ],
)
def test_who_says_the_name_of_a_life_event_does_not_mean_one_of_its_matters(
    events: Knowledge, moment: Moment, said: str, event: str
) -> None:
    talk = Talk(events, moment)
    talk.say(said)
    assert talk.state.open_matter is not None
    assert talk.state.open_matter.item == event


@pytest.mark.parametrize("said", ["爸爸字陈小雨", "爸爸名字陈小雨", "爸爸名字是陈小雨", "爸名字，陈小雨"])
def test_a_name_is_told_without_what_it_is_the_name_of(begun: Begin, said: str) -> None:
    talk = until(begun("newborn"), "child_born_on", certificate="还没领", registers="上在外地")
    assert talk.state.prompt is not None
    assert "father_name" in talk.state.prompt.also
    talk.say(f"2026年2月18日，{said}")
    assert talk.value("father_name") == "陈小雨"


def test_of_two_numbers_that_clash_the_other_is_asked_when_the_one_is_said_again(begun: Begin) -> None:
    talk = until(begun("property-transfer"), "material.seller-card")
    assert talk.state.prompt is not None
    reply = talk.upload(*(f"{one}.pdf" for one in (talk.state.prompt.subject, *talk.state.prompt.also)))
    assert "卖方又出现在买受人里" in "".join(reply.paragraphs)
    assert asked(talk) == "seller_id"
    talk.say(USUAL["id_number"])
    assert asked(talk) == "buyers.0.buyer_id"
    talk.say(SOMEBODY)
    assert asked(talk) not in ("seller_id", "buyers.0.buyer_id")
    assert talk.value("seller_id") == USUAL["id_number"]


def test_a_name_without_one_of_its_characters_is_not_that_of_another_blank(begun: Begin) -> None:
    talk = until(begun("home-purchase"), "deal_price", bought="新房", payment="一次付清", uses_fund="要")
    talk.say("27万 3100元")
    talk.say("把自房款改为5,900元")
    assert (talk.value("deal_price"), talk.value("already_paid")) == ("270000", "5900")


def test_a_correction_that_is_misheard_is_no_text(begun: Begin) -> None:
    talk = until(begun("company-start"), "scope", paid_in_by="2030年1月1日")
    talk.say("卟对，公司地址是明川市东岸区望江路62号")
    assert talk.value("domicile") == "明川市东岸区望江路62号"
    assert talk.value("scope") is None


def test_an_employer_told_under_its_name_is_none_of_the_school(events: Knowledge, moment: Moment) -> None:
    built = build([load_file(GUIDES / "items" / "nurse-registration.yaml")], HashingEncoder())
    talk = Talk(Knowledge(built.release, built.index), moment)
    talk.press("start:nurse-registration")
    until(talk, "school")
    talk.say("澄江护理职业学院，几个月实习34个月，执业机构明川市松果护理有限公司")
    assert talk.value("school") == "澄江护理职业学院"
    assert talk.value("institution") == "明川市松果护理有限公司"


def test_of_two_names_the_one_with_its_characters_swapped_is_meant(begun: Begin) -> None:
    talk = begun("birth-registration")
    talk.say("妈妈", "已婚")
    talk.say("亲父身份证号：990104196906306231")
    assert talk.value("father_id") == "990104196906306231"
    assert talk.value("mother_id") != "990104196906306231"
