"""How long is a case kept, whatever the person asks?"""

from datetime import datetime, timedelta

#: Ten years, the shortest term for papers of an organ (国家档案局令第8号 第七条: 永久, 30年, 10年), leap days included.
TERM = timedelta(days=3653)


def retain_until(opened: datetime) -> datetime:
    """Until when the archive keeps a case that was opened then."""
    return opened + TERM
