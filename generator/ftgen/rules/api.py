"""Rules about lowering a description (ftgen.lower)."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "circular-ref",
        Severity.WARNING,
        "A schema leads back to itself for the same value.",
        "A union that is a variant of itself is what remains of it; what a schema else says of values by itself\n"
        "is left out; where nothing is left every value is admitted. A reference inside a property or an item\n"
        "may lead back: recursive schemas are fine.",
    ),
    Rule(
        "circular-allof",
        Severity.WARNING,
        "An allOf contains itself.",
        "A schema whose allOf leads back to the schema adds nothing by it; the reference that closes the circle\n"
        "is left out.",
    ),
    Rule(
        "conflicting-allof",
        Severity.WARNING,
        "The schemas of an allOf ask for types that exclude each other.",
        "No value is both a string and an object, so the description cannot mean what it says. The type of the\n"
        "later schema is taken, which is how a schema that refines another is usually meant.",
    ),
    Rule(
        "product-limit",
        Severity.WARNING,
        "Unions in an allOf would make more combinations than anybody reads.",
        "A value of an allOf of two unions is of a variant of each. Up to 64 pairs of variants become classes; of\n"
        "more the variants of the later union do, and those of the earlier are checked on the wire: what they alone\n"
        "describe is reached as unknown properties. Write the union once, or fewer variants in each.",
    ),
    Rule(
        "duplicate-operation-id",
        Severity.WARNING,
        "Two operations have the same operationId.",
        "Methods are named after the operationId; where two operations of a tag share one, the later get a\n"
        "number. Which of them gets it depends on their order, so that names may change when the description\n"
        "does.",
    ),
    Rule(
        "enum-type",
        Severity.WARNING,
        "Values of an enumeration are not of the type that the schema states.",
        "Read strictly no value would be valid. The values are read in the schema's type: `1` of a string enum\n"
        'is the text "1".',
    ),
    Rule(
        "same-route",
        Severity.WARNING,
        "Two operations of one method have paths that no request tells apart.",
        "A fragment is never sent, and the names of path parameters do not count: `/files/{id}` and\n"
        "`/files/{key}#rename` are one path. A generated server looks at the query parameters that operations\n"
        "require; where these are the same too, requests reach the operation that comes first. Clients are not\n"
        "affected.",
    ),
    Rule(
        "pagination",
        Severity.NOTE,
        "How the pages of an operation follow each other, and who says so.",
        "Told of each operation where `--show pagination` asks for it. What [tool.ftgen.pagination] says goes before\n"
        "what x-ftgen-pagination says, and that before what is found: only a GET is looked at whose success is\n"
        "always one body, that body being a list or an object that requires one. The next page has to be told of by\n"
        "a cursor or token that a query parameter takes, a URL in the body, a documented header Link, or by counting\n"
        "where the page says when to stop. See `ftgen explain unusable-pagination` for how to say it.",
        is_on_request=True,
    ),
    Rule(
        "unusable-pagination",
        Severity.WARNING,
        "What x-ftgen-pagination or [tool.ftgen.pagination] says does not fit the operation.",
        'The extension of an operation, or a key of the table, a filter as in `"operation:listJobs" = false`, says\n'
        "how the pages of a list follow each other where that is not found by their shape; the last key of the table\n"
        "that matches an operation counts. `false` says that there are no pages. Else it is an object of `kind` and\n"
        "what that needs: `after` (`parameter`, `item`: the property of the last item), `token` (`parameter`, `next`:\n"
        "the path to the token in the body), `number` and `offset` (`parameter`, and `more`: the property that tells\n"
        "whether there are more, or how many), `url` (`next`) and `link` (the header Link). `items` names the list in\n"
        "the body. Parameters have to be optional ones of the query, properties have to be described. The operation\n"
        "stays as it would be without pages.",
    ),
    Rule(
        "unchecked-keyword",
        Severity.WARNING,
        "A keyword of JSON Schema is not checked by the generated server.",
        "`not`, `if`, `contains`, `contentSchema`, `dependentSchemas` and `unevaluatedItems` have no influence on\n"
        "types and are not among the constraints that a server holds requests to. All that they rule out\n"
        "reaches the handler.",
    ),
    Rule(
        "undecidable-union",
        Severity.WARNING,
        "Nothing tells the variants of a union apart.",
        "Which variant a value is has to be decided by a discriminator, by a property whose value is a constant\n"
        "of each variant, by the JSON type, or by required properties. These variants agree in all of that; the\n"
        "first of them is taken when decoding. Encoding is not affected.",
    ),
    Rule(
        "discriminator-mismatch",
        Severity.WARNING,
        "A discriminator maps a value to a schema that cannot have it.",
        "The mapped schema limits the property by an enum or a const of its own, and the value is not among\n"
        "those. No object could satisfy both, so what the schema says is taken and the mapping is passed over.",
    ),
    Rule(
        "slow-pattern",
        Severity.WARNING,
        "A pattern may take a time that grows faster than the text.",
        "A repetition inside of a repetition, or two of the same characters one behind the other, can part a text in\n"
        "many ways, and where it does not match all are tried: a short request may then stop a server. A text that is\n"
        "longer than maxLength is refused before its pattern is looked at.",
    ),
    Rule(
        "unusable-pattern",
        Severity.WARNING,
        "A pattern is no regular expression that Python has.",
        "Patterns are those of ECMA-262 and are translated. Some cannot be: broken ones, look-behind of variable\n"
        "width, properties of Unicode other than general categories. The generated server does not check them, nor\n"
        "one of more than 10,000 characters, which each start of a server would take long to read, or of more than 50\n"
        "groups in each other.",
    ),
    Rule(
        "xml-as-text",
        Severity.WARNING,
        "XML is passed on as text.",
        "ftgen has no codec for XML: a body of an XML media type is a string that your own code reads or writes.",
    ),
)
