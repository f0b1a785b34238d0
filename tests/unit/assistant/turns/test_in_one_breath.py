"""Several values in one sentence: for the blank asked, for those it brings in, for the next question."""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.events import Prompted
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.state import Prompt, PromptKind

from .conftest import Talk

Begin = Callable[..., Talk]


def asked(talk: Talk, path: str) -> Talk:
    """As though `path` had been asked just now."""
    talk.state = fold(talk.state, [Prompted(Prompt("asked", PromptKind.FIELD, path))])
    return talk


@pytest.mark.parametrize("words", ["有登记，2月10号登记的", "办了，今年2月10日", "登记过了，是2月10号去登记的"])
def test_a_day_goes_to_the_blank_that_the_answer_brings_in(begun: Begin, words: str) -> None:
    talk = begun("unemployment-benefit")
    talk.say("老板拖欠工资，被逼走的", words)
    assert (talk.value("registered_on"), talk.value("work_ended_on")) == ("2026-02-10", None)


@pytest.mark.parametrize("words", ["还没有，2月1日离职的", "没登记，合同2月1日终止的"])
def test_the_words_around_a_day_say_which_day_it_is(begun: Begin, words: str) -> None:
    talk = begun("unemployment-benefit")
    talk.say("老板拖欠工资，被逼走的", words)
    assert (talk.value("registered_on"), talk.value("work_ended_on")) == (None, "2026-02-01")


@pytest.fixture
def shareholder(begun: Begin) -> Talk:
    talk = begun("company-establishment", founders="several", representative_id="990102198803141012")
    return asked(talk, "shareholders.0.shareholder_kind")


@pytest.mark.parametrize(
    "words", ["个人，股东姓名是王秀兰，身份证号是990103199206082027", "自然人，身份证号990103199206082027"]
)
def test_a_general_name_is_meant_for_the_row_being_filled(shareholder: Talk, words: str) -> None:
    shareholder.say(words)
    assert shareholder.value("shareholders.0.shareholder_id") == "990103199206082027"
    assert shareholder.value("representative_id") == "990102198803141012"


def test_a_full_name_reaches_a_filled_blank_outside_the_row(shareholder: Talk) -> None:
    shareholder.say("个人，法定代表人身份证号是990103199206082027")
    assert shareholder.value("shareholders.0.shareholder_id") is None
    assert shareholder.value("representative_id") == "990103199206082027"


@pytest.mark.parametrize(
    ("words", "subject", "path", "value"),
    [
        ("物理，学历是大专", "物理", "education", "college"),
        ("语文；最高学历是本科", "语文", "education", "bachelor"),
        ("数学，手机号是15400001234", "数学", "applicant_mobile", "15400001234"),
        ("数学 电话15400001234", "数学", "applicant_mobile", "15400001234"),
        ("生物，990102198803141012", "生物", "applicant_id", "990102198803141012"),
    ],
)
def test_a_short_text_ends_where_another_value_begins(
    begun: Begin, words: str, subject: str, path: str, value: str
) -> None:
    talk = asked(begun("teacher-qualification", level="高中"), "subject")
    talk.say(words)
    assert (talk.value("subject"), talk.value(path)) == (subject, value)


@pytest.mark.parametrize("words", ["物理学历史", "物理，学历嘛还在读", "明川一中电话15400001234"])
def test_a_short_text_is_not_cut_without_cause(begun: Begin, words: str) -> None:
    talk = asked(begun("teacher-qualification", level="高中"), "subject")
    talk.say(words)
    assert talk.value("subject") == words


@pytest.mark.parametrize(
    "words",
    ["云湖县云栖镇竹坪路21号，户主陈国民", "云湖县云栖镇竹坪路21号 户主是陈国民", "户主陈国民，云湖县云栖镇竹坪路21号"],
)
def test_a_name_follows_what_it_is_the_name_of(begun: Begin, words: str) -> None:
    talk = asked(begun("birth-registration", reporter="relative"), "register_address")
    talk.say(words)
    assert talk.value("register_address") == "明川市云湖县云栖镇竹坪路21号"
    assert talk.value("head_of_household") == "陈国民"


@pytest.mark.parametrize(
    "words", ["东岸区望江路28号，户主还没定", "东岸区望江路28号，户主在外地", "东岸区望江路28号，户主同意了"]
)
def test_words_that_are_no_name_fill_no_name(begun: Begin, words: str) -> None:
    talk = asked(begun("birth-registration", reporter="relative"), "register_address")
    talk.say(words)
    assert talk.value("head_of_household") is None


@pytest.fixture
def enrolling(begun: Begin) -> Talk:
    talk = begun("compulsory-school-enrolment", stage="初中一年级", ground="household", autumn="2026年秋季")
    talk.edit(child_name="李雨桐", child_id="990104201109121035", guardian="李国栋", guardian_relation="其他法定监护人")
    assert talk.state.prompt is not None
    assert talk.state.prompt.subject == "guardian_mobile"
    return talk


@pytest.mark.parametrize(
    "words", ["手机15400003456，住南浦区渔港街道盐仓路5号", "15400003456，家在南浦区渔港街道盐仓路5号"]
)
def test_what_follows_answers_the_next_question(enrolling: Talk, words: str) -> None:
    assert enrolling.say(words).asks == "register_place"
    assert enrolling.value("home_address") == "明川市南浦区渔港街道盐仓路5号"


def test_an_address_with_its_name_goes_where_it_is_named(enrolling: Talk) -> None:
    assert enrolling.say("15400003456，户籍地址东岸区望江路12号").asks == "home_address"
    assert enrolling.value("register_place") == "明川市东岸区望江路12号"


@pytest.mark.parametrize("words", ["15400003456，周末别打", "15400003456，学校在东岸区望江路"])
def test_a_remark_answers_no_question(enrolling: Talk, words: str) -> None:
    assert enrolling.say(words).asks == "home_address"


@pytest.fixture
def enrolled(enrolling: Talk) -> Talk:
    enrolling.say("15400003456", "东岸区望江路12号", "东岸区望江路14号")
    assert enrolling.say("明川市渔港小学").asks == "multiple_birth"
    return enrolling


@pytest.mark.parametrize(
    "words", ["那改成2027年秋季", "改成2027年秋季", "不对，是2027年秋季", "change it to 2027年秋季"]
)
def test_a_value_that_fits_one_answer_puts_that_one_right(enrolled: Talk, words: str) -> None:
    assert enrolled.say(words).asks == "multiple_birth"
    assert enrolled.value("autumn") == "2027"


def test_a_number_with_a_checksum_or_a_likeness_finds_its_blank(enrolled: Talk) -> None:
    enrolled.say("换成15400009999")
    assert enrolled.value("guardian_mobile") == "15400009999"
    enrolled.say("不对，是李雨彤")
    assert (enrolled.value("child_name"), enrolled.value("guardian")) == ("李雨彤", "李国栋")


def test_of_blanks_of_one_name_the_one_most_like_the_new_value_is_meant(begun: Begin) -> None:
    talk = begun("birth-registration", reporter="relative", child_name="陈一诺", mother_name="陈露")
    talk.say("名字改成陈一诺诺")
    assert (talk.value("child_name"), talk.value("mother_name")) == ("陈一诺诺", "陈露")
    talk.say("名字改成陈璐")
    assert (talk.value("child_name"), talk.value("mother_name")) == ("陈一诺诺", "陈璐")


@pytest.mark.parametrize("words", ["不对，就一个", "不对", "不是"])
def test_a_no_stays_the_answer_to_a_yes_or_no_question(enrolled: Talk, words: str) -> None:
    assert enrolled.say(words).asks == "special_needs"
    assert enrolled.value("multiple_birth") is False


def test_an_empty_blank_takes_the_new_value_itself(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意")
    assert talk.say("改成世纪大道100号301室").asks == "decision_date"
    assert talk.value("new_address") == "明川市东岸区世纪大道100号301室"


@pytest.mark.parametrize("words", ["光敏的，就1枚", "橡胶的，只有一枚"])
def test_a_count_answers_the_next_question_in_its_own_measure(begun: Begin, words: str) -> None:
    talk = sealing(begun)
    assert talk.say(words).asks == "seals"
    assert talk.value("seals.0.serial") == 1


@pytest.mark.parametrize("words", ["光敏的，3天要用", "光敏的，就一份合同"])
def test_a_count_of_something_else_answers_nothing(begun: Begin, words: str) -> None:
    talk = sealing(begun)
    assert talk.say(words).asks == "seals.serial"


def sealing(begun: Begin) -> Talk:
    talk = begun("seal-engraving-record")
    talk.say(
        "新公司第一次刻", "我就是法人", "明川市远帆贸易有限公司", "91990103MA0000001U", "张杰", "990102198803141012"
    )
    talk.say("15400001234", "东岸那家吧", "不要", "自己去拿")
    talk.say("公章")
    return talk


@pytest.mark.parametrize("words", ["不对，发现遗失的日期是{}", "不不对，发现遗失的日期是{}", "不，发现遗失的日期是{}"])
def test_a_no_before_another_value_denies_what_stood_there(begun: Begin, words: str) -> None:
    talk = asked(begun("seal-engraving-record", purpose="lost", lost_on="2026-02-03"), "declared_void")
    talk.say(words.format("2026年2月5日"))
    assert (talk.value("lost_on"), talk.value("declared_void")) == ("2026-02-05", None)


@pytest.mark.parametrize(("word", "verdict"), [("没有", False), ("是的", True)])
def test_a_value_beside_a_yes_or_no_is_not_lost(begun: Begin, word: str, verdict: bool) -> None:
    talk = asked(begun("seal-engraving-record", purpose="lost", lost_on="2026-02-03"), "declared_void")
    talk.say(f"{word}，发现遗失的日期是2026年2月5日")
    assert (talk.value("lost_on"), talk.value("declared_void")) == ("2026-02-05", verdict)


def test_the_name_of_somebody_goes_to_the_blank_for_it(begun: Begin) -> None:
    talk = begun("birth-registration")
    talk.say("她妈妈叫李敏，宝宝叫陈小雨")
    assert talk.value("mother_name") == "李敏"
    assert talk.value("declarant") is None


def test_a_text_ends_where_a_value_was_taken_out_of_the_sentence(begun: Begin) -> None:
    talk = asked(begun("passport-application", issue="lost"), "born_in")
    talk.say("明川市，出国事由旅游，旧护照号E86110567，遗失日期是2008年7月12日")
    assert talk.value("born_in") == "明川市"


@pytest.mark.parametrize("said", ["刚才出生地说错了，颍该是北塘区", "不对，生地是北塘区"])
def test_a_text_is_put_right_without_the_words_that_say_so(begun: Begin, said: str) -> None:
    talk = asked(begun("passport-application", issue="lost", born_in="明川市"), "goes_for")
    talk.say(said)
    assert talk.value("born_in") == "北塘区"


def test_who_puts_a_row_right_by_its_number_means_that_row(begun: Begin) -> None:
    talk = begun("company-establishment")
    talk.edit(**{"shareholders.0.shareholder_kind": "person", "shareholders.1.shareholder_kind": "person"})
    talk.edit(**{"shareholders.0.shareholder_name": "张明远", "shareholders.1.shareholder_name": "李敏"})
    talk.say("不对，第1个股东得股东姓名是张明达")
    assert (talk.value("shareholders.0.shareholder_name"), talk.value("shareholders.1.shareholder_name")) == (
        "张明达",
        "李敏",
    )


def test_a_value_ends_where_another_blank_is_named_behind_a_space(begun: Begin) -> None:
    talk = asked(begun("birth-registration"), "mother_name")
    talk.say("妈妈姓名：李敏 联糸电话：15400001234")
    assert talk.value("mother_name") == "李敏"


def test_a_document_number_has_a_figure_in_it(begun: Begin) -> None:
    talk = asked(begun("passport-application", issue="lost"), "old_passport_number")
    talk.say("星期六办不版")
    assert talk.value("old_passport_number") is None


@pytest.mark.parametrize("said", ["宝宝妈妈是李敏，联系手帆154{}", "李敏，联系手机嘛，154{}", "李敏，联糸手机154{}"])
def test_a_number_under_a_name_with_a_slip_is_nobody_elses(begun: Begin, said: str) -> None:
    talk = asked(begun("passport-application", issue="lost", age_group="adult"), "born_in")
    talk.say(said.format("00001234"))
    assert talk.value("old_passport_number") is None


def test_the_answer_before_a_correction_is_kept(begun: Begin) -> None:
    talk = asked(begun("passport-application", issue="lost", born_in="明川市"), "old_passport_number")
    talk.say("E86110567，对了出生地应该是北塘区")
    assert (talk.value("old_passport_number"), talk.value("born_in")) == ("E86110567", "北塘区")


def test_a_correction_is_no_number_of_a_document(begun: Begin) -> None:
    talk = asked(
        begun("passport-application", issue="lost", missing_since="2025-07-12", born_in="明川市"), "old_passport_number"
    )
    talk.say("不堆，护照丢失日期是2025年7月13日")
    assert (talk.value("old_passport_number"), talk.value("missing_since")) == (None, "2025-07-13")
