"""Rules about reading a description (ftgen.openapi): what cannot be read, and what is read with leniency."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "not-openapi",
        Severity.ERROR,
        "This is no OpenAPI description.",
        "An OpenAPI description is an object with `openapi` (or `swagger` for 2.0) stating the version.",
        exit_code=2,
    ),
    Rule(
        "unsupported-version",
        Severity.ERROR,
        "The description's version cannot be read.",
        "ftgen reads Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.",
        exit_code=2,
    ),
    Rule(
        "newer-version",
        Severity.WARNING,
        "The description's version is newer than ftgen.",
        "Versions of OpenAPI 3 after 3.2 are read as 3.2; what is new in them is reported as unknown.",
    ),
    Rule(
        "version-number",
        Severity.WARNING,
        "The version is written as a number.",
        "openapi: 3.0 without quotes is a number in YAML. It is read as it was meant. Put quotes around it.",
    ),
    Rule(
        "invalid-description",
        Severity.WARNING,
        "The description breaks the schema of its specification.",
        "Findings of openapi-spec-validator's schemas. Many published descriptions have some. What is clear\n"
        "nevertheless is generated; what is not clear is reported by a rule of its own, as an error.",
    ),
    Rule(
        "wrong-kind",
        Severity.ERROR,
        "A value is of the wrong kind.",
        "A string stands where an object has to be, an array where a number has to be, and the like, and there is no\n"
        "telling what is meant. With --allow wrong-kind the value is left out.",
    ),
    Rule(
        "missing-member",
        Severity.ERROR,
        "An object lacks what it cannot be read without.",
        "A parameter needs a name, a discriminator the name of its property. With --allow missing-member the\n"
        "object is left out.",
    ),
    Rule(
        "unknown-type",
        Severity.ERROR,
        "A schema has a type that there is not.",
        "Types are null, boolean, integer, number, string, array and object. Common other names, such as float\n"
        "or date, are understood (lenient-type).",
    ),
    Rule(
        "unknown-location",
        Severity.ERROR,
        "A parameter does not say where it is.",
        "`in` is path, query, header, cookie or, in OpenAPI 3.2, querystring; in Swagger 2.0 also body and formData.",
    ),
    Rule(
        "unknown-style",
        Severity.ERROR,
        "A parameter has a style that there is not.",
        "Styles are matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject and cookie; the formats\n"
        "of Swagger 2.0's collections are csv, ssv, tsv, pipes and multi, of which only csv is written in paths and\n"
        "headers. With --allow unknown-style the location's default is taken.",
    ),
    Rule(
        "unknown-status",
        Severity.ERROR,
        "A response stands under what is no status.",
        "Statuses are three digits (200), ranges (4XX) and default.",
    ),
    Rule(
        "unknown-method",
        Severity.ERROR,
        "A path item has members of an operation.",
        "An operation stands under its method: get, post and so on. Members of an operation directly in a path\n"
        "item mean that the method is missing, so that the operation cannot be generated.",
    ),
    Rule(
        "lost-operation",
        Severity.ERROR,
        "A path or a method is written twice.",
        "Of two equal keys the last one counts (duplicate-key). Here what the first one says is operations, and\n"
        "they would be missing. Join the two path items. With --allow lost-operation the rest is generated.",
    ),
    Rule(
        "unknown-scheme-type",
        Severity.ERROR,
        "A security scheme has a type that there is not.",
        "Types are apiKey, http, mutualTLS, oauth2 and openIdConnect; in Swagger 2.0 basic, apiKey and oauth2.",
    ),
    Rule(
        "unknown-flow",
        Severity.WARNING,
        "An OAuth 2.0 flow is not known.",
        "Flows are implicit, password, clientCredentials, authorizationCode and deviceAuthorization; Swagger 2.0\n"
        "calls them implicit, password, application and accessCode. The flow is left out.",
    ),
    Rule(
        "unknown-security-scheme",
        Severity.WARNING,
        "A security requirement names no security scheme.",
        "The operation stays secured: the name is taken for a bearer token. Declare the scheme in\n"
        "components/securitySchemes (securityDefinitions in Swagger 2.0).",
    ),
    Rule(
        "unknown-keyword",
        Severity.WARNING,
        "A member means nothing.",
        "Neither OpenAPI nor JSON Schema know a member of that name there, so that it is ignored. It is reported\n"
        "once, at its first place. Names of extensions begin with x-.",
    ),
    Rule(
        "unsupported-keyword",
        Severity.ERROR,
        "A member is known, but ftgen does nothing with it.",
        "prefixEncoding, itemEncoding and encodings inside encodings (OpenAPI 3.2) are not generated. With\n"
        "--allow unsupported-keyword the body is generated without them.",
    ),
    Rule(
        "left-out",
        Severity.WARNING,
        "A member says nothing of what is generated.",
        "`xml` says how a value is written in XML, of which ftgen generates nothing: bodies of such media types are\n"
        "passed on as text. A default of items fills in nothing, for an item that is absent is none. Headers are\n"
        "never percent-encoded, so that allowReserved and allowEmptyValue say nothing of them. Answers to\n"
        "HEAD have no body, whatever content is described.",
    ),
    Rule(
        "unused",
        Severity.WARNING,
        "Something is described and not used.",
        "No operation has the tag, or nothing refers to the component. It stands in nothing that is generated.",
    ),
    Rule(
        "body-and-form",
        Severity.ERROR,
        "An operation has both a body and form fields.",
        "A Swagger 2.0 operation has a parameter in: body or parameters in: formData, never both.",
    ),
)
