"""Which day is it at the counter?"""

from datetime import date, datetime, timedelta, timezone

#: China has one time zone and no summer time.
BEIJING = timezone(timedelta(hours=8), "CST")


def day_of(at: datetime) -> date:
    """The calendar day in China at the moment `at`, which knows its offset."""
    return at.astimezone(BEIJING).date()
