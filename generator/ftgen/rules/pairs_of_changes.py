"""For each rule about changes: a description before, one after that is reported by the rule, and one that is not."""

from __future__ import annotations

from ftgen.rules.frames import (
    DONE,
    answer,
    answers,
    boat,
    body,
    flow,
    header,
    operation,
    parameter,
    query,
    schemas,
    scheme,
    secured,
    titled,
    union,
)

_NONE = operation("")
_FLAG = "{name: flag, in: query, schema: {type: string}}"
_COMPONENT = "components:\n  schemas:\n    Boat: {}"
_SAIL = "{type: object, required: [kind, masts], properties: {kind: {const: sail}, masts: {type: integer}}}"
_OAR = "{type: object, required: [kind], properties: {kind: {const: oar}}}"
_SERVERS = 'servers: [{{url: "https://harbour.test/{}"}}]\n'
_TOW = "{type: object, required: [kind], properties: {kind: {const: tow}}}"

TRIPLES: dict[str, tuple[str, str, str]] = {
    "removed-operation": (
        _NONE,
        "paths: {}",
        operation("deprecated: true"),
    ),
    "removed-parameter": (
        parameter(_FLAG),
        _NONE,
        parameter("{name: flag, in: query, deprecated: true, schema: {type: string}}"),
    ),
    "required-parameter": (
        _NONE,
        parameter("{name: flag, in: query, required: true, schema: {type: string}}"),
        parameter(_FLAG),
    ),
    "changed-serialization": (
        query("{type: array, items: {type: string}}"),
        parameter(
            "{name: q, in: query, explode: false, schema: {type: array, items: {type: string}}}"
        ),
        parameter(
            "{name: q, in: query, schema: {type: array, items: {type: string}}, description: All.}"
        ),
    ),
    "required-body": (
        operation("requestBody: {content: {text/plain: {}}}"),
        operation("requestBody: {required: true, content: {text/plain: {}}}"),
        operation("requestBody: {required: false, content: {text/plain: {}}}"),
    ),
    "removed-body": (
        answers('"200": {description: It., content: {text/plain: {}}}'),
        answers('"200": {description: It.}'),
        answers('"200": {description: A boat., content: {text/plain: {}}}'),
    ),
    "removed-media-type": (
        operation("requestBody: {content: {text/plain: {}, text/csv: {}}}"),
        operation("requestBody: {content: {text/plain: {}}}"),
        operation(
            "requestBody: {content: {text/plain: {}, text/csv: {}, text/html: {}}}"
        ),
    ),
    "removed-status": (
        answers('"201": {description: Added.}, "204": {description: Known.}'),
        answers('"204": {description: Known.}'),
        answers('"201": {description: It is new.}, "204": {description: Known.}'),
    ),
    "removed-header": (
        header("X-Tide: {required: true, schema: {type: string}}"),
        header("X-Tide: {schema: {type: string}}"),
        header("X-Tide: {required: true, deprecated: true, schema: {type: string}}"),
    ),
    "narrowed-type": (
        query("{type: [string, integer]}"),
        query("{type: [integer]}"),
        query("{type: [integer, string]}"),
    ),
    "narrowed-limit": (
        query("{type: string, maxLength: 80}"),
        query("{type: string, maxLength: 2}"),
        query("{type: string, maxLength: 100}"),
    ),
    "removed-value": (
        query("{type: string, enum: [sail, motor, oar]}"),
        query("{type: string, enum: [sail, motor]}"),
        query("{type: string, enum: [sail, motor, oar, tow]}"),
    ),
    "removed-variant": (
        body("{anyOf: [{type: string, minLength: 2}, {type: integer}]}"),
        body("{anyOf: [{type: string, minLength: 2}]}"),
        body("{anyOf: [{type: integer}, {type: string, minLength: 2}]}"),
    ),
    "required-property": (
        body(boat()),
        body(boat(rest="required: [name]")),
        body(boat("flag: {type: string}")),
    ),
    "removed-property": (
        body(boat("flag: {type: string}")),
        body(boat()),
        body(boat("flag: {type: string, deprecated: true}")),
    ),
    "widened-type": (
        answer(boat("length: {type: integer}")),
        answer(boat("length: {type: [integer, string]}")),
        answer(boat("length: {type: integer}, length_as_text: {type: string}")),
    ),
    "optional-property": (
        answer(boat(rest="required: [name]")),
        answer(boat()),
        answer(boat(rest="required: [name], description: A boat.")),
    ),
    "stricter-security": (
        secured("[{key: []}, {name: []}]"),
        secured("[{key: []}]"),
        secured("[{name: []}, {key: []}]"),
    ),
    "removed-security-scheme": (
        scheme("{type: http, scheme: bearer}"),
        operation(""),
        scheme("{type: http, scheme: bearer, description: Ask the harbour master.}"),
    ),
    "changed-security-scheme": (
        scheme("{type: http, scheme: bearer}"),
        scheme("{type: http, scheme: basic}"),
        scheme("{type: http, scheme: bearer, bearerFormat: JWT}"),
    ),
    "renamed-package": (
        titled("Harbour", "1.0.0"),
        titled("Marina", "2.0.0"),
        titled("Harbour", "1.0.1"),
    ),
    "renamed-method": (
        _NONE,
        _NONE.replace("addBoat", "moorBoat"),
        _NONE.replace("addBoat", "moorBoat\n      x-ftgen-name: add_boat"),
    ),
    "renamed-argument": (
        query("{type: string}"),
        parameter("{name: q, x-ftgen-name: text, in: query, schema: {type: string}}"),
        parameter("{name: q, x-ftgen-name: q, in: query, schema: {type: string}}"),
    ),
    "moved-argument": (
        body("{type: object}"),
        body("{type: object, properties: {name: {}}}"),
        body("{type: object, description: A boat.}"),
    ),
    "removed-class": (
        f"{_NONE}\n{_COMPONENT.format(boat())}",
        _NONE,
        f"{_NONE}\n{_COMPONENT.format(boat(rest='deprecated: true'))}",
    ),
    "renamed-class": (
        schemas(f"Boat: {boat()}"),
        schemas(f"Boat: {boat(rest='x-ftgen-name: Ship')}"),
        schemas(f"Boat: {boat(rest='x-ftgen-name: Boat')}"),
    ),
    "changed-class": (
        schemas("Boat: {type: object}"),
        schemas(f"Boat: {boat()}"),
        schemas("Boat: {type: object, description: A boat.}"),
    ),
    "renamed-attribute": (
        answer(boat("nick-name: {type: string}")),
        answer(boat("nick-name: {type: string, x-ftgen-name: nick}")),
        answer(boat("nick-name: {type: string, x-ftgen-name: nick_name}")),
    ),
    "changed-annotation": (
        answer(boat("built: {type: string}")),
        answer(boat("built: {type: string, format: date}")),
        answer(boat("built: {type: string, description: Its day.}")),
    ),
    "changed-default": (
        query("{type: integer, default: 20}"),
        query("{type: integer, default: 50}"),
        query("{type: integer, default: 20, description: How many.}"),
    ),
    "removed-error": (
        answers('"204": {description: Done.}, "409": {description: It is there.}'),
        answers('"204": {description: Done.}'),
        answers('"204": {description: Done.}, "409": {description: It is known.}'),
    ),
    "removed-optional-header": (
        header("X-Tide: {schema: {type: string}}"),
        answers('"204": {description: Done.}'),
        header("X-Tide: {deprecated: true, schema: {type: string}}"),
    ),
    "added-status": (
        answers('"204": {description: Known.}'),
        answers('"201": {description: Added.}, "204": {description: Known.}'),
        answers('"204": {description: Known., headers: {X-New: {schema: {}}}}'),
    ),
    "widened-limit": (
        answer("{type: string, maxLength: 80}"),
        answer("{type: string, maxLength: 100}"),
        answer("{type: string, maxLength: 60}"),
    ),
    "added-value": (
        answer("{type: string, enum: [sail, motor]}"),
        answer("{type: string, enum: [sail, motor, oar]}"),
        answer("{type: string, enum: [motor, sail]}"),
    ),
    "added-variant": (
        answer(f"{{oneOf: [{_SAIL}, {_OAR}]}}"),
        answer(f"{{oneOf: [{_SAIL}, {_OAR}, {_TOW}]}}"),
        answer(f"{{oneOf: [{_OAR}, {_SAIL}]}}"),
    ),
    "changed-format": (
        answer(boat("home: {type: string, format: hostname}")),
        answer(boat("home: {type: string, format: idn-hostname}")),
        answer(boat("home: {type: string, format: hostname, title: Port}")),
    ),
    "undecided-change": (
        query("{type: string, pattern: '^[A-Z]+$'}"),
        query("{type: string, pattern: '^[A-Za-z]+$'}"),
        query("{type: string}"),
    ),
    "hidden-property": (
        body(boat("flag: {type: string}")),
        body(boat("flag: {type: string, readOnly: true}")),
        body(boat("flag: {type: string, description: Its colours.}")),
    ),
    "changed-discriminator": (
        union("kind"),
        union("name"),
        union("kind, mapping: {oar: '#/components/schemas/Oar'}"),
    ),
    "removed-server": (
        _SERVERS.format("v1") + _NONE,
        _SERVERS.format("v2") + _NONE,
        _SERVERS.format('v1"}, {url: "https://harbour.test/v2') + _NONE,
    ),
    "changed-security-flow": (
        flow("clientCredentials"),
        flow("password"),
        flow("clientCredentials").replace("oauth2", "oauth2, description: Ask."),
    ),
    "required-attribute": (
        schemas(f"Boat: {boat()}"),
        schemas(f"Boat: {boat('flag: {type: string}', 'required: [flag]')}"),
        schemas(f"Boat: {boat('flag: {type: string}')}"),
    ),
    "unraised-version": (
        titled("Harbour", "1.0.0"),
        f'{titled("Harbour", "1.0.0")}\n    delete: {DONE}',
        f'{titled("Harbour", "1.1.0")}\n    delete: {DONE}',
    ),
    "added-operation": (
        "paths: {}",
        _NONE,
        "paths: {}",
    ),
    "added-parameter": (
        _NONE,
        parameter(_FLAG),
        operation("description: Adds a boat."),
    ),
    "optional-parameter": (
        parameter("{name: flag, in: query, required: true, schema: {type: string}}"),
        parameter(_FLAG),
        parameter(
            "{name: flag, in: query, required: true, schema: {type: string, title: Flag}}"
        ),
    ),
    "added-body": (
        _NONE,
        operation("requestBody: {content: {text/plain: {}}}"),
        operation("description: Adds a boat."),
    ),
    "optional-body": (
        operation("requestBody: {required: true, content: {text/plain: {}}}"),
        operation("requestBody: {content: {text/plain: {}}}"),
        operation(
            "requestBody: {required: true, content: {text/plain: {}}, description: A name.}"
        ),
    ),
    "added-media-type": (
        operation("requestBody: {content: {text/plain: {}}}"),
        operation("requestBody: {content: {text/plain: {}, text/csv: {}}}"),
        operation("requestBody: {content: {text/plain: {}}, description: A name.}"),
    ),
    "added-error": (
        answers('"204": {description: Done.}'),
        answers('"204": {description: Done.}, "409": {description: It is there.}'),
        answers('"204": {description: It is done.}'),
    ),
    "added-header": (
        answers('"204": {description: Done.}'),
        header("X-Tide: {schema: {type: string}}"),
        answers('"204": {description: It is done.}'),
    ),
    "added-property": (
        answer(boat()),
        answer(boat("flag: {type: string}")),
        answer(boat(rest="description: A boat.")),
    ),
    "widened-request": (
        query("{type: string, maxLength: 80}"),
        query("{type: string, maxLength: 100}"),
        query("{type: string, maxLength: 80, description: Its flag.}"),
    ),
    "narrowed-response": (
        answer("{type: string, maxLength: 80}"),
        answer("{type: string, maxLength: 60}"),
        answer("{type: string, maxLength: 80, description: Its flag.}"),
    ),
    "looser-security": (
        secured("[{key: []}]"),
        secured("[{key: []}, {name: []}]"),
        secured("[{key: []}]").replace("bearer}", "bearer, description: Ask.}"),
    ),
    "deprecated": (
        _NONE,
        operation("deprecated: true"),
        operation("description: Adds a boat."),
    ),
}
"""By the names of the rules."""
