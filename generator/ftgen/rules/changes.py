"""Rules about changes between two revisions of a description (ftgen.breaking)."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

_BREAKING = (
    Rule(
        "removed-operation",
        Severity.ERROR,
        "An operation is gone.",
        "Requests that callers make get no answer any longer, and the method of the generated client is gone.\n"
        "Paths are compared without the names of their parameters. Keep the operation, deprecated, until the next\n"
        "major version.",
    ),
    Rule(
        "removed-parameter",
        Severity.ERROR,
        "A parameter is gone.",
        "Code that gives the argument fails, and what older clients send is not understood any longer. Keep the\n"
        "parameter, deprecated, until the next major version.",
    ),
    Rule(
        "required-parameter",
        Severity.ERROR,
        "A parameter is required that was not.",
        "Requests without it are refused from now on. Give the parameter a meaning where it is absent, and let it\n"
        "be optional.",
    ),
    Rule(
        "changed-serialization",
        Severity.ERROR,
        "A parameter is written in another way.",
        "`style`, `explode` or the media type of its `content` differ, so that the same value makes another\n"
        "request. Declare a second parameter instead.",
    ),
    Rule(
        "required-body",
        Severity.ERROR,
        "A request body is required that was not.",
        "Requests without a body are refused from now on. Let the body be optional.",
    ),
    Rule(
        "removed-body",
        Severity.ERROR,
        "A request or an answer has no body any longer.",
        "The argument or the result of the method is gone, and with it what peers sent or read.",
    ),
    Rule(
        "removed-media-type",
        Severity.ERROR,
        "A media type of a body is gone.",
        "Requests in it are refused, or answers in it are not to be had any longer. Keep it beside the new one.",
    ),
    Rule(
        "removed-status",
        Severity.ERROR,
        "A successful answer is gone.",
        "Code that waits for this status, or for what its body holds, does not get it any longer. Statuses that\n"
        "are errors are `removed-error`.",
    ),
    Rule(
        "removed-header",
        Severity.ERROR,
        "A header that every answer had is gone, or may be absent.",
        "Code that reads it does not find it. Headers that were optional are `removed-optional-header`.",
    ),
    Rule(
        "narrowed-type",
        Severity.ERROR,
        "A value of a request has a type that is not taken any longer.",
        "What callers send may be of a JSON type, or null, or beyond an enumeration, that the new description\n"
        "does not admit. Admit the old type as well.",
    ),
    Rule(
        "narrowed-limit",
        Severity.ERROR,
        "A limit on values of requests is tighter.",
        "A value that was valid may be refused: a bound, a length, a number of items, a pattern, or an object that\n"
        "takes no other properties. Hold only new operations to the new limit.",
    ),
    Rule(
        "removed-value",
        Severity.ERROR,
        "A request may not have a value of an enumeration any longer.",
        "Callers that send it are refused, and type checkers refuse their code. Keep taking the value.",
    ),
    Rule(
        "removed-variant",
        Severity.ERROR,
        "What was a variant of a request is taken by no variant any longer.",
        "Every variant of oneOf or anyOf has to be covered by one of the new description. A variant that is still\n"
        "there under its name is compared with that, and what differs is reported there.",
    ),
    Rule(
        "required-property",
        Severity.ERROR,
        "A property of requests is required that was not.",
        "Requests without it are refused, and calls of the generated client lack an argument. A default does not\n"
        "help: a request that lacks a required property is invalid whether or not there is one.",
    ),
    Rule(
        "removed-property",
        Severity.ERROR,
        "A property is gone.",
        "Code that reads the attribute, or that gives it when it makes the object, fails. Keep the property,\n"
        "deprecated, until the next major version.",
    ),
    Rule(
        "widened-type",
        Severity.ERROR,
        "A value of an answer may have a type that it did not have.",
        "Callers get a JSON type, or null, or a value beyond an enumeration, that their code knows nothing of. New\n"
        "values of an enumeration are `added-value`. Answer it under a new name.",
    ),
    Rule(
        "optional-property",
        Severity.ERROR,
        "A property that every answer had may be absent.",
        "Code that relies on it fails when it is. Keep answering it.",
    ),
    Rule(
        "stricter-security",
        Severity.ERROR,
        "Credentials that were enough are not any longer.",
        "Who could call the operation before is refused: an alternative of `security` is gone, or asks for another\n"
        "scheme or scope.",
    ),
    Rule(
        "removed-security-scheme",
        Severity.ERROR,
        "A security scheme is gone.",
        "The argument of the generated client that takes its credential is gone.",
    ),
    Rule(
        "changed-security-scheme",
        Severity.ERROR,
        "A security scheme means another credential.",
        "Its type, its HTTP scheme, or the place and name of its API key differ, so that what callers send is not\n"
        "looked at any longer. Declare a second scheme, and let either do.",
    ),
    Rule(
        "renamed-package",
        Severity.ERROR,
        "The generated package has another name.",
        "It is named after `info.title`, so that all imports change with the title. Give --package to keep it.",
    ),
    Rule(
        "renamed-method",
        Severity.ERROR,
        "The method of an operation has another name.",
        "Methods are named after operationIds, and the attribute of the client that they belong to after the\n"
        "first tag. Nothing changes on the wire. `x-ftgen-name` keeps the name of a method.",
    ),
    Rule(
        "renamed-argument",
        Severity.ERROR,
        "An argument has another name.",
        "What it stands for is still there, but code that gives it by name fails. `x-ftgen-name` keeps the name.",
    ),
    Rule(
        "moved-argument",
        Severity.ERROR,
        "Arguments that are given by position are others.",
        "Path parameters stand first, in the order of the path, then the body where it is one argument. A body\n"
        "that becomes another kind of value is given in another way.",
    ),
    Rule(
        "removed-class",
        Severity.ERROR,
        "A class of the models is gone.",
        "Code that imports it fails. It came from a schema that is gone, or is no class any longer.",
    ),
    Rule(
        "renamed-class",
        Severity.ERROR,
        "A class of the models has another name.",
        "The schema is still at its place. Classes are named after schemas; those inside others after their place,\n"
        "or after their `title` in a union. `x-ftgen-name` keeps a name.",
    ),
    Rule(
        "changed-class",
        Severity.ERROR,
        "A class of the models is an alias now, or the other way round.",
        "A dataclass is made by calling it; the alias of a list, a union or a scalar is not.",
    ),
    Rule(
        "renamed-attribute",
        Severity.ERROR,
        "The attribute of a property has another name.",
        "The property is the same on the wire; its name in Python depends on those of its neighbours.",
    ),
    Rule(
        "changed-annotation",
        Severity.ERROR,
        "The Python type of an argument, an attribute or a result is another.",
        "Arguments have to take all that they took, results and attributes of answers may hold nothing new. This is\n"
        "reported where the values on the wire are no reason: a format that becomes a class of Python's, for\n"
        "example, or a page where there was a list.",
    ),
)

_RISKY = (
    Rule(
        "changed-default",
        Severity.WARNING,
        "A default is another.",
        "Callers that leave the value out get another result, without a change of theirs.",
    ),
    Rule(
        "removed-error",
        Severity.WARNING,
        "An error is not described any longer.",
        "Code that handles it waits in vain, or gets the error without a typed body.",
    ),
    Rule(
        "removed-optional-header",
        Severity.WARNING,
        "A header that answers might have is gone.",
        "Code that reads it has to cope with its absence already.",
    ),
    Rule(
        "added-status",
        Severity.WARNING,
        "A successful answer is new.",
        "Clients that know only the statuses of the old description may take it for an error.",
    ),
    Rule(
        "widened-limit",
        Severity.WARNING,
        "A limit on values of answers is looser.",
        "A client that checks answers against the old description refuses what is beyond the old limit; one that\n"
        "does not may have no room for it. Generated clients read tolerantly.",
    ),
    Rule(
        "added-value",
        Severity.WARNING,
        "An answer may have a new value of an enumeration.",
        "Generated clients pass values on that they do not know; code that tells them apart meets a case that it\n"
        "has no branch for.",
    ),
    Rule(
        "added-variant",
        Severity.WARNING,
        "An answer may be of a new variant.",
        "Generated clients keep a variant that they do not know as JSON; code that tells variants apart meets a\n"
        "case that it has no branch for.",
    ),
    Rule(
        "changed-format",
        Severity.WARNING,
        "The format or the encoding of a value is another.",
        "`format`, `contentEncoding` and `contentMediaType` are annotations to JSON Schema, but peers may check\n"
        "them. Where the Python type is another because of it, that is `changed-annotation`.",
    ),
    Rule(
        "undecided-change",
        Severity.WARNING,
        "A schema changed, and whether old values stay valid cannot be told.",
        "Whether one pattern admits all that another does is beyond ftgen, and so is a description with more pairs\n"
        "of schemas than it looks at. Compare them yourself.",
    ),
    Rule(
        "hidden-property",
        Severity.WARNING,
        "A property is none of this direction any longer.",
        "A property that is readOnly now should not be sent; one that is writeOnly now is not answered.",
    ),
    Rule(
        "changed-discriminator",
        Severity.WARNING,
        "What tells the variants of a union apart is another.",
        "The discriminator's property, or the variants that its values name, differ. Peers that go by the old ones\n"
        "decode a value as another variant.",
    ),
    Rule(
        "removed-server",
        Severity.WARNING,
        "A base URL is gone.",
        "Clients that were told to use it, or that had it as their default, have to be told another.",
    ),
    Rule(
        "changed-security-flow",
        Severity.WARNING,
        "The flows of an OAuth 2.0 scheme differ.",
        "Programs get their tokens by another flow, from another URL, or with other scopes.",
    ),
    Rule(
        "required-attribute",
        Severity.WARNING,
        "A class has an attribute without default that it had not.",
        "Code that makes objects of the class, such as handlers of the generated server, has to give it. Callers of\n"
        "the API only read it.",
    ),
    Rule(
        "unraised-version",
        Severity.WARNING,
        "The version of the description does not tell of its changes.",
        "By semantic versioning a breaking change asks for another major version, an addition for another minor\n"
        "one. `info.version` of the new description is raised by less, or not at all.",
    ),
)

_HARMLESS = (
    Rule(
        "added-operation",
        Severity.NOTE,
        "An operation is new.",
        "Callers have one more method. The generated server answers 501 until there is a handler.",
    ),
    Rule(
        "added-parameter",
        Severity.NOTE,
        "An optional parameter is new.",
        "Requests without it stay as they were.",
    ),
    Rule(
        "optional-parameter",
        Severity.NOTE,
        "A parameter may be left out that was required.",
        "Requests that have it stay as they were.",
    ),
    Rule(
        "added-body",
        Severity.NOTE,
        "An operation takes an optional body.",
        "Requests without it stay as they were.",
    ),
    Rule(
        "optional-body",
        Severity.NOTE,
        "A body may be left out that was required.",
        "Requests that have it stay as they were.",
    ),
    Rule(
        "added-media-type",
        Severity.NOTE,
        "A body may be of another media type as well.",
        "Peers that know the others stay as they were.",
    ),
    Rule(
        "added-error",
        Severity.NOTE,
        "An error is described that was not.",
        "Errors may always be answered; callers get the body of this one typed.",
    ),
    Rule(
        "added-header",
        Severity.NOTE,
        "A header of answers is new.",
        "Who does not read it stays as before.",
    ),
    Rule(
        "added-property",
        Severity.NOTE,
        "A property is new.",
        "It is optional, or answers have it. A property that a description does not list is taken for one that\n"
        "nobody sends, unless `additionalProperties` gives it a type.",
    ),
    Rule(
        "widened-request",
        Severity.NOTE,
        "Requests may have values that were refused.",
        "All that was valid is valid still.",
    ),
    Rule(
        "narrowed-response",
        Severity.NOTE,
        "Answers have fewer values than they had.",
        "All that is answered was valid before.",
    ),
    Rule(
        "looser-security",
        Severity.NOTE,
        "An operation is open to other credentials as well.",
        "Those that were enough are enough still. Make sure that it is meant.",
    ),
    Rule(
        "deprecated",
        Severity.NOTE,
        "An operation, a parameter or a property is deprecated now.",
        "It works as before; the generated code says that it is on its way out.",
    ),
)

RULES: tuple[Rule, ...] = (*_BREAKING, *_RISKY, *_HARMLESS)
