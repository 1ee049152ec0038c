"""Errors that a server answers with, as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from .unset import UNSET


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request.

    ``location`` is path, query, header, cookie or body; ``name`` that of the parameter, empty for the body;
    ``pointer`` the place inside its value, an RFC 6901 JSON Pointer.
    """

    location: str
    name: str
    pointer: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """The fault as it stands in a problem."""
        named = {"name": self.name} if self.name else {}
        return {
            "in": self.location,
            **named,
            "pointer": self.pointer,
            "message": self.message,
        }


class HTTPError(Exception):
    """Ends a request with an error; handlers may raise it, and the server does.

    Without ``body`` the answer is a problem (RFC 9457) that holds ``detail`` and ``violations``, and whether
    there are ``more`` of these. With one, a model that the description has for this status, it is that model.
    """

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        body: Any = UNSET,
        headers: Mapping[str, str] | None = None,
        violations: Sequence[Fault] = (),
        more: bool = False,
    ) -> None:
        super().__init__(detail or phrase(status))
        self.status = status
        self.detail = detail
        self.body = body
        self.headers = dict(headers or {})
        self.violations = tuple(violations)
        self.more = more

    def problem(self) -> dict[str, Any]:
        """The error as a problem: type, title, status, and detail and violations where there are some."""
        problem: dict[str, Any] = {
            "type": "about:blank",
            "title": phrase(self.status),
            "status": self.status,
        }
        if self.detail:
            problem["detail"] = self.detail
        if self.violations:
            problem["violations"] = [each.to_dict() for each in self.violations]
        if self.more:
            problem["more"] = True
        return problem


class Unreadable(HTTPError):
    """A request that could not be read for a reason that nobody thought of: refused, and logged."""

    def __init__(self) -> None:
        super().__init__(400, "the request cannot be read")


def phrase(status: int) -> str:
    """What a status is called."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"
