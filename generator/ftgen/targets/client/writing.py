"""The expressions that put an operation's arguments into a request: path, query, headers, cookies, body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from ftgen.ir.api import Body, Content, Operation, Parameter, PartEncoding
from ftgen.ir.models import ObjectModel
from ftgen.ir.styles import Style
from ftgen.ir.types import (
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    NullableType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)
from ftgen.naming import snake_case
from ftgen.python.expressions import (
    UNSET,
    Brackets,
    Expression,
    Name,
    Phrase,
    Unless,
    behind,
    call,
    flat,
    listed,
    mapping,
)
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.flattening import (
    BodyArgument,
    flat_model,
    holds_models,
    uploaded,
)
from ftgen.targets.signatures import CONTENT_TYPE

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_URL_CHARACTERS = "/:@!$&'()*+,;=~?%"
_EVENT_FIELDS = frozenset(("data", "event", "id", "retry"))


def path_expression(operation: Operation, codecs: Codecs) -> Expression:
    """The path with its parameters in it, percent-encoded."""
    known = {
        each.name: each for each in operation.parameters if each.location == "path"
    }
    pieces: list[str | Brackets] = []
    for piece in _PLACEHOLDER.split(operation.path.partition("#")[0]):
        parameter = known.get(piece[1:-1]) if piece[:1] == "{" else None
        if parameter is not None:
            pieces.append(_path_parameter(parameter, codecs))
        elif piece:
            pieces.append(quote(piece, safe=_URL_CHARACTERS))
    calls = [each for each in pieces if isinstance(each, Brackets)]
    if not calls:
        return literal("".join(map(flat, pieces)))
    if any('"' in flat(each) for each in calls):
        return _sum(literal(x) if isinstance(x, str) else x for x in pieces)
    inner = (p for x in pieces for p in ((x,) if isinstance(x, str) else ("{", x, "}")))
    return Phrase(('f"', *inner, '"'))


def _sum(terms: Iterable[Expression]) -> Phrase:
    first, *others = terms
    return Phrase((first, *(part for each in others for part in (" + ", each))))


def _path_parameter(parameter: Parameter, codecs: Codecs) -> Brackets:
    name = parameter.python_name
    if _is_json(parameter.content_type):
        return call("parameters.json_segment", name)
    explode = parameter.explode and not is_scalar(parameter.type, codecs)
    options = (
        "explode=True" if explode else "",
        "allow_reserved=True" if parameter.allow_reserved else "",
    )
    if parameter.style is Style.SIMPLE and not any(options):
        return call("parameters.segment", name)
    wire = literal(parameter.name) if parameter.style is Style.MATRIX else ""
    return call(_writer(parameter.style), wire, name, *options)


def _writer(style: Style) -> str:
    """The function of the runtime that writes a style."""
    return f"parameters.{snake_case(style)}"


def query_expression(operation: Operation, codecs: Codecs) -> Expression:
    """The query; empty where the operation has none."""
    pieces = [
        _query_parameter(each, codecs)
        for each in operation.parameters
        if each.location in ("query", "querystring")
    ]
    return _joined("parameters.join", pieces)


def _query_parameter(parameter: Parameter, codecs: Codecs) -> Brackets:
    name, wire = parameter.python_name, literal(parameter.name)
    if parameter.location == "querystring":
        return call(_querystring(parameter.content_type), name)
    if _is_json(parameter.content_type):
        return call("parameters.json_query", wire, name)
    reserved = "allow_reserved=True" if parameter.allow_reserved else ""
    writer = _writer(parameter.style)
    if parameter.style is Style.DEEP_OBJECT:
        return call(writer, wire, name, reserved)
    is_other = parameter.explode != parameter.style.explodes
    is_told = is_other and not is_scalar(parameter.type, codecs)
    explode = f"explode={parameter.explode}" if is_told else ""
    return call(writer, wire, name, explode, reserved)


def _querystring(content_type: str) -> str:
    if _is_json(content_type):
        return "parameters.json_querystring"
    is_form = content_type.startswith("application/x-www-form-urlencoded")
    return "forms.querystring" if is_form else "parameters.text_querystring"


def headers_expression(operation: Operation, codecs: Codecs) -> Expression:
    """The header parameters as pairs; empty where there are none."""
    pairs = tuple(
        Brackets(
            "(", (("", literal(each.name.lower())), ("", _header(each, codecs))), ")"
        )
        for each in operation.parameters
        if each.location == "header"
    )
    return listed(pairs) if pairs else ""


def key_header(operation: Operation) -> str:
    """The header of an idempotency key as a literal; empty where the operation has none."""
    names = (
        each.name.lower() for each in operation.parameters if each.location == "header"
    )
    return next(
        (literal(name) for name in names if name.endswith("idempotency-key")), ""
    )


def _header(parameter: Parameter, codecs: Codecs) -> Brackets:
    if _is_json(parameter.content_type):
        return call("parameters.json_text", parameter.python_name)
    explode = parameter.explode and not is_scalar(parameter.type, codecs)
    return call(
        "parameters.header", parameter.python_name, "explode=True" if explode else ""
    )


def cookies_expression(operation: Operation, codecs: Codecs) -> Expression:
    """The cookie parameters; empty where there are none."""
    pieces = [
        _cookie(each, codecs)
        for each in operation.parameters
        if each.location == "cookie"
    ]
    return _joined("parameters.join_cookies", pieces)


def _joined(function: str, pieces: list[Brackets]) -> Expression:
    """The pieces in one call; a single one needs none, and none at all is empty."""
    return call(function, *pieces) if len(pieces) > 1 else pieces[0] if pieces else ""


def _cookie(parameter: Parameter, codecs: Codecs) -> Brackets:
    name, wire = parameter.python_name, literal(parameter.name)
    if _is_json(parameter.content_type):
        return call("parameters.json_cookie", wire, name)
    collapsed = not parameter.explode and not is_scalar(parameter.type, codecs)
    is_form = parameter.style is Style.FORM
    writer = "parameters.form_cookie" if is_form else _writer(parameter.style)
    reserved = parameter.allow_reserved and is_form
    return call(
        writer,
        wire,
        name,
        "explode=False" if collapsed else "",
        "allow_reserved=True" if reserved else "",
    )


def body_expression(body: Body, codecs: Codecs) -> Expression:
    """The body as it is sent."""
    if len(body.contents) == 1:
        written = _body(body.contents[0], codecs, "body")
        is_absent = Phrase(("body is ", UNSET))
        return written if body.required else Unless(is_absent, written)
    writers = {
        literal(each.media_type): behind("lambda value: ", _body(each, codecs, ""))
        for each in body.contents
    }
    return call("bodies.chosen", "body", CONTENT_TYPE, mapping(writers))


def flat_body(
    operation: Operation, body: Body, flat: Iterable[BodyArgument], codecs: Codecs
) -> Expression:
    """The body that a method makes of its arguments: a model, or the fields of a multipart body as they are."""
    model = flat_model(operation, codecs)
    assert model is not None
    if body.contents[0].kind == "multipart":
        made = mapping({literal(each.property.name): each.name for each in flat})
    else:
        values = (
            (f"{each.property.python_name}=", _given(each, model.name, codecs))
            for each in flat
        )
        made = call(f"models.{model.name}", *values)
    return made if body.required else call("arguments.if_any", made)


def _given(argument: BodyArgument, model: str, codecs: Codecs) -> Expression:
    name, type_ = argument.name, argument.property.type
    if holds_models(type_, codecs):
        attribute = literal(argument.property.python_name)
        return call("arguments.given", Name(f"models.{model}"), attribute, name)
    resolved = codecs.resolve(type_)
    resolved = (
        codecs.resolve(resolved.of) if isinstance(resolved, NullableType) else resolved
    )
    is_list = isinstance(resolved, ArrayType) and isinstance(
        type_, (ArrayType, NullableType)
    )
    return call("arguments.items", literal(name), name) if is_list else name


def _body(content: Content, codecs: Codecs, name: str) -> Brackets:
    """The body of one media type; without a name it is ``value``, of which the type is not known."""
    value = name or "value"
    media_type = _stated(content.media_type, _USUAL_TYPES.get(content.kind, ""))
    match content.kind:
        case "json":
            encoded = (
                codecs.encode(content.type, value)
                if name
                else call("codec.encode", value)
            )
            return call("bodies.json", encoded, media_type)
        case "text":
            return call("bodies.text", value, media_type)
        case "binary":
            return call("bodies.octets", value, media_type)
        case "form":
            return call("bodies.form", value, _encodings(content.encodings))
        case "multipart":
            stated = media_type and f"content_type={media_type}"
            names = zip(("file", "files"), uploaded(content.type, codecs), strict=True)
            return call(
                "bodies.multipart",
                value,
                _encodings(content.encodings),
                stated,
                *((f"{word}=", literal(found)) for word, found in names if found),
            )
        case "event-stream":
            whole = (
                "streaming.write_whole_event" if is_event(content.type, codecs) else ""
            )
            return call("bodies.events", value, whole and Name(whole))
        case "json-lines":
            return call("bodies.json_lines", value, media_type)


_USUAL_TYPES = {
    "json": "application/json",
    "text": "text/plain",
    "binary": "application/octet-stream",
    "multipart": "multipart/form-data",
    "json-lines": "application/jsonl",
}


def _stated(media_type: str, usual: str) -> str:
    """The media type as an argument; empty where it is the usual one, or a range that the usual one stands for."""
    return "" if media_type == usual or "*" in media_type else literal(media_type)


def _encodings(encodings: Iterable[PartEncoding]) -> Expression:
    written = {
        literal(each.name): call("forms.Encoding", *_encoding(each))
        for each in encodings
    }
    stated = {name: value for name, value in written.items() if value.items}
    return mapping(stated) if stated else ""


def _encoding(encoding: PartEncoding) -> Iterable[str]:
    concrete = [each for each in encoding.content_types if "*" not in each]
    yield f"content_type={literal(concrete[0])}" if concrete else ""
    yield f"style={literal(encoding.style.value)}" if encoding.style else ""
    yield "" if encoding.explode is None else f"explode={encoding.explode}"
    yield "allow_reserved=True" if encoding.allow_reserved else ""


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))


def is_scalar(type_: Type, codecs: Codecs) -> bool:
    """Whether a value is never an array or object, so that exploding it changes nothing."""
    match codecs.resolve(type_):
        case (
            BooleanType() | IntegerType() | NumberType() | LiteralType() | StringType()
        ):
            return True
        case NullableType(of=of):
            return is_scalar(of, codecs)
        case UnionType(members=members):
            return all(is_scalar(each, codecs) for each in members)
        case _:
            return False


def is_event(type_: Type, codecs: Codecs) -> bool:
    """Whether a type describes whole server-sent events, field by field, and not their data (OpenAPI 3.2 §4.14.4.3)."""
    match codecs.resolve(type_):
        case RefType(name=name):
            model = codecs.model(name)
            if not isinstance(model, ObjectModel):
                return False
            names = {each.name for each in model.properties}
            return (
                "data" in names
                and names <= _EVENT_FIELDS
                and _has_text_data(model, codecs)
            )
        case UnionType(members=members):
            return all(is_event(each, codecs) for each in members)
        case _:
            return False


def _has_text_data(model: ObjectModel, codecs: Codecs) -> bool:
    data = next(each.type for each in model.properties if each.name == "data")
    return isinstance(codecs.resolve(data), (StringType, LiteralType))
