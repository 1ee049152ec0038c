"""Whole answers to what methods of a client ask: status, headers and octets beside the body."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from inspect import isawaitable
from typing import Any, ParamSpec, TypeVar, overload

from .requests import Request, RequestOptions, Response

P = ParamSpec("P")
T = TypeVar("T")


@overload
def response_to(  # type: ignore[overload-overlap]
    method: Callable[P, Coroutine[Any, Any, T]], *args: P.args, **kwargs: P.kwargs
) -> Coroutine[Any, Any, Response[T]]: ...


@overload
def response_to(
    method: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> Response[T]: ...


def response_to(method: Any, *args: Any, **kwargs: Any) -> Any:
    """The whole answer to a call of a client's method, as in ``response_to(client.jobs.get_job, "1")``.

    Raises what the method does. Pages have a ``response`` and streams a status and headers without it.
    """
    group: Any = getattr(method, "__self__", None)
    client = getattr(group, "_client", None)
    if client is None:
        raise TypeError("response_to takes a method of a client, and its arguments")
    keeper = _Keeper(client)
    result = method.__func__(type(group)(keeper), *args, **kwargs)
    return keeper.awaited(result) if isawaitable(result) else keeper.response


class _Keeper:
    """Stands for a client and keeps the answer that it gives."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.response: Response[Any] | None = None

    def send(self, request: Request[Any], options: RequestOptions | None = None) -> Any:
        """Send a request by the client."""
        sent = self._client.send(request, options)
        if isawaitable(sent):
            return self._kept(sent)
        self.response = sent
        return sent

    async def _kept(self, sent: Any) -> Response[Any]:
        response: Response[Any] = await sent
        self.response = response
        return response

    async def awaited(self, result: Any) -> Response[Any] | None:
        """The answer of a method that is awaited."""
        await result
        return self.response

    def stream(self, *_: Any) -> Any:
        """Refuse what is read as it arrives."""
        raise TypeError("a stream has its status and headers itself")

    def paginate(self, *_: Any) -> Any:
        """Refuse what goes on over several answers."""
        raise TypeError("a page has its response itself")
