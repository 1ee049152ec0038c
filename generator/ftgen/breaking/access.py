"""Servers and security: where an API is, and what it takes to be let in."""

from __future__ import annotations

from ftgen.breaking.changes import Changes
from ftgen.openapi.nodes import (
    Description,
    Operation,
    SecurityRequirement,
    SecurityScheme,
)


def compare_servers(old: Description, new: Description, changes: Changes) -> None:
    """Report base URLs that are gone."""
    known = {server.url for server in new.servers}
    gone = [server.url for server in old.servers if server.url not in known]
    if gone:
        places = old.at.child("servers"), new.at.child("servers")
        what = f"no server any longer: {', '.join(gone)}"
        changes.add("removed-server", what, places[0], places[1])


def compare_schemes(old: Description, new: Description, changes: Changes) -> None:
    """Report security schemes that are gone or mean another credential."""
    for name, scheme in old.security_schemes.items():
        other = new.security_schemes.get(name)
        if other is None:
            what = f"the security scheme {name!r} is gone"
            at = new.at.child("components", "securitySchemes")
            changes.add("removed-security-scheme", what, scheme.at, at)
            continue
        texts = _credential(scheme), _credential(other)
        if texts[0] != texts[1]:
            what = f"the security scheme {name!r} is {texts[1]}, was {texts[0]}"
            changes.add("changed-security-scheme", what, scheme.at, other.at)
        elif _flows(scheme) != _flows(other):
            what = f"the flows of the security scheme {name!r} differ"
            changes.add("changed-security-flow", what, scheme.at, other.at)


def compare_access(
    old: Operation, new: Operation, where: str, changes: Changes
) -> None:
    """Report credentials that are not enough any longer, or are more than is needed."""
    before, after = _alternatives(old), _alternatives(new)
    refused = _refused(before, after)
    places = old.at.child("security"), new.at.child("security")
    if refused:
        texts = _requirement(refused[0]), " or ".join(map(_requirement, after))
        what = f"{where} is not open to {texts[0]} any longer, but to {texts[1]}"
        changes.add("stricter-security", what, places[0], places[1])
    elif _refused(after, before):
        now, was = (" or ".join(map(_requirement, each)) for each in (after, before))
        what = f"{where} is open to {now}, was to {was}"
        changes.add("looser-security", what, places[0], places[1])


def _alternatives(operation: Operation) -> list[SecurityRequirement]:
    return list(operation.security or (SecurityRequirement(at=operation.at),))


def _refused(
    has: list[SecurityRequirement], wanted: list[SecurityRequirement]
) -> list[SecurityRequirement]:
    """The requirements that do not meet any of others."""
    same = {each.schemes for each in wanted}
    return [
        each
        for each in has
        if each.schemes not in same
        and not any(_suffices(each, other) for other in wanted)
    ]


def _suffices(has: SecurityRequirement, wanted: SecurityRequirement) -> bool:
    """Whether whoever meets the one requirement meets the other."""
    given = {name: set(scopes) for name, scopes in has.schemes}
    return all(
        name in given and set(scopes) <= given[name] for name, scopes in wanted.schemes
    )


def _requirement(requirement: SecurityRequirement) -> str:
    parts = [
        f"{name} ({', '.join(scopes)})" if scopes else name
        for name, scopes in requirement.schemes
    ]
    return " with ".join(parts) or "anyone"


def _credential(scheme: SecurityScheme) -> str:
    parts = (scheme.type, scheme.scheme, scheme.location, scheme.parameter_name)
    return " ".join(part for part in (*parts, scheme.open_id_connect_url) if part)


def _flows(scheme: SecurityScheme) -> dict[str, tuple[str, ...]]:
    return {
        flow.kind: (
            flow.authorization_url,
            flow.device_authorization_url,
            flow.token_url,
            *sorted(name for name, _ in flow.scopes),
        )
        for flow in scheme.flows
    }
