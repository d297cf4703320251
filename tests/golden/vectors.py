"""Reader of `protocol_v1.txt`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

VECTORS = Path(__file__).with_name("protocol_v1.txt")


@dataclass
class Vector:
    """One section: its kind and name, fields as they stand, the sightings' numbers, the entries of equipment."""

    kind: str
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    sightings: list[tuple[int, ...]] = field(default_factory=list)
    entries: list[tuple[bytes, int, int]] = field(default_factory=list)

    @property
    def data(self) -> bytes:
        """What travels."""
        return bytes.fromhex(self.fields["bytes"])

    def number(self, name: str) -> int:
        """One field as a whole number."""
        return int(self.fields[name], 0)


def read_vectors(kind: str) -> list[Vector]:
    """All sections of one kind."""
    vectors: list[Vector] = []
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section, name = line.strip("[]").split()
            vectors.append(Vector(section, name))
            continue
        name, value = line.split(" = ")
        if name == "sighting":
            vectors[-1].sightings.append(tuple(int(part, 0) for part in value.split()))
        elif name == "entry":
            address, address_kind, rssi = value.split()
            vectors[-1].entries.append((bytes.fromhex(address.replace(":", "")), int(address_kind), int(rssi)))
        else:
            vectors[-1].fields[name] = value
    return [vector for vector in vectors if vector.kind == kind]
