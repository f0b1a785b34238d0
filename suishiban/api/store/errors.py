"""What can go wrong in the store?"""

from suishiban.knowledge.text import SuishibanError


class Unknown(SuishibanError):
    """There is no such record"""


class AlreadyThere(SuishibanError):
    """There is such a record already"""


class KeyErased(SuishibanError):
    """The data key was destroyed on the person's request, so this can no longer be read"""


class SiteKeyUnknown(SuishibanError):
    """A data key is wrapped by a site key that SITE_KEYS does not hold"""


class SealBroken(SuishibanError):
    """A ciphertext does not open: it was changed, moved to another row, or the key is another one"""


class WriteInsideWrite(SuishibanError):
    """A unit of work began another one; give it the open `Work` instead"""


class DatabaseNewer(SuishibanError):
    """The database was written by a newer version of the service"""
