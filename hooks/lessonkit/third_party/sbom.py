"""The software bill of materials: CycloneDX 1.6, every third-party file of the built site with its hash."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lessonkit.third_party.component import Component

NAME = "sbom.json"


def write_sbom(site: Path, components: Sequence[Component], site_name: str) -> None:
    """Writes `sbom.json` into the built site.

    Raises:
        ValueError: some of a package's files are not where they were. What a site does not use at all is left out.
    """
    listed = [one for one in components if not one.inside and _matching(site, one)]
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": site_name, "bom-ref": "site"}},
        "components": [_listed(site, component, components) for component in listed],
        "dependencies": [{"ref": "site", "dependsOn": [_ref(one) for one in listed]}],
    }
    (site / NAME).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _listed(site: Path, component: Component, everything: Sequence[Component]) -> dict[str, Any]:
    inner = [_listed(site, one, everything) for one in everything if one.inside == component.name]
    files = [_file(site, component, path) for path in _matching(site, component)]
    listed: dict[str, Any] = {
        "type": "library" if component.purl or component.inside else "data",
        "bom-ref": _ref(component),
        "name": component.name,
        "licenses": [_licence(component)],
        "externalReferences": [{"type": "website", "url": component.home}],
    }
    if component.version:
        listed["version"] = component.version
    if component.purl:
        listed["purl"] = component.purl
    if files or inner:
        listed["components"] = files + inner
    return listed


def _licence(component: Component) -> dict[str, Any]:
    """An expression where SPDX has one; our own words where the work is nobody's."""
    if component.licence.startswith("LicenseRef-"):
        return {"license": {"name": component.licence.removeprefix("LicenseRef-")}}
    return {"expression": component.licence}


def _file(site: Path, component: Component, path: Path) -> dict[str, Any]:
    name = path.relative_to(site).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"{_ref(component)}#{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def _matching(site: Path, component: Component) -> list[Path]:
    found = {pattern: sorted(filter(Path.is_file, site.glob(pattern))) for pattern in component.files}
    if any(found.values()) and not all(found.values()):
        raise ValueError(f"{component.name}: expected files for each of {', '.join(found)}; has one moved?")
    return [path for paths in found.values() for path in paths]


def _ref(component: Component) -> str:
    return f"{component.inside}/{component.name}" if component.inside else component.purl or component.name
