"""Sections of the page on the client: how it is opened, called and told what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ftgen.python.expressions import call
from ftgen.python.layout import lay_out
from ftgen.targets.client.docstrings import ERRORS
from ftgen.targets.client.tokens import tokens_module
from ftgen.targets.docs.client_sections import Chosen, Section, Shown, indented


def calling(shown: Shown, chosen: Chosen) -> Section:
    """One call."""
    return shown.section(
        "A call",
        "Open a client once and share it between threads: it keeps its connections.",
        shown.opened(chosen),
        chosen.call("result = "),
        "    print(result)",
        names=["Client"],
    )


def awaiting(shown: Shown, chosen: Chosen) -> Section:
    """The same, awaited."""
    return shown.section(
        "An asynchronous call",
        "`AsyncClient` runs under asyncio and trio.",
        "async def main() -> None:",
        *indented(shown.opened(chosen, kind="AsyncClient", start="async with ")),
        chosen.call("result = await ", 8),
        "        print(result)",
        "",
        "",
        "asyncio.run(main())",
        names=["AsyncClient"],
        uses="import asyncio",
    )


def environment(shown: Shown, chosen: Chosen) -> Section:
    """What a client takes from variables of the environment."""
    schemes = shown.examples.api.security_schemes
    known = [each.python_name for each in schemes if each.kind != "mutual-tls"]
    listed = ", ".join(f"`{_variable(shown, each)}`" for each in ("base_url", *known))
    given = [
        ("base_url=", '"http://127.0.0.1:8000"'),
        *_plain_credentials(shown, chosen),
    ]
    return shown.section(
        "The environment",
        f"What is not given is looked for in these variables: {listed}. `base_url` is where the API is; a URL that "
        "leads nowhere is an `InvalidRequestError` at once.",
        *(
            f'os.environ["{_variable(shown, name.rstrip("="))}"] = {value}'
            for name, value in given
        ),
        "with Client() as client:",
        chosen.call("print(", after=")"),
        names=["Client"],
        uses="import os",
    )


def _variable(shown: Shown, name: str) -> str:
    return f"{shown.package}_{name}".upper()


def _plain_credentials(shown: Shown, chosen: Chosen) -> list[tuple[str, str]]:
    """The credentials of an operation that are strings."""
    return [
        (name, value)
        for name, value in shown.credentials(chosen)
        if name != "base_url=" and isinstance(value, str) and value.startswith('"')
    ]


def credentials(shown: Shown, chosen: Chosen) -> Iterator[Section]:
    """How a credential is given that changes, where an operation needs one."""
    given = _plain_credentials(shown, chosen)
    if not given:
        return
    name, value = given[0]
    others = [each for each in shown.credentials(chosen) if each[0] != name]
    made = call("Client", *others, (name, "token"))
    yield shown.section(
        "Credentials that change",
        "A credential may be a callable: it is asked for every try, and once more after a 401. `AsyncClient` awaits "
        "what it gives where that can be awaited. No message, log line or traceback of the client holds a credential.",
        "def token() -> str:",
        f"    return {value}",
        "",
        "",
        lay_out(made, before="with ", after=" as client:"),
        chosen.call("print(", after=")"),
        names=["Client"],
    )


def tokens(shown: Shown) -> Iterator[Section]:
    """How a token of OAuth 2.0 is fetched, where the description says from where."""
    module = tokens_module(shown.examples.api)
    if module is None:
        return
    function = module.functions[0]
    given = ", ".join(f'"my-{each.replace("_", "-")}"' for each in function.required)
    yield shown.section(
        "Tokens",
        "A credential may be a callable: it is asked for every try, and once more after a 401. Those of `tokens` "
        "fetch tokens where the description says, one at a time, and renew them before they expire.",
        f"credential = tokens.{function.name}({given})",
        f"with Client({function.scheme}=credential) as client:",
        "    print(client)",
        names=["Client", "tokens"],
    )


def options(shown: Shown, chosen: Chosen) -> Section:
    """What one call does differently."""
    return shown.section(
        "Options of one call",
        "Every method takes `options`: time-outs, a deadline, headers, query parameters, properties that the "
        "description does not know (`extra_body`), retries, an idempotency key. `client.with_options(…)` is a client "
        "with other settings over the same connections. A client's own `headers` go with every call; one of them may "
        "be another `User-Agent` than the package and its version.",
        'options = RequestOptions(deadline=10, headers={"x-trace": "1"}, retries=0)',
        shown.opened(chosen),
        _with_options(chosen).call("print(", after=")"),
        names=["Client", "RequestOptions"],
    )


def _with_options(chosen: Chosen) -> Chosen:
    kept = [each for each in chosen.arguments.items if each[0] != "options="]
    items = (*kept, ("options=", "options"))
    return replace(chosen, arguments=call("", *items))


def errors(shown: Shown, chosen: Chosen) -> Section:
    """What a call raises."""
    stated = [each.status for each in chosen.operation.responses]
    name = next((ERRORS[each] for each in stated if each in ERRORS), "NotFoundError")
    return shown.section(
        "Errors",
        "Every error is a `ClientError`. `ApiError` is an answer that says that the call failed, with a class for "
        "the commonest statuses, the decoded `body` and the `request_id` of the service; `TransportError` is no "
        "answer at all, and its `sent` is false where the request cannot have reached the server; "
        "`InvalidResponseError` is an answer that is not as described, `InvalidRequestError` a call that cannot be "
        "sent. `body`, `content` and `headers` are all that the service has sent; messages have the start of it, "
        "without the credentials of the call.",
        shown.opened(chosen),
        "    try:",
        chosen.call("print(", 8, ")"),
        f"    except {name} as error:",
        "        print(error.status, error.body, error.request_id)",
        "    except (ApiError, TransportError) as error:",
        "        print(error)",
        names=["ApiError", "Client", name, "TransportError"],
    )


def time(shown: Shown, chosen: Chosen) -> Section:
    """When a call is tried again, and how long it may take."""
    return shown.section(
        "Retries and time-outs",
        "A call is tried again where that does no harm: when it cannot have reached the server, after 408, 425, "
        "429 and a 503 with Retry-After; methods that may be repeated and calls with an idempotency key also after "
        "other failures. `decide` has the first word. A `Timeout` bounds each step, a `deadline` all of a call, its "
        "tries and waits and the body; `Limits` bound connections and answers.",
        "retries = Retries(limit=4, first_delay=0.2, decide=lambda response: None)",
        "timeout = Timeout(connect=2, read=30)",
        shown.opened(
            chosen,
            ("retries=", "retries"),
            ("timeout=", "timeout"),
            ("deadline=", "90"),
            ("limits=", "Limits(connections=20)"),
        ),
        chosen.call("print(", after=")"),
        names=["Client", "Limits", "Retries", "Timeout"],
    )
