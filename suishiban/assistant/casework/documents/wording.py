"""How do sources, provisions and dates read on paper?"""

from collections.abc import Mapping
from datetime import date, datetime

from suishiban.assistant.casework.application import Paper
from suishiban.assistant.casework.days import BEIJING
from suishiban.assistant.casework.findings import Severity
from suishiban.assistant.casework.materials import Provision
from suishiban.assistant.conversation.answers import Source, SourceKind
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, Proof
from suishiban.knowledge.guide import Text
from suishiban.knowledge.sources import SOURCES

SEVERITY: Mapping[Severity, str] = {
    Severity.ERROR: "须更正",
    Severity.WARNING: "提示",
    Severity.DEFERRED: "容缺后补",
}

_SOURCE: Mapping[SourceKind, str] = {
    SourceKind.SAID: "本人填报",
    SourceKind.CHOSEN: "本人选填",
    SourceKind.IDENTITY: "实名认证",
    SourceKind.RECORD: "数据共享",
    SourceKind.EARLIER_CASE: "以往办件",
    SourceKind.EARLIER_MATTER: "同一件事的前序办件",
    SourceKind.DERIVED: "系统计算",
    SourceKind.UPLOADED: "材料识别",
    SourceKind.MANDATE: "委托登记",
}

_PROVISION: Mapping[Provision, str] = {
    Provision.ATTACHED: "已上传",
    Provision.LICENCE: "免提交（电子证照）",
    Provision.MANDATE: "委托登记",
    Provision.PROMISED: "容缺后补（已承诺）",
    Provision.GENERATED: "系统生成",
    Provision.EARLIER_MATTER: "前序办件共享",
    Provision.LEFT_OUT: "选交，未提交",
    Provision.MISSING: "未提交",
}


#: What the agent is called, by their capacity.
AGENTS: Mapping[MandateKind, str] = {
    MandateKind.AGENT: "委托代理人",
    MandateKind.GUARDIAN: "监护人",
    MandateKind.COMPANY_AGENT: "经办人",
    MandateKind.REPRESENTATIVE: "法定代表人",
}
_PROOFS: Mapping[str, Text] = {
    "letter": Text("授权委托书", "Letter of authorisation"),
    "holding-photo": Text("委托人手持授权委托书的照片", "Photograph of the principal holding the letter"),
    "guardianship": Text("出生医学证明或者居民户口簿", "Birth certificate or household register"),
    "licence": Text("营业执照", "Business licence"),
    "grant": Text("委托人在线授权", "The principal's own word online"),
}


def proof_words(proof: Proof) -> Text:
    """What shows that somebody may act, with the file or the data source, e.g. 授权委托书（letter.pdf）."""
    source = SOURCES[proof.source].name if proof.source in SOURCES else Text("")
    zh, en = proof.name or source.zh, proof.name or source.en
    name = _PROOFS.get(proof.material, Text(proof.material, proof.material))
    return Text(f"{name.zh}（{zh}）", f"{name.en} ({en})") if zh else name


def mandate_words(mandate: Mandate) -> str:
    """Who acts for whom until when, and what shows it."""
    proofs = "、".join(proof_words(proof).zh for proof in mandate.proofs)
    return f"由{mandate.agent}代{mandate.principal}办理，委托期限至{day_words(mandate.until)}；证明：{proofs}"


def source_words(source: Source) -> str:
    """Where a value came from, e.g. 电子营业执照 or 本人填报."""
    if source.kind is SourceKind.RECORD and source.name in SOURCES:
        return SOURCES[source.name].name.zh
    return _SOURCE[source.kind]


def provision_words(paper: Paper) -> str:
    """How a document is provided."""
    return _PROVISION[paper.how]


def paper_note(paper: Paper) -> str:
    """The licence read, or the files with the head of their digests."""
    if paper.licence in SOURCES:
        return SOURCES[paper.licence].name.zh
    return "；".join(f"{file.name}（{file.digest[:8]}）" if file.digest else file.name for file in paper.files)


def day_words(day: date) -> str:
    """2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_words(at: datetime) -> str:
    """2026年3月2日 12:10, at the counter."""
    local = at.astimezone(BEIJING)
    return f"{day_words(local.date())} {local:%H:%M}"
