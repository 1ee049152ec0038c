"""Rules about what is formally wrong in a description and nevertheless clear (ftgen.openapi)."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "lenient-kind",
        Severity.WARNING,
        "A value is of the wrong kind, but clear.",
        'The string "true" where true has to be, one string where an array of strings has to be, a boolean limit of\n'
        "OpenAPI 3.0 in 3.1, and the like, are read as what they mean.",
    ),
    Rule(
        "lenient-type",
        Severity.WARNING,
        "A type is written under another name.",
        "Names such as float, date, any or file are read as the type and format that they mean, the name of a\n"
        "schema as a $ref to it.",
    ),
    Rule(
        "lenient-value",
        Severity.WARNING,
        "A value is written as another type than its schema's.",
        "YAML reads 1.0 without quotes as a number also where the schema says string. Enumerated values,\n"
        "constants and defaults are read as the type that the schema states.",
    ),
    Rule(
        "lenient-default",
        Severity.WARNING,
        "A default is not what the schema allows.",
        "A default of null where null is not allowed, or of another type than the schema's, is read as no default.",
    ),
    Rule(
        "lenient-enum",
        Severity.WARNING,
        "An enumeration lists a value twice.",
        "Each value counts once.",
    ),
    Rule(
        "lenient-required",
        Severity.WARNING,
        "A property is marked as required in itself.",
        "`required` is an array of names in the schema that has the properties. required: true in a property is read\n"
        "as if its name were in that list.",
    ),
    Rule(
        "lenient-nullable",
        Severity.WARNING,
        "`nullable` is written in OpenAPI 3.1 or later.",
        'It was replaced by the type "null". It is read as it was meant in 3.0.',
    ),
    Rule(
        "unknown-dialect",
        Severity.WARNING,
        "A schema says that it is written in a dialect that ftgen does not know.",
        "$schema names a dialect, which may give keywords another meaning, or none. The schema is read as one of\n"
        "JSON Schema 2020-12. What it admits may differ where its dialect does.",
    ),
    Rule(
        "lenient-missing",
        Severity.WARNING,
        "An object lacks a member that it should have.",
        "A description without `info`, an operation without `responses`, a parameter without `schema` are read as\n"
        "if there were nothing to say about it.",
    ),
    Rule(
        "lenient-path",
        Severity.WARNING,
        "A path does not begin with a slash.",
        "It is read as if it did.",
    ),
    Rule(
        "lenient-method",
        Severity.WARNING,
        "A method is not written in lower case.",
        "It is read as if it were.",
    ),
    Rule(
        "foreign-method",
        Severity.WARNING,
        "An operation stands under a method that OpenAPI does not list.",
        "A path item has members for the usual methods only; OpenAPI 3.2 has additionalOperations for others. The\n"
        "operation is generated with that method.",
    ),
    Rule(
        "duplicate-parameter",
        Severity.WARNING,
        "A parameter is declared twice.",
        "Within one list a name may occur once for each location. The first one counts.",
    ),
    Rule(
        "path-parameter-required",
        Severity.WARNING,
        "A path parameter is not marked as required.",
        "It always is: without it there is no path.",
    ),
    Rule(
        "undeclared-path-parameter",
        Severity.WARNING,
        "A name in the path is declared by no parameter.",
        "It is read as a required text.",
    ),
    Rule(
        "unused-path-parameter",
        Severity.WARNING,
        "A path parameter is not in the path.",
        "There is no place to send it in, so that it is left out.",
    ),
    Rule(
        "misplaced-style",
        Severity.WARNING,
        "A parameter has a style that parameters of its place cannot have.",
        "matrix and label are of the path, simple of paths and headers, form of queries and cookies, the others of\n"
        "the query alone. The default of the place is read instead.",
    ),
    Rule(
        "reserved-header",
        Severity.WARNING,
        "A header parameter is one that the specification ignores.",
        "Accept and Content-Type are stated by media types, Authorization by security schemes. Parameters of these\n"
        "names are left out; Authorization only where the operation is secured.",
    ),
)
