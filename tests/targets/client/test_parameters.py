"""Parameters: how the generated client sends them."""

from __future__ import annotations

import datetime as dt
from types import ModuleType
from typing import Any

import pytest
from targets.client.conftest import Wire


def test_path_parameters(api: ModuleType, client: Any, wire: Wire) -> None:
    color = api.models.Color(r=100, g=200)
    assert client.parameters.paths_simple("a/b ü", [3, 4], color) is None
    assert wire.target == "/simple/a%2Fb%20%C3%BC/3,4/R=100,G=200"
    client.parameters.paths_other(["a", "b"], ["c", "d"], {"e": 1})
    assert wire.target == "/other/.a.b/;matrix=c,d/%7B%22e%22%3A1%7D"
    with pytest.raises(ValueError, match="must not be empty"):
        client.parameters.paths_simple("", [3], color)


def test_query_header_and_cookie_parameters(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    with pytest.warns(DeprecationWarning, match="query is deprecated"):
        client.parameters.query(
            x_trace=["a", "b"],
            a_b="1&2",
            comma=["a", "b,c"],
            space=["a", "b"],
            pipe=["a", "b"],
            deep=api.models.Color(r=1, g=2),
            json=[1, 2],
            raw="a/b:c",
            when=dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
            on=True,
            session="s 1",
            parameters_="p",
            request_="r",
        )
    assert wire.target == (
        "/query?a%26b=1%262&comma=a,b%2Cc&space=a%20b&pipe=a%7Cb&deep%5BR%5D=1&deep%5BG%5D=2&json=%5B1%2C2%5D"
        "&raw=a/b:c&when=2024-01-02T00%3A00%3A00Z&on=true&parameters=p&request=r"
    )
    assert wire.sent[0].headers["X-Trace"] == "a,b"
    assert wire.sent[0].headers["Cookie"] == "session=s%201"


def test_absent_parameters_are_not_sent(client: Any, wire: Wire) -> None:
    with pytest.warns(DeprecationWarning):
        client.parameters.query(x_trace=["a"])
    assert wire.target == "/query"
    assert "cookie" not in wire.sent[0].headers


def test_a_parameter_may_be_the_whole_query(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    client.parameters.whole_query(all=api.models.Color(r=1))
    assert wire.target == "/querystring?R=1"
