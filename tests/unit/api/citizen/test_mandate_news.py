"""Do both sides of a mandate hear of it, once, in their own conversation and without a whole number?"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

import pdfplumber
import pytest
from fastapi.testclient import TestClient

from suishiban.api import main
from suishiban.api.clock import ShiftedClock
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.services.mandate_news import MandateNews
from suishiban.api.workers.loop import Workers
from suishiban.assistant.conversation.mandate import MandateState
from tests.unit.api.citizen.conftest import NOON, settings_in
from tests.unit.api.citizen.door import API, Visitor

#: 李国栋, for whom 买买提 acts; 周桂兰 gives leave to 陈雨.
FATHER, MAIMAITI, CHEN = "990104195101191030", "990105200109051059", "990121199911232046"
ZHOU, ZHANG = "990102195805124028", "990102198803141012"
Json = dict[str, Any]


@dataclass
class Site:
    services: Services
    http: TestClient
    clock: ShiftedClock
    news: MandateNews

    def visitor(self, name: str, **begun: Any) -> Visitor:
        visitor = Visitor(self.http, {})
        visitor.log_in(name)
        visitor.begin(region="990102", **begun)
        return visitor

    def letter(self) -> Visitor:
        """买买提 has handed in the father's letter for the stall."""
        agent = self.visitor("maimaiti")
        agent.say("我替我爸办摆摊登记")
        agent.say("李国栋，" + FATHER)
        agent.say("2026年12月31日")
        agent.say("写明了现在要办的事项")
        agent.attach(name="授权委托书.pdf", material="letter")
        agent.attach(name="手持照片.pdf", material="holding-photo")
        agent.say("确认提交")
        return agent

    def grant(self, giver: Visitor, **more: Any) -> Json:
        body = {"agent": "陈雨", "agent_number": CHEN, "until": "2026-12-31", **more}
        granted: Json = giver.post("/me/mandates", body).json()
        return granted


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service of its own whose workers do nothing by themselves."""
    clock, patch = ShiftedClock(), pytest.MonkeyPatch()
    clock.set(NOON)
    patch.setattr(main, "make_workers", lambda *work: Workers(()))
    services = build_services(settings_in(tmp_path_factory), clock)
    news = MandateNews(services.store, lambda: services.knowledge.current().release, clock.now)
    with TestClient(build_app(services), raise_server_exceptions=False) as http:
        yield Site(services, http, clock, news)
    patch.undo()


@pytest.fixture
def site(built: Site, minutes: Iterator[int]) -> Site:
    """Nobody acts for anybody, and nothing is to be told; a minute later than the test before."""
    built.clock.set(NOON + timedelta(minutes=next(minutes)))
    built.news.looked.clear()
    with built.services.store.transaction() as work:
        for number in (FATHER, MAIMAITI, CHEN, ZHOU, ZHANG):
            person = built.services.store.vault.blind_index("person", number)
            work.mandate_notices.erase(person)
            for one in work.mandates.held_by(person):
                work.mandates.end(one.id, MandateState.REVOKED.value, NOON)
    return built


@pytest.fixture(scope="module")
def minutes() -> Iterator[int]:
    return count()


def heard(visitor: Visitor) -> list[Json]:
    """The messages about mandates in the visitor's conversation."""
    messages = visitor.standing()["messages"]
    return [one for one in messages if one["by"] == "bot" and one["reply"]["mandate"]]


def in_force(visitor: Visitor) -> list[Json]:
    return [one for one in visitor.get("/me/mandates").json() if one["state"] == "in_force"]


def test_a_letter_is_told_once_with_the_way_to_the_mandate_and_no_whole_number(site: Site) -> None:
    father = site.visitor("li-guodong")
    site.letter()
    assert site.news.once() == 1
    assert site.news.once() == 0
    (told,) = heard(father)
    assert told["text"].startswith("买买提·吐尔逊（990105********1059）凭委托书登记代您办理“摆摊登记”，")
    assert "请马上在“我的委托”里结束它" in told["text"]
    (mandate,) = in_force(father)
    assert told["reply"]["mandate"] == mandate["id"]
    assert MAIMAITI not in str(told)
    assert FATHER not in str(told)


def test_a_letter_that_waits_asks_for_the_principal_s_word(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    office = site.services.turns._office
    monkeypatch.setattr(site.services.turns, "_office", lambda: replace(office(), letters=MandateState.PROPOSED))
    father = site.visitor("li-guodong", language="en")
    site.letter()
    site.news.once()
    (told,) = heard(father)
    assert "Until you confirm, nothing can be read or handed in." in told["text"]
    father.post(f"/me/mandates/{told['reply']['mandate']}/confirm")
    site.news.once()
    assert heard(father)[1]["text"].startswith("Confirmed: 买买提·吐尔逊 (990105********1059) acts for you")


def test_who_has_no_conversation_hears_of_it_when_they_begin_one(site: Site) -> None:
    before = site.visitor("li-guodong")
    # Who had everything erased cannot be reached where they were before.
    site.http.delete(f"{API}/me", headers=before.headers)
    site.letter()
    assert site.news.once() == 0
    father = site.visitor("li-guodong")
    assert site.news.once() == 1
    assert len(heard(father)) == 1


def test_what_was_taken_back_meanwhile_is_not_told(site: Site) -> None:
    agent = site.letter()
    (mandate,) = in_force(agent)
    site.services.store.write(lambda work: work.mandates.end(mandate["id"], "revoked", NOON))
    father = site.visitor("li-guodong")
    assert site.news.once() == 1
    assert heard(father) == []


def test_the_first_read_is_told_and_no_later_one(site: Site) -> None:
    father = site.visitor("li-guodong")
    agent = site.letter()
    site.news.once()
    agent.say("同意")
    read = site.services.turns._office().sources.read
    person = site.services.store.vault.blind_index("person", MAIMAITI)
    (mandate,) = in_force(father)
    assert read("id-card", person, "market-stall", mandate["id"]) is not None
    site.news.once()
    told = [one["text"] for one in heard(father)]
    assert len(told) == 2
    assert told[1].startswith("买买提·吐尔逊（990105********1059）第一次凭委托读取了您的信息，用来办理“摆摊登记”。")


def test_each_side_is_told_of_the_other_s_end_and_not_of_its_own(site: Site) -> None:
    giver, agent = site.visitor("zhou-guilan"), site.visitor("chen-yu")
    first, second = site.grant(giver), site.grant(giver, items=["market-stall"])
    site.http.delete(f"{API}/me/mandates/{first['id']}", headers=giver.headers)
    site.http.delete(f"{API}/me/mandates/{second['id']}", headers=agent.headers)
    site.news.once()
    (told,) = heard(giver)
    assert told["text"].startswith("陈雨（990121********2046）结束了代您办理“摆摊登记”的委托。")
    (to_agent,) = heard(agent)
    assert to_agent["reply"]["mandate"] == first["id"]
    assert to_agent["text"].startswith("周桂兰结束了请您代办全部个人事项的委托。")
    # No draft is under way on it, and of numbers of the giver nothing is told.
    assert "先停在这里" not in to_agent["text"]
    assert "990102" not in str(to_agent)


def test_an_agent_whose_draft_stops_is_told_so_and_sees_nothing_of_the_principal_s_any_more(site: Site) -> None:
    father, agent = site.visitor("li-guodong"), site.letter()
    agent.say("同意")
    agent.say("15400005678，3米")
    agent.attach(name="摊位.pdf", material="photo")
    assert "990104********1030" in str(agent.standing()["form"])
    (mandate,) = in_force(father)
    site.http.delete(f"{API}/me/mandates/{mandate['id']}", headers=father.headers)
    # At once, whether or not the message has come yet.
    standing = agent.standing()
    assert {line["path"] for line in standing["form"]["lines"]} == {"contact", "metres", "material.photo"}
    cards = [one["reply"]["card"] for one in standing["messages"] if one["by"] == "bot" and one["reply"]["card"]]
    assert [line["path"] for line in cards[-1]["lines"]] == ["contact", "metres", "material.photo"]
    pdf = agent.get(f"/conversations/{agent.conversation}/form.pdf")
    with pdfplumber.open(io.BytesIO(pdf.content)) as pages:
        printed = "".join("".join(page.extract_text().split()) for page in pages.pages)
    assert "15400005678" in printed
    assert "李国栋" not in printed
    assert FATHER not in printed
    site.news.once()
    told = heard(agent)[-1]["text"]
    assert told.startswith("李国栋结束了请您代办“摆摊登记”的委托。")
    assert "还没有提交的“摆摊登记”先停在这里：您自己填的内容还留着" in told
    # The next turn says why it goes no further, and what can be done.
    said = "".join(agent.say("确认提交")["paragraphs"])
    assert "李国栋的委托已经撤销，不能再凭它办理。" in said
    assert "“摆摊登记”先停在这里：您自己填的内容还留着" in said
    assert "给您自己办的，说“我自己办”；不登记委托的，说“取消”。" in said


def test_an_agent_who_reads_english_is_told_in_english(site: Site) -> None:
    giver, agent = site.visitor("zhou-guilan"), site.visitor("chen-yu", language="en")
    given = site.grant(giver)
    site.http.delete(f"{API}/me/mandates/{given['id']}", headers=giver.headers)
    site.news.once()
    (told,) = heard(agent)
    assert told["text"].startswith("周桂兰 has ended the mandate by which you acted for them on everything that serves")


def test_an_agent_is_told_once_that_a_mandate_lapsed(site: Site) -> None:
    giver, agent = site.visitor("zhou-guilan"), site.visitor("chen-yu")
    site.grant(giver, until="2026-03-04")
    site.clock.advance(timedelta(days=2))
    site.news.once()
    agent.log_in("chen-yu")
    assert heard(agent) == []
    for _ in range(2):
        site.clock.advance(timedelta(days=1))
        site.news.once()
    agent.log_in("chen-yu")
    (told,) = heard(agent)
    assert told["text"].startswith("您代周桂兰办理全部个人事项的委托已于2026年3月4日到期。")


def test_an_agent_hears_that_what_waited_is_confirmed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    office = site.services.turns._office
    monkeypatch.setattr(site.services.turns, "_office", lambda: replace(office(), letters=MandateState.PROPOSED))
    agent, father = site.letter(), site.visitor("li-guodong")
    (mandate,) = [one for one in father.get("/me/mandates").json() if one["state"] == "proposed"]
    father.post(f"/me/mandates/{mandate['id']}/confirm")
    site.news.once()
    (told,) = heard(agent)
    assert told["text"].startswith("李国栋已经确认由您代办“摆摊登记”，到2026年12月31日为止。")
    # Confirmed again it is no news.
    father.post(f"/me/mandates/{mandate['id']}/confirm")
    site.news.once()
    assert len(heard(agent)) == 1


def test_an_agent_whose_principal_is_forgotten_hears_it_without_a_name(site: Site) -> None:
    father, agent = site.visitor("li-guodong"), site.letter()
    site.http.delete(f"{API}/me", headers=father.headers)
    site.news.once()
    (told,) = heard(agent)
    assert told["text"].startswith("您代别人办事的一份委托已经结束，对方的信息也已经删除")
    assert "李国栋" not in told["text"]


def test_a_week_before_its_last_day_a_mandate_is_spoken_of_once(site: Site) -> None:
    giver = site.visitor("zhou-guilan")
    site.grant(giver, until="2026-03-20")
    site.grant(giver, until="2026-03-05")  # for a few days only
    site.news.once()
    assert heard(giver) == []
    site.clock.advance(timedelta(days=11))
    site.news.once()
    site.clock.advance(timedelta(days=1))
    site.news.once()
    giver.log_in("zhou-guilan")
    (told,) = heard(giver)
    assert "到2026年3月20日为止，还有7天" in told["text"]


def test_a_message_leaves_what_is_asked_and_a_turn_it_overtakes_is_answered(site: Site) -> None:
    father = site.visitor("li-guodong")
    father.say("我要办理摆摊登记")
    asked = father.standing()["prompt"]
    site.letter()
    site.news.once()
    assert father.standing()["prompt"] == asked
    assert len(heard(father)) == 1


def test_of_a_company_s_agent_the_representative_hears(site: Site) -> None:
    owner = site.visitor("zhang-jie")
    company = owner.post("/me/mandates/representation").json()["principal_number"]
    site.grant(owner, company=company)
    agent = site.visitor("chen-yu")
    (held,) = in_force(agent)
    site.http.delete(f"{API}/me/mandates/{held['id']}", headers=agent.headers)
    site.news.once()
    (told,) = heard(owner)
    assert "结束了代明川市远帆贸易有限公司办理公司的全部事项的委托" in told["text"]


def test_who_is_forgotten_is_told_nothing_more(site: Site) -> None:
    father = site.visitor("li-guodong")
    site.letter()
    site.http.delete(f"{API}/me", headers=father.headers)
    back = site.visitor("li-guodong")
    # The agent alone hears of it.
    assert site.news.once() == 1
    assert heard(back) == []
