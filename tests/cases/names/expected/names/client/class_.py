"""class: the operations of this group, synchronous and asynchronous."""

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


class ClassRequests:
    """The requests of class as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def import_(
        class_2: str,
        class_: str,
        *,
        self_: str | Unset = UNSET,
        options_: str | Unset = UNSET,
        body_: str | Unset = UNSET,
        x_request_id: str | Unset = UNSET,
        gro_udf_e: int | Unset = UNSET,
        filter_name: str | Unset = UNSET,
        parameter_1_st: bool | Unset = UNSET,
    ) -> Request[models.Class]:
        """GET /class/{class}/{Class}"""
        return Request(
            method="GET",
            path=f"/class/{parameters.segment(class_2)}/{parameters.segment(class_)}",
            operation="import_",
            template="/class/{class}/{Class}",
            query=parameters.join(
                parameters.form("self", self_),
                parameters.form("options", options_),
                parameters.form("body", body_),
                parameters.form("größe", gro_udf_e),
                parameters.form("filter[name]", filter_name),
                parameters.form("1st", parameter_1_st),
            ),
            headers=[("x-request-id", parameters.header(x_request_id))],
            success={200: replies.json(models.Class.from_dict)},
        )


class ClassClient:
    """class."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def import_(
        self,
        class_2: str,
        class_: str,
        *,
        self_: str | Unset = UNSET,
        options_: str | Unset = UNSET,
        body_: str | Unset = UNSET,
        x_request_id: str | Unset = UNSET,
        gro_udf_e: int | Unset = UNSET,
        filter_name: str | Unset = UNSET,
        parameter_1_st: bool | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Class:
        """Reads a \"\"\" class \\ and {{ 7 * 7 }}."""
        request = ClassRequests.import_(
            class_2,
            class_,
            self_=self_,
            options_=options_,
            body_=body_,
            x_request_id=x_request_id,
            gro_udf_e=gro_udf_e,
            filter_name=filter_name,
            parameter_1_st=parameter_1_st,
        )
        return self._client.send(request, options).body


class AsyncClassClient:
    """class."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def import_(
        self,
        class_2: str,
        class_: str,
        *,
        self_: str | Unset = UNSET,
        options_: str | Unset = UNSET,
        body_: str | Unset = UNSET,
        x_request_id: str | Unset = UNSET,
        gro_udf_e: int | Unset = UNSET,
        filter_name: str | Unset = UNSET,
        parameter_1_st: bool | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Class:
        """Reads a \"\"\" class \\ and {{ 7 * 7 }}."""
        request = ClassRequests.import_(
            class_2,
            class_,
            self_=self_,
            options_=options_,
            body_=body_,
            x_request_id=x_request_id,
            gro_udf_e=gro_udf_e,
            filter_name=filter_name,
            parameter_1_st=parameter_1_st,
        )
        return (await self._client.send(request, options)).body
