"""How does an error reach the caller? RFC 9457 problem details, with what to do about each field."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from suishiban.api.case_log import CaseMoved
from suishiban.api.logging import starred
from suishiban.api.services import errors as e
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.releases import NoRelease
from suishiban.assistant.policy.grants import Fault
from suishiban.knowledge.build import NotReleasable
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.text import SuishibanError

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with one field of the request."""

    field: str
    message: str
    fix: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


_STATUS: Mapping[type[SuishibanError], int] = {
    e.LogInFirst: 401,
    e.WrongPassword: 401,
    e.NotAllowed: 403,
    e.NotYours: 404,
    e.TooManyTries: 429,
    e.DecisionDenied: 409,
    e.DecisionIncomplete: 422,
    e.DraftOutdated: 409,
    NotReleasable: 422,
    e.Conflict: 409,
    e.NotReviewed: 409,
    e.GateClosed: 409,
    e.CaseStands: 409,
    e.MandateLapsed: 409,
    e.MandateUnfit: 422,
    CaseMoved: 409,
    e.TurnInProgress: 409,
    e.TooLong: 413,
    e.TooLarge: 413,
    e.TooMany: 422,
    e.WrongFile: 415,
    e.CodeRefused: 403,
    e.NotOfferedHere: 404,
    e.ChannelRefused: 400,
    e.ChannelTokenRefused: 401,
    e.ActionServerOff: 404,
    e.ActionServerRefused: 401,
    # Not 400, which to Rasa is an action that does not want to be run.
    e.ActionRefused: 422,
    e.UnknownAction: 404,
    e.ProviderUnavailable: 503,
    e.LogInNotOffered: 404,
    e.BindFirst: 409,
    e.WechatCodeRefused: 403,
    e.WechatTooOften: 429,
    e.WechatBlocked: 403,
    e.NotFillable: 404,
    e.EmptyTurn: 422,
    KeyErased: 410,
    Unknown: 404,
    NoRelease: 503,
}
#: What would be right, by the kind of a validation error; nothing of the value is repeated.
_FIXES = {
    "missing": "请提供这个字段 / provide this field",
    "string_too_long": "请缩短 / shorten it to {max_length} characters",
    "string_type": "应为文本 / give a text",
    "json_invalid": "应为合法的 JSON / send valid JSON",
    "extra_forbidden": "请去掉这个字段 / remove this field",
}


def install(app: FastAPI) -> None:
    """Answer every error of `app` with problem details."""
    app.add_exception_handler(SuishibanError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def problem(
    status: int,
    title: str,
    detail: str,
    errors: list[FieldProblem] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A problem as a response."""
    name = title.lower().replace(" ", "-")
    body = Problem(type=f"urn:suishiban:{name}", title=title, status=status, detail=detail, errors=errors or [])
    return JSONResponse(body.model_dump(), status, headers, MEDIA_TYPE)


def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, SuishibanError)
    return told(error)


def told(error: SuishibanError) -> JSONResponse:
    """What is answered to an error of ours."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    if isinstance(error, NotReleasable):
        return problem(status, "NotReleasable", NotReleasable.__doc__ or "", [_found(one) for one in error.findings])
    if isinstance(error, e.MandateUnfit):
        return problem(status, "MandateUnfit", e.MandateUnfit.__doc__ or "", [_fault(one) for one in error.faults])
    fix = str(error.details.get("right", ""))
    errors = [
        FieldProblem(field=name, message=starred(str(value)), fix=fix)
        for name, value in error.details.items()
        if name != "right"
    ]
    title = type(error).__name__
    return problem(status, title, type(error).__doc__ or title, errors, _headers(error))


def _fault(fault: Fault) -> FieldProblem:
    """What is wrong with a grant, in both languages; a field's own type may quote nothing of what was typed."""
    message, fix = (f"{text.zh} / {text.en}" for text in (fault.message, fault.fix))
    return FieldProblem(field=fault.field, message=starred(message), fix=fix)


def _found(finding: Finding) -> FieldProblem:
    """A finding in a guide file, in both languages."""
    where = ":".join(str(part) for part in (finding.source, finding.line, finding.where) if part)
    message = f"[{finding.severity}] {finding.message.zh} / {finding.message.en}"
    return FieldProblem(field=where or "file", message=message, fix=f"{finding.fix.zh} / {finding.fix.en}")


def _headers(error: SuishibanError) -> Mapping[str, str]:
    """What the status asks for beside the body (RFC 9110)."""
    if isinstance(error, e.TooManyTries | e.WechatTooOften):
        return {"Retry-After": str(error.details["retry_after"])}
    return {"WWW-Authenticate": "Bearer"} if isinstance(error, e.LogInFirst | e.WrongPassword) else {}


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return problem(
        422, "Invalid request", "The request is not of the form expected", [_field(one) for one in error.errors()]
    )


def _field(error: Mapping[str, Any]) -> FieldProblem:
    # Of bytes that are no JSON the place is a number, which says nothing to anyone.
    named = () if error["type"] == "json_invalid" else (part for part in error["loc"] if part != "body")
    where = ".".join(str(part) for part in named) or "body"
    fix = _FIXES.get(error["type"], "请按接口说明填写 / see the API description")
    # The path may hold a key the caller made up; the value itself is never repeated.
    return FieldProblem(field=starred(where), message=error["msg"], fix=fix.format(**error.get("ctx", {})))


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, "HTTP error", str(error.detail))


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    """Nothing of the error is told: it could hold what the citizen typed."""
    return problem(500, "Internal error", "服务内部出错,已记录 / The service failed; it has been noted")
