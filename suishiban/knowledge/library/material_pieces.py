"""How is a material told?"""

from collections.abc import Iterator

from suishiban.knowledge.guide import Guide, Material, MaterialSource, Necessity, Text
from suishiban.knowledge.library.sections import Piece
from suishiban.knowledge.library.sentence import NOTHING, Template, ended, joined
from suishiban.knowledge.sources import SOURCES
from suishiban.knowledge.wording import Named, condition_words, named

_NECESSITY = {
    Necessity.REQUIRED: Text("必要材料", "required"),
    Necessity.OPTIONAL: Text("非必要材料", "optional"),
    Necessity.DEFERRABLE: Text("可以容缺后补的材料", "may follow later"),
}
_SOURCE = {
    MaterialSource.APPLICANT: Text("申请人自备", "supplied by the applicant"),
    MaterialSource.GOVERNMENT: Text("政府部门核发", "issued by a government department"),
    MaterialSource.OTHER: Text("由其他单位或者个人出具", "issued by another organisation or person"),
}
_ONLY_WHEN = Template("{when}的，需要提交。", "Needed where {when}.")
_REPLACED = Template("可以用{licence}代替。", "The {licence} can stand in for it.")
_REPLACED_WHEN = Template("{when}的，可以用{licence}代替。", "Where {when}, the {licence} can stand in for it.")
_DEFERRED = Template(
    "可以在受理后{days}个工作日内补交。", "It may follow after acceptance; working days allowed: {days}."
)
_GENERATED = Text("由系统根据填写的内容生成。", "It is generated from what you fill in.")
_MATERIAL = Template(
    "申请材料“{name}”：{necessity}，{form}，{source}。", "Material “{name}”: {necessity}; {form}; {source}."
)
_MATERIAL_NAME = Template("{name}（{when}的）", "{name} (where {when})")
_MATERIALS = Template("办理“{item}”需要的材料：{list}。", "Materials for “{item}”: {list}.")
_LIST = Text("；", "; ")


def material_pieces(guide: Guide) -> Iterator[Piece]:
    """All materials in one sentence, then each with when it is needed and what can replace it."""
    names = named(guide)
    listed = joined([_material_name(material, names) for material in guide.materials], _LIST)
    yield Piece("all", _MATERIALS.fill(item=guide.name, list=listed))
    for material in guide.materials:
        yield Piece(material.id, _material(material, names))


def _material_name(material: Material, names: Named) -> Text:
    if not material.when:
        return material.name
    return _MATERIAL_NAME.fill(name=material.name, when=condition_words(material.when, names))


def _material(material: Material, names: Named) -> Text:
    necessity, source = _NECESSITY[material.necessity], _SOURCE[material.source]
    parts = [_MATERIAL.fill(name=material.name, necessity=necessity, form=material.form, source=source)]
    if material.when:
        parts.append(_ONLY_WHEN.fill(when=condition_words(material.when, names)))
    if material.licence:
        parts.append(_replaced(material, names))
    if material.deferral_days:
        parts.append(_DEFERRED.fill(days=material.deferral_days))
    parts.append(_GENERATED if material.generated else NOTHING)
    parts.append(ended(material.note) if material.note else NOTHING)
    return joined(parts)


def _replaced(material: Material, names: Named) -> Text:
    """What stands in for it, and on which condition: whoever applies is not always whom the document names."""
    licence = SOURCES[material.licence].name
    if not material.licence_when:
        return _REPLACED.fill(licence=licence)
    return _REPLACED_WHEN.fill(when=condition_words(material.licence_when, names), licence=licence)
