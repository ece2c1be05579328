"""What the configuration says, as plain values."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
PROVED = ROOT / ".cache/proved"
#: MkDocs and Zensical have these on whatever the configuration says.
ALWAYS_ON = ("toc", "tables", "fenced_code")


@dataclass(frozen=True)
class Project:
    """A site's configuration. `url` is empty as long as the site has no address; `exercises` is where they lie."""

    name: str
    description: str
    short_name: str
    url: str
    is_offline: bool
    docs: Path
    extensions: Sequence[str]
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def exercises(self) -> Path:
        return Path(self.configs.get("lessonkit.blocks", {}).get("exercises", ROOT / "exercises"))


class _Loader(yaml.SafeLoader):
    """YAML with `!ENV`, which MkDocs and Zensical share."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    *variables, default = names if len(names) > 1 else [*names, None]
    found = next((os.environ[name] for name in variables if name in os.environ), None)
    return default if found is None else yaml.safe_load(found)


_Loader.add_constructor("!ENV", _environment)


def read_configuration(config: Path) -> dict[str, Any]:
    """`mkdocs.yml`, without the builder that it is written for."""
    read: dict[str, Any] = yaml.load(config.read_text(encoding="utf-8"), _Loader)
    return read


def project_of(config: Path, read: Mapping[str, Any]) -> Project:
    """What the configuration in the file `config` says."""
    extensions: dict[str, Mapping[str, Any]] = {name: {} for name in ALWAYS_ON}
    for one in read["markdown_extensions"]:
        extensions |= {one: {}} if isinstance(one, str) else {name: given or {} for name, given in one.items()}
    return Project(
        read["site_name"],
        read.get("site_description") or "",
        read["extra"]["short_name"],
        read.get("site_url") or "",
        bool(read["extra"]["offline"]),
        config.parent / read.get("docs_dir", "docs"),
        list(extensions),
        extensions,
    )
