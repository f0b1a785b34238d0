from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index


def index() -> HybridIndex:
    passages = [
        foreign("address/fees/0", "变更登记住所不收费。"),
        foreign("permit/fees/0", "补领居住证收费20元。", "居住证补领"),
        foreign("closing/materials/0", "注销登记应当提交清算报告。"),
    ]
    return hybrid_index(passages, HashingEncoder())


def test_the_best_passage_comes_first() -> None:
    assert index().search("补领居住证收多少钱", 2)[0].id == "permit/fees/0"


def test_a_filter_acts_before_the_ranking() -> None:
    here = index()
    hits = here.search("补领居住证收多少钱", 3, here.mask([0, 2]))
    assert sorted(hit.id for hit in hits) == ["address/fees/0", "closing/materials/0"]
    assert here.search("居住证", 3, here.mask([])) == ()


def test_the_title_is_searched_too() -> None:
    assert index().search("居住证补领", 1)[0].number == 1


def test_asking_for_more_than_there_is_gives_all() -> None:
    assert len(index().search("居住证", 50)) == 3


def test_an_empty_index_finds_nothing() -> None:
    assert hybrid_index([], HashingEncoder()).search("居住证", 5) == ()


def test_a_passage_gains_from_the_document_it_is_a_piece_of() -> None:
    passages = [
        foreign("city-0", "明川市人民政府关于支持企业的通知"),
        foreign("city-1", "减免房租三个月。"),
        foreign("county-0", "云湖县人民政府关于支持企业的通知"),
        foreign("county-1", "减免房租三个月。"),
    ]
    hits = hybrid_index(passages, HashingEncoder()).search("云湖县减免房租几个月", 4)
    assert [hit.id for hit in hits].index("county-1") < [hit.id for hit in hits].index("city-1")


def test_what_was_said_before_tells_which_document_the_last_question_is_about() -> None:
    passages = [
        foreign("move-0", "变更登记住所，公司搬家后办理。"),
        foreign("move-1", "收费：免费。"),
        foreign("permit-0", "补领居住证，证件丢失后办理。"),
        foreign("permit-1", "收费：20元。"),
    ]
    here = hybrid_index(passages, HashingEncoder())
    assert here.search("收费吗", 1, before=("居住证丢了怎么补领",))[0].id == "permit-1"
    assert here.search("收费吗", 1, before=("公司搬家要变更住所",))[0].id == "move-1"
