"""From which sources may a form be filled in, and which e-licences replace a material?"""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class Source:
    """A register or e-licence that may know something about the applicant."""

    name: Text
    attributes: tuple[str, ...]
    licence: bool = True
    """Whether it is an e-licence (电子证照) that can stand for a material."""
    of_companies: bool = False
    """Whether it may hold something on a company."""


SOURCES: Mapping[str, Source] = {
    "identity": Source(
        Text("实名认证信息", "verified identity"),
        ("name", "id_number", "mobile", "address", "sex", "birth_date", "ethnicity"),
        licence=False,
    ),
    "business-license": Source(
        Text("电子营业执照", "electronic business licence"),
        ("name", "credit_code", "type", "address", "legal_representative", "capital", "founded", "scope"),
        of_companies=True,
    ),
    "id-card": Source(Text("电子身份证", "electronic identity card"), ("name", "id_number", "address", "valid_until")),
    "household-register": Source(
        Text("电子户口簿", "electronic household register"), ("address", "head", "relation", "household_number")
    ),
    "residence-permit": Source(Text("电子居住证", "electronic residence permit"), ("address", "since")),
    "driving-licence": Source(Text("电子驾驶证", "electronic driving licence"), ("number", "class", "valid_until")),
    "vehicle-licence": Source(
        Text("电子行驶证", "electronic vehicle licence"), ("plate", "owner", "model"), of_companies=True
    ),
    "marriage-certificate": Source(
        Text("电子结婚证", "electronic marriage certificate"),
        ("number", "spouse_name", "spouse_id_number", "registered_on"),
    ),
    "property-certificate": Source(
        Text("电子不动产权证书", "electronic real-estate title certificate"),
        ("number", "address", "area", "owners"),
        of_companies=True,
    ),
    "birth-certificate": Source(
        Text("电子出生医学证明", "electronic medical certificate of birth"),
        ("number", "child_name", "born_on", "mother_name", "father_name"),
    ),
    "social-insurance": Source(
        Text("社会保险参保信息", "social insurance record"), ("account", "months_paid", "employer"), licence=False
    ),
    "housing-fund": Source(
        Text("住房公积金账户信息", "housing fund account"), ("account", "balance", "months_paid"), licence=False
    ),
}


def knows(path: str) -> bool:
    """Whether `source.attribute` names an attribute of a source, e.g. business-license.name."""
    source, _, attribute = path.partition(".")
    return source in SOURCES and attribute in SOURCES[source].attributes
