"""Search: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class SearchRequests:
    """The requests of Search as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def search(
        simple: list[str],
        label: list[int],
        matrix: models.Point,
        *,
        form: list[str] | Unset = UNSET,
        joined: list[str] | Unset = UNSET,
        spaced: list[str] | Unset = UNSET,
        piped: list[str] | Unset = UNSET,
        deep: models.Point | Unset = UNSET,
        exploded: models.Point | Unset = UNSET,
        coded: models.Point | Unset = UNSET,
        reserved: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        x_trace: str | Unset = UNSET,
        x_tags: list[str] | Unset = UNSET,
        session: str | Unset = UNSET,
        old: bool | Unset = UNSET,
    ) -> Request[None]:
        """GET /search/{simple}/{label}/{matrix}"""
        return Request(
            method="GET",
            path="/search/"
            + parameters.segment(simple)
            + "/"
            + parameters.label(label, explode=True)
            + "/"
            + parameters.matrix("matrix", matrix),
            operation="search",
            template="/search/{simple}/{label}/{matrix}",
            query=parameters.join(
                parameters.form("form", form),
                parameters.form("joined", joined, explode=False),
                parameters.space_delimited("spaced", spaced),
                parameters.pipe_delimited("piped", piped),
                parameters.deep_object("deep", deep),
                parameters.form("exploded", exploded),
                parameters.json_query("coded", coded),
                parameters.form("reserved", reserved, allow_reserved=True),
                parameters.form("limit", limit),
                parameters.form("old", old),
            ),
            headers=[
                ("x-trace", parameters.header(x_trace)),
                ("x-tags", parameters.header(x_tags)),
            ],
            cookies=parameters.form_cookie("session", session),
            accept="*/*",
            success={204: replies.nothing},
        )


class SearchClient:
    """Search."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def search(
        self,
        simple: list[str],
        label: list[int],
        matrix: models.Point,
        *,
        form: list[str] | Unset = UNSET,
        joined: list[str] | Unset = UNSET,
        spaced: list[str] | Unset = UNSET,
        piped: list[str] | Unset = UNSET,
        deep: models.Point | Unset = UNSET,
        exploded: models.Point | Unset = UNSET,
        coded: models.Point | Unset = UNSET,
        reserved: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        x_trace: str | Unset = UNSET,
        x_tags: list[str] | Unset = UNSET,
        session: str | Unset = UNSET,
        old: bool | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /search/{simple}/{label}/{matrix}.

        Args:
            old: Deprecated.
        """
        request = SearchRequests.search(
            simple,
            label,
            matrix,
            form=form,
            joined=joined,
            spaced=spaced,
            piped=piped,
            deep=deep,
            exploded=exploded,
            coded=coded,
            reserved=reserved,
            limit=limit,
            x_trace=x_trace,
            x_tags=x_tags,
            session=session,
            old=old,
        )
        return self._client.send(request, options).body


class AsyncSearchClient:
    """Search."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def search(
        self,
        simple: list[str],
        label: list[int],
        matrix: models.Point,
        *,
        form: list[str] | Unset = UNSET,
        joined: list[str] | Unset = UNSET,
        spaced: list[str] | Unset = UNSET,
        piped: list[str] | Unset = UNSET,
        deep: models.Point | Unset = UNSET,
        exploded: models.Point | Unset = UNSET,
        coded: models.Point | Unset = UNSET,
        reserved: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        x_trace: str | Unset = UNSET,
        x_tags: list[str] | Unset = UNSET,
        session: str | Unset = UNSET,
        old: bool | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /search/{simple}/{label}/{matrix}.

        Args:
            old: Deprecated.
        """
        request = SearchRequests.search(
            simple,
            label,
            matrix,
            form=form,
            joined=joined,
            spaced=spaced,
            piped=piped,
            deep=deep,
            exploded=exploded,
            coded=coded,
            reserved=reserved,
            limit=limit,
            x_trace=x_trace,
            x_tags=x_tags,
            session=session,
            old=old,
        )
        return (await self._client.send(request, options)).body
