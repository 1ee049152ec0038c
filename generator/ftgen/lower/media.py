"""Media types to contents: which codec reads and writes them."""

from __future__ import annotations

from ftgen.diagnostics import Diagnostics
from ftgen.ir.api import Content, ContentKind, Header, PartEncoding
from ftgen.ir.models import Value
from ftgen.ir.schemas import ANYTHING, Schema
from ftgen.ir.types import AnyType, StringType, Type
from ftgen.lower import texts
from ftgen.lower.directions import Direction
from ftgen.lower.questions import Question
from ftgen.lower.schemas import Schemas
from ftgen.naming import pascal_case, snake_case
from ftgen.openapi import nodes

TEXT = Schema(keywords={"types": ("string",)})
_ANY = "*/*"
_OCTETS = Schema(keywords={"types": ("string",), "format": "binary"})


def kind_of(media_type: str, *, sequential: bool = False) -> ContentKind:
    """The codec of a media type (RFC 6838, structured suffixes of RFC 6839); what is unknown is octets."""
    name = media_type.partition(";")[0].strip().lower()
    if name == "text/event-stream":
        return "event-stream"
    if name in (
        "application/jsonl",
        "application/x-ndjson",
        "application/ndjson",
        "application/json-seq",
    ):
        return "json-lines"
    if name.endswith(("+json", "/json")):
        return "json-lines" if sequential else "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name.startswith("multipart/"):
        return "multipart"
    if name.startswith("text/") or name.endswith(
        ("+xml", "/xml", "/yaml", "+yaml", "/x-yaml", "/javascript")
    ):
        return "text"
    return "binary"


class Contents:
    """Lowers the media types of bodies and responses."""

    def __init__(self, schemas: Schemas, diagnostics: Diagnostics) -> None:
        self._schemas = schemas
        self._diagnostics = diagnostics
        self._is_text = Question(schemas.levels, self._admits_text, first=True)

    def of(
        self, media_types: tuple[nodes.MediaType, ...], direction: Direction, name: str
    ) -> tuple[Content, ...]:
        """The contents for media types; ``name`` is what their inline schemas are named after."""
        return tuple(
            self._content(
                media, direction, name if not number else f"{name}{_suffix(media.name)}"
            )
            for number, media in enumerate(media_types)
        )

    def _content(
        self, media: nodes.MediaType, direction: Direction, name: str
    ) -> Content:
        kind = kind_of(media.name, sequential=media.item_schema is not None)
        schema = media.item_schema or media.schema
        if schema is not None:
            self._schemas.names.announce(schema.at, name)
        if (
            kind == "binary"
            and schema is not None
            and _is_wild(media.name)
            and not _is_octets(schema)
        ):
            kind = "json"
        type_, assertions = self._meaning(media, schema, kind, direction)
        return Content(
            media_type=_ANY if media.name == "*" else media.name,
            kind=kind,
            type=type_,
            schema=assertions,
            encodings=tuple(self._encoding(each) for each in media.encoding),
            examples=texts.examples(media.examples),
            description=media.description,
            at=media.at,
        )

    def _meaning(
        self,
        media: nodes.MediaType,
        schema: nodes.Schema | None,
        kind: ContentKind,
        direction: Direction,
    ) -> tuple[Type, Schema]:
        """The type of what a media type carries, and what that must satisfy."""
        if kind == "binary":
            return StringType(format="binary"), _OCTETS
        is_text = schema is not None and self._is_text(schema)
        if kind == "text":
            if "xml" in media.name and schema is not None and not is_text:
                self._diagnostics.report(
                    "xml-as-text",
                    f"{media.name} is passed on as text: ftgen has no XML codec",
                    media.at,
                    "describe a JSON media type beside it if there is one",
                )
            return StringType(), TEXT
        if schema is None:
            return AnyType(), ANYTHING
        if kind == "event-stream" and media.item_schema is None and is_text:
            return StringType(), TEXT
        return self._schemas.meaning(schema, direction)

    def _admits_text(self, schema: nodes.Schema) -> bool:
        """Whether a schema, or each of its variants, is one of texts."""
        schemas = self._schemas
        target = schemas.spec.schema(schema.ref) if schema.ref is not None else schema
        if variants := (*target.one_of, *target.any_of):
            return all(map(self._is_text, variants))
        flat = schemas.composer.expand(schema)
        return flat.types in ((), ("string",)) and not flat.properties

    def _encoding(self, encoding: nodes.Encoding) -> PartEncoding:
        return PartEncoding(
            name=encoding.name,
            content_types=tuple(
                each.strip()
                for each in encoding.content_type.split(",")
                if each.strip()
            ),
            style=encoding.style,
            explode=encoding.explode,
            allow_reserved=encoding.allow_reserved,
            headers=self.headers(encoding.headers, "request", encoding.name),
        )

    def headers(
        self, headers: tuple[nodes.Header, ...], direction: Direction, name: str
    ) -> tuple[Header, ...]:
        """The headers of a response or of a part."""
        return tuple(self._header(each, direction, name) for each in headers)

    def _header(self, header: nodes.Header, direction: Direction, name: str) -> Header:
        meaning: tuple[Type, Schema] = StringType(), TEXT
        described, default = "", None
        if header.schema is not None:
            told = texts.annotated(header.schema, self._schemas)
            described, default = texts.full_text(told, self._schemas), told.default
            self._schemas.names.announce(
                header.schema.at, f"{name}{_suffix(header.name)}"
            )
            meaning = self._schemas.meaning(header.schema, direction)
        return Header(
            name=header.name,
            python_name=snake_case(header.name),
            type=meaning[0],
            schema=meaning[1],
            required=header.required,
            explode=header.explode,
            content_type=header.content_type,
            default=Value(default.json) if default is not None else None,
            description=texts.joined(header.description, described),
            deprecated=header.deprecated,
            examples=texts.examples(header.examples),
            at=header.at,
        )


def _suffix(text: str) -> str:
    return pascal_case(text.rpartition("/")[2].partition(";")[0], fallback="Other")


def _is_wild(media_type: str) -> bool:
    return "*" in media_type


def _is_octets(schema: nodes.Schema) -> bool:
    return schema.format in ("binary", "byte", "file") or schema.types == ("string",)
