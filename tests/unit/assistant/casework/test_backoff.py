"""Are failed deliveries tried again for a week, and not all at once?"""

from datetime import UTC, datetime, timedelta

from suishiban.assistant.casework.backoff import MOST_ATTEMPTS, next_attempt

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def wait(key: str, attempts: int) -> timedelta:
    at = next_attempt(key, attempts, NOW)
    assert at is not None
    return at - NOW


def test_the_first_retry_comes_within_seconds_and_later_ones_within_hours() -> None:
    assert timedelta(seconds=1.5) <= wait("a", 1) <= timedelta(seconds=2.5)
    assert timedelta(hours=4.5) <= wait("a", 20) <= timedelta(hours=7.5)


def test_it_lasts_about_a_week() -> None:
    total = sum((wait("a", attempts) for attempts in range(1, MOST_ATTEMPTS)), timedelta())
    assert timedelta(days=6) <= total <= timedelta(days=8)
    assert next_attempt("a", MOST_ATTEMPTS, NOW) is None


def test_the_jitter_follows_from_the_key() -> None:
    assert wait("a", 3) == wait("a", 3)
    assert len({wait(f"case-{number}", 3) for number in range(100)}) == 100
