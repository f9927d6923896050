"""The web application: routes over the pipeline, every answer guarded. It only reads."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from whosays import pipeline
from whosays.faces.look.brief import brief_page
from whosays.faces.look.document import document_page
from whosays.faces.look.documents import documents_page
from whosays.faces.look.engine import Frame, render, stylesheet
from whosays.faces.look.finding import finding_page
from whosays.faces.web.guard import COOKIE, HEADERS, allowed, knows, own_host
from whosays.faces.web.links import LINKS, links_on, views
from whosays.model.errors import CaseError, NotFoundError, WhoSaysError

STYLESHEET = "/whosays.css"
LOG = logging.getLogger("whosays.web")
NEXT = Callable[[Request], Awaitable[Response]]


def _frame(case: str, current: str, date_action: str = "") -> Frame:
    return Frame(case=case, home="/", nav=views(current), stylesheet=STYLESHEET, date_action=date_action)


def _error_page(status: int, heading: str, message: str, remedy: str = "", *, nav: bool = True) -> Response:
    frame = _frame("", "") if nav else Frame(home="/", stylesheet=STYLESHEET)
    body = render("error.html", frame=frame, code=str(status), heading=heading, message=message, remedy=remedy)
    return HTMLResponse(body, status_code=status)


def _day(text: str) -> date | None:
    """The day in a form field; an empty one asks for the case's own day."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise HTTPException(400, "A day is written as 2023-06-30.") from None


def _guarded(app: FastAPI, token: str) -> None:
    """Put the guard before every route of `app`, and its headers on every answer."""

    async def answer(request: Request, call_next: NEXT) -> Response:
        if not own_host(request.headers.get("host", "")):
            return _error_page(
                400,
                "This address does not belong to the case",
                "The case is shown only under 127.0.0.1 or localhost.",
                "Open the address that whosays serve printed.",
                nav=False,
            )
        if request.url.path == STYLESHEET:
            return await call_next(request)
        offered = request.query_params.get("token")
        if offered is not None and knows(offered, token):
            response = RedirectResponse("/", status_code=303)
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return response
        if not allowed(request, token):
            return _error_page(
                403,
                "This page needs the start address",
                "The browser did not send the key of this session.",
                "Open the address that whosays serve printed, with everything after the question mark.",
                nav=False,
            )
        return await call_next(request)

    @app.middleware("http")
    async def guard(request: Request, call_next: NEXT) -> Response:
        try:
            response = await answer(request, call_next)
        except Exception:
            LOG.exception("A page could not be made")
            response = _error_page(
                500,
                "This page could not be made",
                "The program made a mistake.",
                "The terminal says which.",
            )
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


def _errors(app: FastAPI) -> None:
    """Every error as a page in plain words; no traceback reaches the browser."""

    @app.exception_handler(WhoSaysError)
    def told(request: Request, error: WhoSaysError) -> Response:
        if isinstance(error, NotFoundError):
            return _error_page(404, "Nothing is kept under this address", error.message, error.remedy)
        if isinstance(error, CaseError) and request.url.path.endswith(".png"):
            return _error_page(403, "This image is not shown", error.message, error.remedy)
        return _error_page(500, "The case could not be shown", error.message, error.remedy)

    @app.exception_handler(HTTPException)
    def foreign(_: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return _error_page(404, "There is no such page", "This case has a brief and documents.")
        if error.status_code == 405:
            return _error_page(405, "This page can only be read", "Decisions are made with whosays decide.")
        return _error_page(error.status_code, "The address is not complete", str(error.detail))


def create_app(case_path: Path, token: str) -> FastAPI:
    """The application for the case in `case_path`; only a browser that once brought `token` is answered."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, title="WhoSays", debug=False)
    _guarded(app, token)
    _errors(app)
    _pages(app, case_path)
    return app


def _pages(app: FastAPI, case: Path) -> None:
    @app.get(STYLESHEET)
    def style() -> Response:
        return Response(stylesheet(), media_type="text/css")

    @app.get("/")
    def whole(at: str = "", id: str = "") -> Response:
        return _brief(id, at, "/")

    @app.get("/entity")
    def entity(id: str = "", at: str = "") -> Response:
        return _brief(id, at, "/entity")

    def _brief(identity: str, at: str, action: str) -> Response:
        brief = pipeline.brief(case, identity or None, _day(at))
        return HTMLResponse(brief_page(brief, _frame(brief.case, "Brief", action), links_on(brief.entity)))

    @app.get("/documents")
    def documents() -> Response:
        status = pipeline.status(case)
        return HTMLResponse(documents_page(status.listing, _frame(status.name, "Documents"), LINKS))

    @app.get("/documents/{sha256}/pages/{number}.png")
    def page_image(sha256: str, number: int, claim: str = "") -> Response:
        image = pipeline.document_page_image(case, sha256, number, claim)
        return Response(image.png, media_type="image/png")

    @app.get("/documents/{sha256}")
    def document(sha256: str, open: str = "") -> Response:
        view = pipeline.document_view(case, sha256)
        return HTMLResponse(document_page(view, _frame(view.case, "Documents"), LINKS, open))

    @app.get("/findings/{finding}")
    def finding(finding: str) -> Response:
        why = pipeline.why(case, finding)
        return HTMLResponse(finding_page(why, _frame(why.case, ""), LINKS))
