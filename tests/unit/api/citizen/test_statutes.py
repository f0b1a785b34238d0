"""Do the articles that guides rest on come beside them, and can they be read and searched?"""

from pathlib import Path

import orjson
from fastapi.testclient import TestClient

from suishiban.api.services.context import Services

STATUTES = "/api/v1/statutes"
ARTICLES = (
    {"law": "明川市市集条例", "date": "2019-01-01", "article": "第三条", "text": "摆摊的，应当登记。"},
    {"law": "明川市市集条例", "date": "2024-01-01", "article": "第三条", "text": "摊位应当登记，登记不收费。"},
    {"law": "中华人民共和国行政许可法", "date": "2019-04-23", "article": "第五十八条", "text": "不得收取任何费用。"},
)


def file_of(folder: Path, *articles: dict[str, str]) -> Path:
    path = folder / "statutes.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, articles)))
    return path


def test_without_statutes_a_guide_comes_without_articles(http: TestClient) -> None:
    assert http.get("/api/v1/guides/market-stall").json()["articles"] == []
    assert http.get(STATUTES, params={"q": "收费"}).json() == []
    assert http.get(f"{STATUTES}/市集条例/第三条").status_code == 404


def test_the_latest_version_of_an_article_comes_beside_the_guide(
    http: TestClient, services: Services, tmp_path: Path
) -> None:
    assert services.statutes.load(file_of(tmp_path, *ARTICLES)) == 2
    (article,) = http.get("/api/v1/guides/market-stall").json()["articles"]
    assert article == {
        "law": "明川市市集条例",
        "article": "第三条",
        "text": "摊位应当登记，登记不收费。",
        "since": "2024-01-01",
    }
    assert http.get(f"{STATUTES}/行政许可法/第五十八条").json()["text"] == "不得收取任何费用。"
    assert http.get(STATUTES, params={"q": "能收取费用吗"}).json()[0]["article"] == "第五十八条"
    assert http.get(f"{STATUTES}/行政许可法/第一条").status_code == 404
    assert services.statutes.load(file_of(tmp_path, ARTICLES[0])) == 1
    assert http.get(f"{STATUTES}/行政许可法/第五十八条").status_code == 404


def test_statutes_that_cannot_be_read_are_done_without_until_they_are_loaded_again(
    http: TestClient, services: Services, tmp_path: Path
) -> None:
    services.statutes.load(file_of(tmp_path, *ARTICLES))
    shelf = services.settings.data / "statutes"
    (shelf / orjson.loads((shelf / "current.json").read_bytes())["digest"] / "dense.faiss").unlink()
    assert http.get(STATUTES, params={"q": "能收取费用吗"}).json() == []
    assert http.get("/api/v1/guides/market-stall").json()["articles"] == []
    assert services.statutes.load(file_of(tmp_path, *ARTICLES)) == 2
    assert http.get(STATUTES, params={"q": "能收取费用吗"}).json()[0]["article"] == "第五十八条"
