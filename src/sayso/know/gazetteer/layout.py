"""The layout of the gazetteer's data file: little-endian, read in place.

    magic, length of the header (u32), header (JSON)
    records   one fixed-width record an entry, sorted by (GeoNames id, own id)
    heap      UTF-8 text; an entry's line is "name", or "name TAB id TAB admin2", ended by a line feed
    exact     sorted u64: hash of the exact key (44 bits), then number of the entry (20 bits)
    loose     the same for the loose key

A hash and an entry in one integer make one sorted array that `bisect` searches; with a million keys a name that is not
in the file meets one that is by chance once in ten million look-ups.
"""

from __future__ import annotations

import struct

MAGIC = b"sayso-gz"
HEADER_LENGTH = struct.Struct("<I")
RECORD = struct.Struct("<IIiiIHHHB")
"""Heap offset, GeoNames id or 0, latitude, longitude (1e-5 degrees), population, country, region, radius, kind."""
NO_POINT = -(2**31)
"""As a latitude: the entry has no point."""
HASH_BITS = 44
ENTRY_BITS = 20
MAX_ENTRIES = 1 << ENTRY_BITS
KINDS = ("country", "region", "district", "city", "camp", "facility", "road", "terrain", "area")
"""The codebook's place kinds in the order of their numbers in the file."""
FILE_NAME = "places.bin"
