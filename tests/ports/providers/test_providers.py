"""Do the demo adapters and those over HTTP answer alike, and fail by name?"""

import socket
from collections.abc import Callable, Iterator

import pytest

from suishiban.api.identity.demo import DemoIdentity
from suishiban.api.identity.http import HttpIdentity
from suishiban.api.licences.demo import DemoRecords
from suishiban.api.licences.http import HttpRecords
from suishiban.api.services.errors import ProviderUnavailable
from suishiban.api.services.identity import IdentityProvider
from suishiban.api.services.sources import RecordProvider
from suishiban.api.signed_http import SignedClient
from tests.ports.providers.conftest import SECRET, CityDouble

ID = "990102198803141012"
FAILURES = {
    "slow": "ReadTimeout",
    "fails": "HTTP 500",
    "rubbish": "the answer is not an object of texts",
    "list": "the answer is not an object of texts",
    "numbers": "the answer is not an object of texts",
}


@pytest.fixture
def client(city: CityDouble) -> Iterator[SignedClient]:
    client = SignedClient(city.address, SECRET, answer_seconds=0.3)
    yield client
    client.close()


@pytest.fixture(params=["demo", "http"])
def identity(request: pytest.FixtureRequest, client: SignedClient) -> tuple[IdentityProvider, str]:
    """A provider, and a code it vouches for."""
    return (DemoIdentity(), "zhang-jie") if request.param == "demo" else (HttpIdentity(client), "good")


@pytest.fixture(params=["demo", "http"])
def records(request: pytest.FixtureRequest, client: SignedClient) -> RecordProvider:
    return DemoRecords(DemoIdentity()) if request.param == "demo" else HttpRecords(client)


def test_a_good_code_names_the_citizen(identity: tuple[IdentityProvider, str]) -> None:
    provider, code = identity
    found = provider.verify(code)
    assert found is not None
    assert (found["name"], found["id_number"], found["mobile"]) == ("张杰", ID, "15400001234")
    assert set(found) <= {"name", "id_number", "mobile", "address", "sex", "birth_date", "ethnicity"}


def test_another_code_names_nobody(identity: tuple[IdentityProvider, str]) -> None:
    assert identity[0].verify("bad") is None


def test_a_source_tells_what_it_holds(records: RecordProvider) -> None:
    found = records.read("id-card", ID)
    assert found is not None
    assert (found["name"], found["valid_until"]) == ("张杰", "2036-05-20")
    assert "colour" not in found


def test_a_source_that_holds_nothing_says_so(records: RecordProvider) -> None:
    assert records.read("id-card", "990103199206082028") is None


def test_what_is_asked_is_signed_and_no_more_than_needed(client: SignedClient, city: CityDouble) -> None:
    HttpIdentity(client).verify("good")
    HttpRecords(client).read("id-card", ID)
    assert city.asked == [("/verify", {"code": "good"}), ("/read", {"source": "id-card", "id_number": ID})]


def test_a_wrong_secret_is_told_by_the_other_side(city: CityDouble) -> None:
    client = SignedClient(city.address, b"w" * 32)
    with pytest.raises(ProviderUnavailable, match="HTTP 400"):
        HttpIdentity(client).verify("good")
    client.close()


@pytest.mark.parametrize("mode", list(FAILURES))
@pytest.mark.parametrize(
    "ask",
    [
        lambda client: HttpIdentity(client).verify("good"),
        lambda client: HttpRecords(client).read("id-card", ID),
    ],
)
def test_failures_have_names_and_tell_nothing_personal(
    city: CityDouble, client: SignedClient, mode: str, ask: Callable[[SignedClient], object]
) -> None:
    city.mode = mode
    with pytest.raises(ProviderUnavailable) as failed:
        ask(client)
    assert failed.value.details["why"] == FAILURES[mode]
    assert ID not in str(failed.value)
    assert "stack trace" not in str(failed.value)


def test_an_identity_without_a_valid_number_is_rubbish(city: CityDouble, client: SignedClient) -> None:
    city.mode = "nameless"
    with pytest.raises(ProviderUnavailable, match="no name or no valid id_number"):
        HttpIdentity(client).verify("good")


def test_a_service_that_is_not_there_has_a_name_too() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    client = SignedClient(address, SECRET)
    with pytest.raises(ProviderUnavailable, match="ConnectError"):
        HttpIdentity(client).verify("good")
    client.close()
