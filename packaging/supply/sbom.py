"""The bill of materials of a frozen program, in CycloneDX: versions, licences, and the hash of each file."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from supply.bundle import modules, owners
from supply.folder import everything

if TYPE_CHECKING:
    from pathlib import Path

    from supply.components import Component


def beside(bundle: Path) -> Path:
    """Where the bill of a bundle lies: next to it, with the ending that CycloneDX asks for."""
    return bundle.with_name(f"{bundle.name}.cdx.json")


def make(bundle: Path, out: Path, moment: int) -> list[str]:
    """Write the bill of `bundle` to `out`, dated `moment` (seconds since 1970); what the schema says against it."""
    parts = everything().with_modules(modules(bundle)).parts
    of_each: dict[str, list[tuple[str, str]]] = {each.slug: [] for each in parts}
    for name, claimed in owners(bundle, parts).items():
        for each in claimed:
            of_each[each.slug].append((name, hashlib.sha256((bundle / name).read_bytes()).hexdigest()))
    program, *others = [_entry(each, of_each[each.slug]) for each in parts]
    bom = Bom(
        components=others,
        metadata=BomMetaData(component=program, timestamp=datetime.fromtimestamp(moment, UTC)),
        serial_number=_serial(of_each),
    )
    bom.register_dependency(program, others)
    text = JsonV1Dot6(bom).output_as_string(indent=1) + "\n"
    out.write_text(text, encoding="utf-8", newline="\n")
    fault = _rules().validate_str(text)
    return [f"{out.name} is no bill of materials by the rules of CycloneDX: {fault}"] if fault is not None else []


@cache
def _rules() -> JsonStrictValidator:
    return JsonStrictValidator(SchemaVersion.V1_6)


def _serial(of_each: dict[str, list[tuple[str, str]]]) -> uuid.UUID:
    """The same for the same files."""
    lines = sorted(f"{digest}  {name}" for found in of_each.values() for name, digest in found)
    return uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256("\n".join(lines).encode()).hexdigest())


def _entry(part: Component, found: list[tuple[str, str]]) -> Entry:
    links = [(ExternalReferenceType.WEBSITE, part.home), (ExternalReferenceType.SOURCE_DISTRIBUTION, part.source)]
    packaged = part.modules and part.kind == "library" and part.slug != "pyinstaller"
    return Entry(
        name=part.name,
        version=part.version or None,
        type=ComponentType(part.kind),
        bom_ref=part.slug,
        licenses=[LicenseExpression(part.licence)],
        copyright="\n".join(part.copyright) or None,
        purl=PackageURL("pypi", None, part.slug, part.version) if packaged else None,
        external_references=[ExternalReference(type=kind, url=XsUri(url)) for kind, url in links if url],
        components=[
            *(
                Entry(
                    name=inside.name,
                    type=ComponentType.LIBRARY,
                    bom_ref=f"{part.slug}/{inside.name}",
                    licenses=[LicenseExpression(inside.licence)],
                    copyright="\n".join(inside.copyright),
                    description=f"In {inside.inside}",
                )
                for inside in part.parts
            ),
            *(
                Entry(
                    name=name,
                    type=ComponentType.FILE,
                    bom_ref=f"file/{name}",
                    hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
                )
                for name, digest in found
            ),
        ],
    )
