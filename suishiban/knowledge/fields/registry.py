"""Which field types are there?"""

from collections.abc import Mapping
from types import MappingProxyType

from suishiban.knowledge.fields.address import Address
from suishiban.knowledge.fields.attachment import Attachment
from suishiban.knowledge.fields.bank_card import BankCard
from suishiban.knowledge.fields.choice import Choice
from suishiban.knowledge.fields.credit_code import CreditCode
from suishiban.knowledge.fields.date_type import Date
from suishiban.knowledge.fields.divisions import Divisions, national_divisions
from suishiban.knowledge.fields.email import Email
from suishiban.knowledge.fields.free_text import FreeText
from suishiban.knowledge.fields.id_number import IdNumber
from suishiban.knowledge.fields.kind import FieldType
from suishiban.knowledge.fields.money import Money
from suishiban.knowledge.fields.multi_choice import MultiChoice
from suishiban.knowledge.fields.name import Name
from suishiban.knowledge.fields.number import Number
from suishiban.knowledge.fields.org_name import OrgName
from suishiban.knowledge.fields.passport import Passport
from suishiban.knowledge.fields.phone import Landline, Mobile, Phone
from suishiban.knowledge.fields.plate import Plate
from suishiban.knowledge.fields.region import Region
from suishiban.knowledge.fields.yes_no import YesNo


def field_types(divisions: Divisions | None = None, region: str = "") -> Mapping[str, FieldType]:
    """Every field type by its name, bound to the divisions in force (the bundled ones by default).

    `region` is the division code the service answers for (9901, 990102 …); an address that leaves out its city or
    district is completed from it. Cheap: make one for each region as needed.
    """
    known = national_divisions if divisions is None else lambda: divisions
    types: tuple[FieldType, ...] = (
        Name(), OrgName(), IdNumber(), CreditCode(), Passport(), Mobile(), Landline(), Phone(), Email(), Date(),
        Address(known, region), Region(known, region), Choice(), MultiChoice(), Money(), Number(), Plate(known),
        BankCard(), YesNo(), FreeText(), Attachment(),
    )  # fmt: skip
    return MappingProxyType({one.name: one for one in types})


#: The types with the bundled divisions and no region of their own: names, checks, what lint and the schema need.
FIELD_TYPES: Mapping[str, FieldType] = field_types()
