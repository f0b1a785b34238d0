"""What kinds of answers are there? Each type recognises, normalises, validates, formats and explains its values."""

from suishiban.knowledge.fields.address_parts import amend_address
from suishiban.knowledge.fields.divisions import Division, Divisions, load_divisions
from suishiban.knowledge.fields.id_number import Sex, birth_date, sex
from suishiban.knowledge.fields.json_form import NotAValue, from_json, to_json
from suishiban.knowledge.fields.kind import Accepted, FieldType, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.options import rules_out
from suishiban.knowledge.fields.registry import FIELD_TYPES, field_types

__all__ = [
    "FIELD_TYPES",
    "Accepted",
    "Division",
    "Divisions",
    "FieldType",
    "Found",
    "NotAValue",
    "Rejected",
    "Schema",
    "Sex",
    "Value",
    "amend_address",
    "birth_date",
    "field_types",
    "from_json",
    "load_divisions",
    "rules_out",
    "sex",
    "to_json",
]
