"""The signatures of methods: what stands first, what is optional, what comes back."""

from __future__ import annotations

from dataclasses import replace

import black
import pytest

from ftgen.diagnostics import Location
from ftgen.ir.api import (
    Body,
    Content,
    ContentKind,
    Operation,
    Pagination,
    Parameter,
    Response,
)
from ftgen.ir.models import ObjectModel, Value
from ftgen.ir.schemas import Schema
from ftgen.ir.styles import Style
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    IntegerType,
    NullableType,
    RefType,
    StringType,
    Type,
)
from ftgen.python.expressions import flat
from ftgen.python.layout import lay_out
from ftgen.targets.codecs import Codecs
from ftgen.targets.signatures import (
    client_result,
    client_signature,
    server_result,
    server_signature,
)

AT = Location("openapi.yaml")
CODECS = Codecs(
    [
        ObjectModel(name="Pet", module="pet", at=AT),
        ObjectModel(name="Dog", module="dog", at=AT),
    ]
)
PET = RefType(name="Pet")


def parameter(
    name: str,
    location: str,
    type_: Type,
    *,
    required: bool = False,
    default: Value | None = None,
) -> Parameter:
    return Parameter(
        name=name,
        python_name=name,
        location=location,  # type: ignore[arg-type]
        type=type_,
        required=required,
        style=Style.FORM,
        explode=True,
        default=default,
        at=AT,
    )


def content(media_type: str, kind: ContentKind, type_: Type) -> Content:
    return Content(media_type=media_type, kind=kind, type=type_, at=AT)


def json_response(status: str, type_: Type | None) -> Response:
    contents = () if type_ is None else (content("application/json", "json", type_),)
    return Response(status=status, contents=contents, at=AT)


def operation(**fields: object) -> Operation:
    given = {
        "id": "do",
        "name": "do",
        "method": "POST",
        "path": "/{b}/{a}",
        "at": AT,
        **fields,
    }
    return Operation(**given)  # type: ignore[arg-type]


def test_path_and_body_come_first_then_what_is_required() -> None:
    body = Body(
        required=True, contents=(content("application/json", "json", PET),), at=AT
    )
    parameters = (
        parameter("limit", "query", IntegerType(), default=Value(20)),
        parameter("a", "path", StringType(), required=True),
        parameter("after", "query", NullableType(of=StringType())),
        parameter("b", "path", StringType(format="uuid"), required=True),
        parameter("trace", "header", StringType(), required=True),
    )
    given = operation(
        parameters=parameters, body=body, responses=(json_response("200", PET),)
    )
    assert flat(client_signature(given, CODECS)) == (
        "(self, b: UUID, a: str, body: models.Pet, *, trace: str, limit: int | Unset = UNSET, "
        "after: str | None | Unset = UNSET, options: RequestOptions | None = None) -> models.Pet"
    )
    assert flat(server_signature(given, CODECS)) == (
        "(self, b: UUID, a: str, body: models.Pet, *, trace: str, limit: int = 20, "
        "after: str | None | Unset = UNSET, context: Context) -> models.Pet"
    )


@pytest.mark.parametrize(
    ("type_", "default", "expected"),
    [
        (StringType(), "x", "p: str = 'x'".replace("'", '"')),
        (NullableType(of=IntegerType()), None, "p: int | None = None"),
        (IntegerType(), "9", "p: int | Unset = UNSET"),
        (StringType(format="date"), "2024-10-01", "p: dt.date = dt.date(2024, 10, 1)"),
        (ArrayType(items=IntegerType()), [1], "p: list[int]"),
        (AnyType(), "x", 'p: Any = "x"'),
    ],
)
def test_a_server_fills_in_defaults_that_fit(
    type_: Type, default: object, expected: str
) -> None:
    given = operation(
        path="/", parameters=(parameter("p", "query", type_, default=Value(default)),)
    )
    assert (
        flat(server_signature(given, CODECS))
        == f"(self, *, {expected}, context: Context) -> None"
    )


def test_a_server_fills_in_no_default_that_the_schema_refuses() -> None:
    limited = replace(
        parameter("p", "query", IntegerType(), default=Value(9)),
        schema=Schema(keywords={"maximum": 5}),
    )
    given = operation(path="/", parameters=(limited,))
    assert flat(server_signature(given, CODECS)) == (
        "(self, *, p: int | Unset = UNSET, context: Context) -> None"
    )


def test_a_body_of_several_media_types_is_chosen_by_the_caller() -> None:
    contents = (
        content("application/json", "json", PET),
        content("application/octet-stream", "binary", StringType()),
    )
    given = operation(path="/", body=Body(required=False, contents=contents, at=AT))
    assert flat(client_signature(given, CODECS)) == (
        '(self, body: models.Pet | Uploadable | Unset = UNSET, *, content_type: Literal["application/json", '
        '"application/octet-stream"] = "application/json", options: RequestOptions | None = None) -> None'
    )


@pytest.mark.parametrize(
    ("responses", "client", "server"),
    [
        ([json_response("204", None)], "None", "replies.Answers | None"),
        (
            [json_response("200", PET), json_response("204", None)],
            "models.Pet | None",
            "models.Pet | replies.Answers | None",
        ),
        (
            [json_response("200", PET), json_response("default", RefType(name="Dog"))],
            "models.Pet",
            "models.Pet | replies.Answers",
        ),
        (
            [json_response("default", PET), json_response("404", None)],
            "models.Pet",
            "models.Pet | replies.Answers",
        ),
        ([json_response("200", AnyType())], "Any", "Any"),
        ([], "None", "replies.Answers | None"),
    ],
)
def test_results_are_those_of_success(
    responses: list[Response], client: str, server: str
) -> None:
    given = operation(responses=tuple(responses))
    assert flat(client_result(given, CODECS)) == client
    assert flat(server_result(given, CODECS, "Answers")) == server


def test_streams_and_pages_are_generic() -> None:
    stream = operation(
        responses=(
            Response(
                status="200",
                contents=(content("text/event-stream", "event-stream", PET),),
                at=AT,
            ),
        )
    )
    assert (
        flat(client_result(stream, CODECS, asynchronous=True))
        == "Opening[AsyncStream[models.Pet]]"
    )
    assert (
        flat(server_result(stream, CODECS, "Answers"))
        == "AsyncIterator[models.Pet] | replies.Answers"
    )
    paged = operation(
        responses=(json_response("200", PET),),
        pagination=Pagination(
            kind="after",
            parameter="after",
            items="data",
            item=RefType(name="Dog"),
            item_cursor="id",
        ),
    )
    assert flat(client_result(paged, CODECS)) == "Page[models.Dog, models.Pet]"


@pytest.mark.parametrize("length", [1, 20, 30, 40, 60, 80])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_signatures_are_laid_out_as_black_does(length: int, count: int) -> None:
    name = "a" * length
    model = RefType(name="M" + name)
    codecs = Codecs([ObjectModel(name=model.name, module="m", at=AT)])
    parameters = tuple(
        parameter(f"{name}{place}", "query", NullableType(of=model))
        for place in range(count)
    )
    given = operation(
        path="/",
        parameters=parameters,
        responses=(json_response("200", NullableType(of=model)),),
    )
    for signature in (client_signature(given, codecs), server_signature(given, codecs)):
        source = lay_out(signature, before="def do", after=":") + "\n    pass\n"
        assert black.format_str(source, mode=black.Mode()) == source
