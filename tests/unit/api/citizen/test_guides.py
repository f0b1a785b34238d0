"""Can guides be read as they are in force, and found by what one wants?"""

from collections.abc import Mapping
from typing import Any

import jsonschema
from fastapi.testclient import TestClient

GUIDES = "/api/v1/guides"


def ids(http: TestClient, **query: str) -> list[str]:
    return [line["id"] for line in http.get(GUIDES, params=query).json()]


def test_the_catalogue_is_filtered(http: TestClient) -> None:
    assert ids(http) == ["market-stall", "market-life"]
    assert ids(http, domain="market") == ["market-stall"]
    assert ids(http, domain="life-event") == ["market-life"]
    assert ids(http, audience="person") == ["market-stall"]
    assert ids(http, audience="company") == []
    assert ids(http, q="地摊") == ["market-stall"]
    assert ids(http, q="Market Stall") == ["market-stall"]
    assert ids(http, q="护照") == []
    assert http.get(GUIDES, params={"audience": "cat"}).status_code == 422


def test_a_guide_is_as_it_is_in_force_there_and_then(http: TestClient) -> None:
    city: Mapping[str, Any] = http.get(f"{GUIDES}/market-stall").json()
    east: Mapping[str, Any] = http.get(f"{GUIDES}/market-stall", params={"region": "990102"}).json()
    assert (city["guide"]["limits"]["promised"], east["guide"]["limits"]["promised"]) == (10, 8)
    assert east["guide"]["overridden"] == ["limits"]
    assert east["guide"]["organ"]["zh"] == "东岸区市场监督管理局"
    assert (east["region"], east["on"], east["version"]) == ("990102", "2026-03-02", 1)
    sections = {one["section"] for one in east["passages"]}
    assert {"materials", "limits", "places"} <= sections
    assert all(one["text"]["zh"] for one in east["passages"])


def test_a_guide_not_in_force_says_why(http: TestClient) -> None:
    early = http.get(f"{GUIDES}/market-stall", params={"on": "2024-12-31"})
    assert early.status_code == 404
    problems = {one["field"]: one["message"] for one in early.json()["errors"]}
    assert problems["reason"] == "not-yet"
    assert http.get(f"{GUIDES}/no-such").json()["title"] == "NotOfferedHere"
    assert http.get(f"{GUIDES}/market-stall", params={"on": "tomorrow"}).status_code == 422


def test_the_form_s_schema_is_one_and_takes_a_completed_form(http: TestClient) -> None:
    schema = http.get(f"{GUIDES}/market-stall", params={"language": "en"}).json()["form_schema"]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (schema["title"], schema["properties"]["metres"]["title"]) == ("Stall form", "Length")
    assert schema["required"] == ["keeper_name", "keeper_id", "contact", "metres"]


def test_a_life_event_is_read_like_a_guide(http: TestClient) -> None:
    event = http.get(f"{GUIDES}/market-life").json()
    assert event["guide"]["matters"][0]["item"] == "market-stall"
    assert event["form_schema"]["properties"]["length"]["title"] == "摊位长度"
    assert event["passages"]
