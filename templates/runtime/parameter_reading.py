"""Reads what a request says, into the arguments of a handler, and notes all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from . import parameter_parsing as parsing
from .codec import Codec, DecodeError, codec_of
from .incoming import Incoming
from .operations import Operation, Parameter
from .parameter_parsing import Shape
from .problems import Fault
from .shapes import shape_of
from .unset import UNSET
from .violations import MOST_VIOLATIONS, Violation

Reader = Callable[[Incoming], Any]


class ParameterReader:
    """Reads the parameters of one operation; its preparations are made with the first request."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._prepared: list[tuple[Parameter, Codec, Reader]] | None = None

    def read(
        self, request: Incoming, faults: list[Fault]
    ) -> tuple[list[Any], dict[str, Any]]:
        """The positional and the keyword arguments that the parameters are; what is wrong goes to ``faults``."""
        if self._prepared is None:
            self._prepared = list(self._prepare())
        positional: list[Any] = []
        keywords: dict[str, Any] = {}
        for parameter, codec, reader in self._prepared:
            value = _value(parameter, codec, reader, request, faults)
            if parameter.location == "path":
                positional.append(value)
            else:
                keywords[parameter.argument or parameter.name] = value
        return positional, keywords

    def _prepare(self) -> Iterable[tuple[Parameter, Codec, Reader]]:
        parameters = self._operation.parameters
        queries = [each.name for each in parameters if each.location == "query"]
        for parameter in parameters:
            shape = shape_of(parameter.schema)
            codec = codec_of(parameter.schema)
            yield parameter, codec, _reader(parameter, shape, queries)


def _value(
    parameter: Parameter,
    codec: Codec,
    reader: Reader,
    request: Incoming,
    faults: list[Fault],
) -> Any:
    try:
        raw = reader(request)
    except DecodeError as error:
        faults.append(_fault(parameter, Violation(error.pointer, error.message)))
        return UNSET
    if raw is UNSET:
        if parameter.required or parameter.location == "path":
            faults.append(_fault(parameter, Violation("", "is required")))
        elif parameter.default is not None:
            return parameter.default()
        return UNSET
    return checked(
        codec, raw, lambda violation: faults.append(_fault(parameter, violation))
    )


def _fault(parameter: Parameter, violation: Violation) -> Fault:
    location = "query" if parameter.location == "querystring" else parameter.location
    return Fault(location, parameter.name, violation.pointer, violation.message)


def checked(
    codec: Codec,
    value: Any,
    note: Callable[[Violation], object],
    most: int = MOST_VIOLATIONS,
) -> Any:
    """The Python value of a JSON value; UNSET where it is not valid, ``most`` violations noted."""
    try:
        return codec.decode(value, request=True, most=most)
    except DecodeError as error:
        for violation in error.violations:
            note(violation)
    return UNSET


def _reader(parameter: Parameter, shape: Shape, queries: list[str]) -> Reader:
    """The function that takes a parameter's JSON value out of a request; UNSET where it is absent."""
    name = parameter.name
    if parameter.content_type and "json" in parameter.content_type:
        text = _text_reader(parameter)
        return lambda request: (
            raw if (raw := text(request)) is UNSET else parsing.parse_json(raw)
        )
    if parameter.content_type and parameter.location != "querystring":
        return _text_reader(parameter)
    match parameter.location:
        case "path":
            return _path_reader(name, parameter.style, bool(parameter.explode), shape)
        case "query":
            return _query_reader(parameter, shape, queries)
        case "querystring":
            parse_form = parsing.parse_form
            return lambda request: parse_form(request.query_fields(), "", shape)
        case "header":
            explode = bool(parameter.explode)
            return lambda request: (
                UNSET
                if (text := request.header(name)) is None
                else parsing.parse_header(text, shape, explode=explode)
            )
        case _:
            parse = (
                parsing.parse_cookie
                if parameter.style == "cookie"
                else parsing.parse_form_cookie
            )
            explode = parameter.explode is not False
            return lambda request: parse(
                request.cookies(), name, shape, explode=explode
            )


def _text_reader(parameter: Parameter) -> Reader:
    """Reads the decoded text of a parameter that is described by a media type."""
    name = parameter.name
    match parameter.location:
        case "path":
            return lambda request: _last(
                [request.path_values[name]] if name in request.path_values else None,
                parsing.decoded,
            )
        case "query":
            return lambda request: _last(
                request.query_fields().get(name), parsing.decoded_plus
            )
        case "querystring":
            return lambda request: parsing.decoded(request.query_string()) or UNSET
        case "header":
            return lambda request: _present(request.header(name))
        case _:
            return lambda request: _last(request.cookies().get(name), parsing.decoded)


def _last(values: list[str] | None, decode: Callable[[str], str]) -> Any:
    return decode(values[-1]) if values else UNSET


def _present(text: str | None) -> Any:
    return UNSET if text is None else text


def _path_reader(name: str, style: str, explode: bool, shape: Shape) -> Reader:
    if style in ("", "simple") and shape.is_scalar and (scalar := shape.scalar):
        return lambda request: (
            UNSET
            if (raw := request.path_values.get(name)) is None
            else scalar(parsing.decoded(raw))
        )

    def read(request: Incoming) -> Any:
        raw = request.path_values.get(name)
        if raw is None:
            return UNSET
        match style:
            case "label":
                return parsing.parse_label(raw, shape, explode=explode)
            case "matrix":
                return parsing.parse_matrix(raw, name, shape, explode=explode)
            case _:
                return parsing.parse_simple(raw, shape, explode=explode)

    return read


def _query_reader(parameter: Parameter, shape: Shape, queries: list[str]) -> Reader:
    name = parameter.name
    match parameter.style:
        case "" | "form" if shape.is_scalar and (scalar := shape.scalar):
            return lambda request: (
                UNSET
                if (values := request.query_fields().get(name)) is None
                else scalar(parsing.decoded_plus(values[-1]))
            )
        case "deepObject":
            return lambda request: parsing.parse_deep_object(
                request.query_fields(), name, shape
            )
        case style if style in parsing.DELIMITED:
            parse = parsing.DELIMITED[style]
            explode = bool(parameter.explode)
            return lambda request: parse(
                request.query_fields(), name, shape, explode=explode
            )
        case _:
            explode = parameter.explode is not False
            others = [each for each in queries if each != name]
            return lambda request: parsing.parse_form(
                request.query_fields(), name, shape, explode=explode, others=others
            )
