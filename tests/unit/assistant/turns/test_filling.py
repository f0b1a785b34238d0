"""A form filled in conversation: sources, several values at once, corrections, undo, digressions."""

from collections.abc import Callable

from suishiban.assistant.conversation.answers import AnswerState, SourceKind, Trust
from suishiban.assistant.conversation.reply import Outcome

from .conftest import Talk


def test_no_source_is_read_before_consent(talk: Talk) -> None:
    reply = talk.say("我要办理注册地更改", "租的", "写字楼", "同区")
    assert reply.asks == "consent"
    assert talk.sources.read_so_far == []


def test_consent_fills_blanks_with_source_and_trust_and_replaces_documents(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意")
    assert ("business-license", "p1", "company-change-address") in talk.sources.read_so_far
    assert talk.state.open_matter is not None
    answer = talk.state.open_matter.answers["company_name"]
    assert answer.value == "明川市远帆贸易有限公司"
    assert (answer.source.kind, answer.source.name) == (SourceKind.RECORD, "business-license")
    assert (answer.trust, answer.state) == (Trust.A, AnswerState.LOCKED)
    assert talk.value("material.business-licence") == "licence"


def test_without_consent_the_blanks_are_asked(talk: Talk) -> None:
    reply = talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "不同意")
    assert talk.sources.read_so_far == []
    assert reply.asks == "company_name"


def test_an_anonymous_session_reaches_no_source(anonymous: Talk) -> None:
    assert anonymous.say("我要办理注册地更改").asks == "premises"
    assert anonymous.sources.read_so_far == []


def test_a_locked_value_is_not_overwritten(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意")
    reply = talk.say("公司名称改成明川市新远帆有限公司")
    assert reply.outcome is Outcome.REJECTED
    assert talk.value("company_name") == "明川市远帆贸易有限公司"


def test_two_values_in_one_sentence(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "世纪大道100号301室", "2026年2月20日")
    talk.say("房东是明川市东岸置业有限公司，租到2027年3月1日")
    assert talk.value("owner_name") == "明川市东岸置业有限公司"
    assert talk.value("lease_term") == "2027-03-01"


def test_a_correction_mends_the_part_that_was_wrong(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "世纪大道100号3楼")
    reply = talk.say("不对,是301室")
    assert talk.value("new_address") == "明川市东岸区世纪大道100号301室"
    assert reply.asks == "decision_date"


def test_a_named_correction_reaches_an_earlier_blank(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的")
    talk.say("手机号错了，是15400009999")
    assert talk.value("agent_mobile") == "15400009999"


def test_a_bad_value_never_destroys_a_good_one(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的")
    reply = talk.say("手机号改成12345")
    assert reply.outcome is Outcome.REJECTED
    assert talk.value("agent_mobile") == "15400001234"


def test_the_third_wrong_answer_brings_an_example_and_a_person(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "嗯那边", "就那里嘛")
    reply = talk.say("新的地方")
    assert "明川市东岸区世纪大道100号301室" in reply.text
    assert "human" in [button.payload for button in reply.buttons]


def test_undo_takes_back_everything_of_the_last_turn(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼")
    reply = talk.say("上一步")
    assert (talk.value("building"), reply.asks) == (None, "building")
    assert talk.say("上一步").asks == "premises"


def test_a_digression_returns_to_the_identical_question(talk: Talk) -> None:
    before = talk.say("我要办理注册地更改", "租的")
    after = talk.say("要交多少钱?")
    assert after.outcome is Outcome.ANSWERED
    assert (after.asks, after.prompt_id, after.buttons) == (before.asks, before.prompt_id, before.buttons)


def test_a_condition_that_no_longer_holds_takes_its_blanks_along_and_back_again(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "世纪大道100号301室", "2026年2月20日")
    talk.say("明川市东岸置业有限公司", "2027年3月1日")
    talk.say("使用权改成自有")
    assert talk.state.open_matter is not None
    assert talk.value("owner_name") == "明川市东岸置业有限公司"
    talk.say("使用权改成租赁")
    assert talk.state.open_matter.answers["owner_name"].state is AnswerState.STALE


def test_a_required_blank_cannot_be_skipped_and_a_deferrable_document_is_promised(
    filled: Callable[[], Talk],
) -> None:
    talk = filled()
    assert talk.value("material.articles") == "file-章程.pdf"
    talk.say("改一下章程修正案或者修改后的章程", "跳过")
    assert talk.value("material.articles") == "promise"


def test_an_upload_nobody_asked_for_is_kept_and_asked_about(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的")
    reply = talk.upload("scan.pdf")
    assert reply.asks == "which_material"
    # Said which it is, the form goes on; the file is not asked about again.
    assert talk.press("option:material.lease-contract").asks == "building"
    assert talk.value("material.lease-contract") == "file-scan.pdf"


def test_an_upload_that_is_no_document_is_left_out_with_a_word(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的")
    talk.upload("scan.pdf")
    reply = talk.say("都不是")
    assert (reply.asks, reply.paragraphs[0]) == ("building", "好的，文件“scan.pdf”不列入这次的材料。")
    assert "file-scan.pdf" not in {answer.value for answer in talk.state.matters[0].answers.values()}


def test_cancel_asks_first_and_no_keeps_everything(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "取消")
    reply = talk.say("不")
    assert (talk.value("premises"), reply.asks) == ("leased", "building")
    talk.say("取消", "是")
    assert talk.state.open_matter is None


def test_another_item_in_between_and_back(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的")
    talk.say("我要办居住证")
    assert talk.state.open_matter is not None
    assert talk.state.open_matter.item == "residence-permit"
    talk.say("取消", "是")
    assert talk.state.open_matter is not None
    assert (talk.state.open_matter.item, talk.value("premises")) == ("company-change-address", "leased")


def test_edits_of_the_form_card(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的")
    talk.edit(agent_mobile="15400008888")
    assert talk.value("agent_mobile") == "15400008888"


def test_values_that_do_not_go_together_are_shown_and_who_repeats_one_is_asked_for_the_other(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "不同意")
    told = {
        "company_name": "明川市远帆贸易有限公司",
        "credit_code": "91990103MA0000001U",
        "old_address": "明川市东岸区世纪大道100号301室",
        "new_address": "明川市东岸区世纪大道100号301室",
        "decision_date": "2026年2月20日",
        "owner_name": "明川市东岸置业有限公司",
        "legal_representative": "张杰",
        "lease_term": "2027年3月1日",
        "receive": "电子",
    }
    reply = talk.edit(**told)
    while reply.asks.startswith("material."):
        reply = talk.upload("文件.pdf")
    assert (reply.outcome, reply.asks) == (Outcome.REJECTED, "new_address")
    assert any("现在填的是：新住所：" in one and "原住所：" in one for one in reply.paragraphs)
    reply = talk.say("明川市东岸区世纪大道100号301室")
    assert (reply.outcome, reply.asks) == (Outcome.REJECTED, "old_address")
    reply = talk.say("明川市西岭区望海路18号2楼")
    assert reply.asks == "confirm_form"
