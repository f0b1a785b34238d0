"""Does the service know what it lacks?"""

from dataclasses import replace

from suishiban.api.readiness import missing
from suishiban.api.settings import Settings, SiteKey

REAL = Settings(
    demo=False,
    site_keys=(SiteKey("2026a", b"k" * 32),),
    index_key=b"i" * 32,
    callback_secrets=(b"c" * 32,),
    rasa_token="word",
    backend_url="https://backend.example",
    identity_url="https://identity.example",
    licences_url="https://licences.example",
)


def test_a_demonstration_lacks_nothing() -> None:
    assert missing(Settings()) == ()


def test_outside_demo_mode_nothing_has_a_default() -> None:
    assert [one.key for one in missing(Settings(demo=False))] == [
        "SITE_KEYS",
        "INDEX_KEY",
        "CALLBACK_SECRETS",
        "RASA_TOKEN",
        "BACKEND_URL",
        "IDENTITY_URL",
        "LICENCES_URL",
    ]


def test_what_is_missing_says_why_and_what_to_do() -> None:
    (one,) = missing(replace(REAL, backend_url=""))
    assert (one.key, one.why) == ("BACKEND_URL", "finished cases go there")
    assert one.fix == "set BACKEND_URL to the address of the department's system"


def test_a_complete_site_lacks_nothing() -> None:
    assert missing(REAL) == ()
