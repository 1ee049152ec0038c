"""The package of the clients: Client and AsyncClient, with one attribute for each group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ftgen.ir.api import Api, Group, SecurityScheme, Server, ServerVariable
from ftgen.python.expressions import call, flat, mapping
from ftgen.python.imports import import_from, public_names
from ftgen.python.layout import lay_out
from ftgen.python.text import docstring, literal, one_line
from ftgen.targets.client.servers import filled_in, is_absolute
from ftgen.targets.docstrings import section


@dataclass(frozen=True, slots=True)
class GroupAttribute:
    """A group as an attribute of a client.

    ``path`` leads from the package to its class ``class_name``: through its module where the package has another
    class of that name.
    """

    name: str
    class_name: str
    path: str
    docstring: str


@dataclass(frozen=True, slots=True)
class ClientClass:
    """One of the two clients. ``base`` and ``http_client`` are the names of what it is built on."""

    name: str
    base: str
    docstring: str
    http_client: str
    middleware: str
    parameters: tuple[str, ...]
    environment: tuple[str, ...]
    base_url: str
    default_url: str
    credentials: str
    user_agent: str
    groups: tuple[GroupAttribute, ...]


@dataclass(frozen=True, slots=True)
class ClientsModule:
    """The package's ``__init__``; ``offered`` is the statement that looks up the classes of the groups.

    ``typing`` is what it imports of that module, ``type_imports`` are what type checkers see of the groups.
    """

    docstring: str
    public: str
    offered: str
    typing: str
    type_imports: tuple[str, ...]
    has_credentials: bool
    clients: tuple[ClientClass, ...]


def clients_module(api: Api, package: str) -> ClientsModule:
    """The view of the package of the clients."""
    clients = (_client(api, package, ""), _client(api, package, "Async"))
    requests = {f"{each.class_name}Requests": each.name for each in api.groups}
    groups = [each for client in clients for each in client.groups]
    direct = [each for each in groups if each.path == each.class_name]
    indirect = dict.fromkeys(
        each.name for each in groups if each.path != each.class_name
    )
    offered = {each.class_name: each.name for each in direct} | requests
    modules = {
        literal(name): literal(module)
        for name, module in (offered | dict.fromkeys(indirect, "")).items()
    }
    typing = [
        *(["TYPE_CHECKING"] if groups else []),
        *(["Literal"] if any(each.enum for each in _variables(api)) else []),
    ]
    return ClientsModule(
        docstring=docstring(f"The clients of {one_line(api.title)}."),
        public=public_names({"AsyncClient", "Client", *offered}),
        offered=lay_out(
            call("lazy", "__name__", mapping(modules)), before="__getattr__ = "
        ),
        typing=import_from("typing", typing) if typing else "",
        type_imports=tuple(_type_imports(direct, indirect, requests)),
        has_credentials=any(map(_is_given, api.security_schemes)),
        clients=clients,
    )


def _type_imports(
    direct: Iterable[GroupAttribute],
    indirect: Iterable[str],
    requests: Mapping[str, str],
) -> Iterator[str]:
    """The classes of the groups, and the modules of others: renamed ones have a statement of their own."""
    yield from (f"from . import {module} as {module}" for module in sorted(indirect))
    plain: defaultdict[str, list[str]] = defaultdict(list)
    for each in direct:
        plain[each.name].append(each.class_name)
    renamed = {module: name for name, module in requests.items()}
    for module, name in sorted(renamed.items()):
        if plain[module]:
            yield import_from(f".{module}", sorted(plain[module]), 4)
        yield f"from .{module} import {name} as {name}"


def _client(api: Api, package: str, prefix: str) -> ClientClass:
    server = _server(api)
    url = literal(server.url) if server else ""
    schemes = [each for each in api.security_schemes if _is_given(each)]
    taken = {"Client", "AsyncClient"}
    if prefix:
        taken.update(f"{each.class_name}Client" for each in api.groups)
    return ClientClass(
        name=f"{prefix}Client",
        base="AsyncTransport" if prefix else "SyncTransport",
        docstring=_docstring(api, package, prefix),
        http_client=f"httpx2.{prefix}Client",
        middleware=f"{prefix}Middleware",
        parameters=(
            *(
                f"{each.python_name}: {_secret(each, prefix)} | None = None"
                for each in schemes
            ),
            "base_url: str | None = None",
            *map(_variable, _variables(api)),
        ),
        environment=_environment(schemes, package),
        base_url=_substituted(
            _base_url([url] if url else [], package), _variables(api)
        ),
        default_url=_substituted(url, _variables(api)) if url else '""',
        credentials=flat(
            mapping({literal(each.python_name): _credential(each) for each in schemes})
        ),
        user_agent=literal(_user_agent(api, package)),
        groups=tuple(_attribute(each, prefix, taken) for each in api.groups),
    )


def _environment(schemes: Iterable[SecurityScheme], package: str) -> tuple[str, ...]:
    """The statements that look for credentials where none was given."""
    names = [each.python_name for each in schemes]
    if not names:
        return ()
    return (
        f"if {' and '.join(f'{name} is None' for name in names)}:",
        *(
            f"    {name} = _environment.variable({literal(_variable_name(name, package))})"
            for name in names
        ),
    )


def _base_url(default: Sequence[str], package: str) -> str:
    variable = literal(_variable_name("base_url", package))
    return f"_environment.base_url({', '.join(('base_url', variable, *default))})"


def _variable_name(name: str, package: str) -> str:
    """The variable of the environment for an argument."""
    return f"{package}_{name}".upper()


def _server(api: Api) -> Server | None:
    """The server that a client talks to by default; none where its URL is relative."""
    return api.servers[0] if api.servers and is_absolute(api.servers[0]) else None


def _variables(api: Api) -> tuple[ServerVariable, ...]:
    server = _server(api)
    return server.variables if server else ()


def _variable(variable: ServerVariable) -> str:
    kind = "str"
    if variable.enum:
        choices = dict.fromkeys((*variable.enum, variable.default))
        kind = f"Literal[{', '.join(map(literal, choices))}]"
    return f"{variable.python_name}: {kind} = {literal(variable.default)}"


def _substituted(url: str, variables: Iterable[ServerVariable]) -> str:
    for variable in variables:
        url += f".replace({literal('{' + variable.name + '}')}, {variable.python_name})"
    return url


def _is_given(scheme: SecurityScheme) -> bool:
    """Whether a scheme asks for a credential; a certificate is given to the HTTP client."""
    return scheme.kind != "mutual-tls"


def _secret(scheme: SecurityScheme, prefix: str) -> str:
    return (
        f"_auth.{prefix}BasicSecret"
        if scheme.kind == "basic"
        else f"_auth.{prefix}Secret"
    )


def _credential(scheme: SecurityScheme) -> str:
    name = scheme.python_name
    match scheme.kind:
        case "basic":
            return f"_auth.basic({name})"
        case "api-key":
            return f"_auth.api_key({name}, {literal(scheme.location)}, {literal(scheme.parameter_name)})"
        case "http":
            return f"_auth.http({name}, {literal(scheme.http_scheme)})"
        case _:
            return f"_auth.bearer({name})"


def _attribute(group: Group, prefix: str, taken: Collection[str]) -> GroupAttribute:
    text = one_line(group.description) or one_line(group.title)
    name = f"{prefix}{group.class_name}Client"
    return GroupAttribute(
        name=group.name,
        class_name=name,
        path=f"{group.name}.{name}" if name in taken else name,
        docstring=docstring(text, 8),
    )


def _user_agent(api: Api, package: str) -> str:
    version = "".join(
        c for c in api.version if c.isascii() and (c.isalnum() or c in ".-_+")
    )
    return f"{package.replace('_', '-')}/{version or '0'}"


def _docstring(api: Api, package: str, prefix: str) -> str:
    kind, opened = (
        ("An asynchronous client", "async with") if prefix else ("A client", "with")
    )
    lead = f"{kind} of {one_line(api.title)}. Close it, or open it by ``{opened}``."
    return docstring(
        "\n\n".join(
            filter(
                None,
                (
                    lead,
                    _about_environment(api, package),
                    section("Args", _arguments(api)),
                    _servers(api),
                ),
            )
        ),
        4,
    )


def _about_environment(api: Api, package: str) -> str:
    names = [each.python_name for each in filter(_is_given, api.security_schemes)]
    variables = [
        f"``{_variable_name(each, package)}``" for each in ("base_url", *names)
    ]
    return (
        f"What is not given is looked for in the environment: {', '.join(variables)}."
        + (" Credentials are, where none is given at all." if names else "")
    )


def _arguments(api: Api) -> Iterable[tuple[str, str]]:
    for scheme in filter(_is_given, api.security_schemes):
        yield scheme.python_name, one_line(scheme.description) or _KINDS[scheme.kind]
    server = _server(api)
    yield "base_url", (
        "Where the API is; when it is not the default, all operations are called there."
        if server
        else "Where the API is, without a path of an operation."
    )
    for variable in _variables(api):
        yield variable.python_name, one_line(
            variable.description
        ) or f"A part of the base URL, {{{variable.name}}}."
    yield "timeout", "Seconds for each of connecting, writing and reading, or a Timeout; None for ever."
    yield "deadline", "Seconds for all of a call: its tries, its waits and the body of the answer; None for no end."
    yield "retries", "How often a failed call is tried again, or a policy."
    yield "limits", "How many connections there may be, and how large an answer."
    yield "strict", "Whether an answer that is not as described is an InvalidResponseError."
    yield "headers", "Sent with every request."
    yield "middleware", "Callables that wrap every try of a request, the first outermost."
    yield "http_client", "An HTTP client of your own, with its proxies and certificates; it is yours to close."


_KINDS = {
    "basic": "User and password, as a pair or with a colon between.",
    "api-key": "An API key, or a callable that gives one.",
    "http": "What follows the scheme in the Authorization header, or a callable that gives it.",
    "bearer": "A bearer token, or a callable that gives one.",
    "oauth2": "An OAuth 2.0 access token, or a callable that gives one.",
    "open-id-connect": "An OpenID Connect access token, or a callable that gives one.",
}


def _servers(api: Api) -> str:
    if len(api.servers) < 2 and (_server(api) or not api.servers):
        return ""
    lines = [
        f"    {filled_in(each)} {one_line(each.description)}".rstrip()
        for each in api.servers
    ]
    return "\n".join(("Servers:", *lines))
