"""What a site writes for machines, validated against the schemas beside this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


def json_schema(name: str) -> Draft202012Validator:
    """Return what validates against a JSON Schema of this folder."""
    return Draft202012Validator(json.loads((HERE / f"{name}.json").read_text("utf-8")))


def faults_of(site: Path) -> list[str]:
    """Return what does not validate in *site*, and how; what there is of each kind is asked for."""
    return [
        *_faults_in_xml(sorted(site.glob("feeds/**/*.xml")), etree.RelaxNG(_xml("atom.rng"))),
        *_faults_in_xml(sorted(site.glob("sitemap*.xml")), etree.XMLSchema(_xml("sitemap.xsd"))),
        *_faults_in_json(sorted(site.glob("feeds/**/*.json")), json_schema("json-feed")),
        *_faults_in_json(sorted(site.glob("downloads/**/*.json")), json_schema("csl-json")),
        *_faults_in_pages(site),
    ]


def data_of(page: str) -> list[dict[str, Any]]:
    """Return the schema.org data of a page's HTML."""
    soup = BeautifulSoup(page, "lxml")
    return [json.loads(tag.string) for tag in soup.select('script[type="application/ld+json"]')]


def _xml(name: str) -> Any:
    return etree.parse(HERE / name)


def _faults_in_xml(paths: list[Path], schema: Any) -> Iterator[str]:
    assert paths
    for path in paths:
        if not schema.validate(etree.parse(path)):
            yield from (f"{path.name}: {error}" for error in schema.error_log)


def _faults_in_json(paths: list[Path], schema: Draft202012Validator) -> Iterator[str]:
    assert paths
    for path in paths:
        yield from _faults(path.name, json.loads(path.read_text("utf-8")), schema)


def _faults_in_pages(site: Path) -> Iterator[str]:
    schema = json_schema("schema-org")
    found = 0
    for path in sorted(site.rglob("*.html")):
        for data in data_of(path.read_text("utf-8")):
            found += 1
            yield from _faults(path.relative_to(site).as_posix(), data, schema)
    assert found


def _faults(name: str, data: Any, schema: Draft202012Validator) -> Iterator[str]:
    for error in schema.iter_errors(data):
        yield f"{name}: {error.json_path}: {error.message[:200]}"
