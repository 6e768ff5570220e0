"""Checksums of zlib."""

error = ValueError
_table = []


def crc32(data, value=0, /):
    """Compute a CRC-32 checksum of data."""
    if not _table:
        for byte in range(256):
            for _ in range(8):
                byte = (byte >> 1) ^ 0xEDB88320 if byte & 1 else byte >> 1
            _table.append(byte)
    value = (value & 0xFFFFFFFF) ^ 0xFFFFFFFF
    for byte in bytes(data):
        value = (value >> 8) ^ _table[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF


def adler32(data, value=1, /):
    """Compute an Adler-32 checksum of data."""
    low, high = value & 0xFFFF, value >> 16
    for byte in bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
