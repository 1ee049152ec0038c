"""The page at the root of a server: what it serves, and what of it is handled."""

from __future__ import annotations

from html import escape

from . import jsontext
from .endpoints import Endpoint
from .media import negotiate
from .replying import Outcome

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 3rem auto; padding: 0 1rem; }}
small {{ font-weight: normal; opacity: .7; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; }}
td {{ overflow-wrap: anywhere; }}
td:first-child {{ font-weight: 600; overflow-wrap: normal; }}
code {{ font-family: ui-monospace, monospace; }}
</style>
<h1>{title} <small>{version}</small></h1>
<p>{summary}</p>
<table>
<tr><th>Method<th>Path<th>Operation<th>Answers</tr>
{rows}
</table>
</html>
"""

_REFERENCE = ' <a href="{path}">The reference</a> tells all of them.'
_ROW = "<tr><td>{method}<td><code>{path}</code><td>{id}<td>{state}</tr>"


def landing(
    title: str,
    version: str,
    prefix: str,
    endpoints: list[Endpoint],
    headers: dict[bytes, bytes],
    docs: str | None = None,
) -> Outcome:
    """The page as HTML for browsers, as JSON for everything else; ``docs`` is where the reference is served."""
    accept = headers.get(b"accept", b"").decode("latin-1")
    operations = [
        {
            "method": each.operation.method,
            "path": prefix + each.operation.path,
            "operation": each.operation.id,
            "handled": each.handler is not None,
            "answers": state(each),
        }
        for each in endpoints
    ]
    if negotiate(accept, ("application/json", "text/html")) != "text/html":
        body = {"title": title, "version": version, "operations": operations}
        kind = (b"content-type", b"application/json")
        return Outcome(200, [kind], jsontext.dumps(body))
    kind = (b"content-type", b"text/html; charset=utf-8")
    reference = "" if docs is None else _REFERENCE.format(path=escape(prefix + docs))
    page = _page(title, version, prefix, endpoints, reference)
    return Outcome(200, [kind], page.encode())


def state(endpoint: Endpoint) -> str:
    """What an operation answers: in example mode where its values come from."""
    if endpoint.handler is None:
        return "501, no handler"
    handler = getattr(endpoint.handler, "__self__", endpoint.handler)
    return str(getattr(handler, "says", "ready"))


def _page(
    title: str, version: str, prefix: str, endpoints: list[Endpoint], reference: str
) -> str:
    rows = [
        _ROW.format(
            method=escape(each.operation.method),
            path=escape(prefix + each.operation.path),
            id=escape(each.operation.id),
            state=escape(state(each)),
        )
        for each in endpoints
    ]
    handled = sum(each.handler is not None for each in endpoints)
    return _PAGE.format(
        title=escape(title),
        version=escape(version),
        summary=f"{handled} of {len(endpoints)} operations have a handler.{reference}",
        rows="\n".join(rows),
    )
