"""What an output is made from, and by what: its manifest, and the digests that tell whether it still is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ftgen.config import Config
from ftgen.findings import source_name
from ftgen.output.fingerprint import fingerprint, sources_of
from ftgen.output.manifest import Manifest, digest
from ftgen.targets.discovery import distributions, packages
from ftgen.targets.runtime import templates
from ftgen.version import __version__

if TYPE_CHECKING:
    from ftgen.ir.api import Api


def manifest_of(config: Config, api: Api, files: Mapping[str, bytes]) -> Manifest:
    """The manifest of an output."""
    operations = {
        (operation.path, operation.method): {
            "method": operation.method,
            "path": operation.path,
            "operation_id": operation.id,
            "attribute": f"{group.name}.{operation.name}",
        }
        for group in reversed(api.groups)
        for operation in group.operations
    }
    return Manifest(
        package=api.package,
        tools=_tools(config),
        options=options_of(config),
        operations=tuple(operations[key] for key in sorted(operations)),
        files={path: digest(content) for path, content in files.items()},
    )


def _tools(config: Config) -> dict[str, str]:
    from importlib.metadata import version

    own = {name: version(name) for name in ("black", "jinja2", "markdown-it-py")}
    return {"ftgen": __version__, **own, **distributions(config.targets)}


def generator_of(config: Config) -> str:
    """The fingerprint of all that decides what is generated from a description."""
    modules = ("black", "blib2to3", "jinja2", "markdown_it", *packages(config.targets))
    own = (Path(__file__).parent, templates())
    return fingerprint((*own, *sources_of(*modules)))


def template_files(config: Config) -> list[str]:
    """The templates of the user, which a run generates from as well."""
    found = Path(config.templates).rglob("*.jinja") if config.templates else ()
    return sorted(map(str, found))


def _templates_digest(config: Config) -> str:
    """The digest of the templates that go before ftgen's; empty where there are none."""
    folder = Path(config.templates)
    return fingerprint((folder,)) if config.templates and folder.is_dir() else ""


def options_of(config: Config) -> dict[str, Any]:
    """The settings that decide what is generated; the order in which they were given does not."""
    lists = {
        name: sorted(set(getattr(config, name)))
        for name in ("targets", "only", "exclude", "allow")
    }
    finish = {"format": config.format, "after": list(config.after)}
    flags = {name: getattr(config, name) for name in ("package", "allow_outside")}
    stated = {
        "docs_base": config.docs_base,
        "templates": _templates_digest(config),
    }
    overlays = [source_name(path, config.folder) for path in config.overlays]
    return {
        "spec": config.source,
        "overlays": overlays,
        "names": dict(sorted(config.names.items())),
        "pagination": dict(config.pagination),
        **lists,
        **flags,
        **finish,
        **{name: value for name, value in stated.items() if value},
    }
