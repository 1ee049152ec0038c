"""The parameters of a request, from where they stand to the handler's arguments."""

from __future__ import annotations

from support.applications import client, echo, faults, operation

from runtime.operations import Parameter, json_body
from runtime.schema import anything, array, integer, mapping, string


def test_parameters_of_every_place() -> None:
    parameters = (
        Parameter("path", "id", integer()),
        Parameter("query", "limit", integer(), default=lambda: 20),
        Parameter("query", "tags", array(string())),
        Parameter("header", "X-Trace", string(), argument="x_trace"),
        Parameter("cookie", "sid", string()),
        Parameter("query", "f", anything, style="deepObject"),
    )
    api = client((operation(path="/x/{id}", parameters=parameters), echo))
    response = api.get(
        "/x/7?tags=a&tags=b%2Cc&f[a]=1",
        headers={"x-trace": "t", "cookie": "a=b; sid=s%20s"},
    )
    assert response.json() == {
        "arguments": [7],
        "limit": 20,
        "tags": ["a", "b,c"],
        "x_trace": "t",
        "sid": "s s",
        "f": {"a": "1"},
    }


def test_all_that_is_wrong_is_said_at_once() -> None:
    parameters = (
        Parameter("path", "id", integer()),
        Parameter("query", "limit", integer(maximum=5)),
        Parameter("query", "need", string(), required=True),
        Parameter("header", "X-Day", string(format="date")),
    )
    body = json_body(mapping(properties={"a": integer()}, required=["b"]))
    api = client(
        (
            operation("POST", "/x/{id}", parameters=parameters, bodies=(body,)),
            echo,
        )
    )
    response = api.post("/x/one?limit=9", headers={"x-day": "today"}, json={"a": "x"})
    assert faults(response) == [
        ("path", "id", "", "expected an integer, found the string 'one'"),
        ("query", "limit", "", "must be 5 or less, found 9"),
        ("query", "need", "", "is required"),
        ("header", "X-Day", "", "expected a date, found the string 'today'"),
        ("body", "", "/a", "expected an integer, found the string 'x'"),
        ("body", "", "/b", "is required"),
    ]


def test_a_parameter_that_is_json() -> None:
    parameter = Parameter(
        "query",
        "filter",
        mapping(properties={"a": integer()}),
        content_type="application/json",
    )
    api = client((operation(parameters=(parameter,)), echo))
    assert api.get('/things?filter={"a":1}').json()["filter"] == {"a": 1}
    assert faults(api.get('/things?filter={"a":')) == [
        (
            "query",
            "filter",
            "",
            "expected JSON text: Expecting value at line 1, column 6",
        )
    ]
