"""Encodings by their names: those that str.encode() and bytes.decode() know, and a few from bytes to bytes."""

__all__ = [
    "BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
    "CodecInfo", "IncrementalDecoder", "IncrementalEncoder", "decode", "encode", "getdecoder", "getencoder", "getincrementaldecoder",
    "getincrementalencoder", "iterdecode", "iterencode", "lookup",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM32_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM32_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM64_LE = BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM64_BE = BOM_UTF32_BE = b"\x00\x00\xfe\xff"

_aliases = {
    "utf-8": "utf_8 u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001",
    "utf-8-sig": "utf_8_sig",
    "ascii": "ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii",
    "iso8859-1": "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1",
    "cp1252": "cp1252 1252 windows_1252",
    "utf-16": "utf_16 u16 utf16",
    "utf-16-le": "utf_16_le unicodelittleunmarked utf_16le",
    "utf-16-be": "utf_16_be unicodebigunmarked utf_16be",
    "utf-32": "utf_32 u32 utf32",
    "utf-32-le": "utf_32_le utf_32le",
    "utf-32-be": "utf_32_be utf_32be",
    "rot-13": "rot13 rot_13",
    "hex": "hex hex_codec",
    "base64": "base64 base64_codec base_64",
}
_names = {alias: name for name, aliases in _aliases.items() for alias in aliases.split()}


def _canonical(encoding):
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    words = "".join([character if character.isalnum() or character == "." else " " for character in encoding.lower()]).split()
    name = _names.get("_".join(words))
    if name is None:
        raise LookupError(f"unknown encoding: {encoding}")
    return name


def _rot13(text):
    turned = []
    for character in text:
        if "a" <= character <= "z":
            turned.append(chr((ord(character) - 84) % 26 + 97))
        elif "A" <= character <= "Z":
            turned.append(chr((ord(character) - 52) % 26 + 65))
        else:
            turned.append(character)
    return "".join(turned)


def _bytes_encoded(name, data):
    if name == "hex":
        return bytes(data).hex().encode()
    from base64 import encodebytes

    return encodebytes(bytes(data))


def _bytes_decoded(name, data):
    if name == "hex":
        from binascii import unhexlify

        return unhexlify(data)
    from base64 import decodebytes

    return decodebytes(bytes(data))


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes obj using the codec registered for encoding."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes obj using the codec registered for encoding."""
    return lookup(encoding).decode(obj, errors)[0]


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


class IncrementalEncoder:
    """Encodes a text piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    """Decodes bytes piece by piece: what is cut off waits for the next piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


def _incremental(name):
    class Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            IncrementalEncoder.__init__(self, errors)
            self._begun = False

        def encode(self, input, final=False):
            encoding = name
            if self._begun:
                encoding = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
            self._begun = self._begun or name != "utf-8-sig" or input != ""
            return input.encode(encoding, self.errors)

        def reset(self):
            self._begun = False

    class Decoder(IncrementalDecoder):
        def __init__(self, errors="strict"):
            IncrementalDecoder.__init__(self, errors)
            self.reset()

        def reset(self):
            self._rest = b""
            self._encoding = name

        def decode(self, input, final=False):
            data = self._rest + bytes(input)
            self._rest = b""
            if not final:
                data = self._whole(data)
            if not data:
                return ""
            decoded = data.decode(self._encoding, self.errors)
            if self._encoding == "utf-8-sig":
                self._encoding = "utf-8"
            elif self._encoding in ("utf-16", "utf-32"):
                little = not data.startswith(BOM_BE if name == "utf-16" else BOM_UTF32_BE)
                self._encoding = name + ("-le" if little else "-be")
            return decoded

        def _whole(self, data):
            end = _end_of_whole(self._encoding, data)
            self._rest = data[end:]
            return data[:end]

        def getstate(self):
            return self._rest, 0

        def setstate(self, state):
            self._rest = state[0]

    return Encoder, Decoder


def _end_of_whole(encoding, data):
    """How much of the data is whole characters."""
    end = len(data)
    if encoding.startswith("utf-32"):
        return 0 if encoding == "utf-32" and end < 4 else end - end % 4
    if encoding.startswith("utf-16"):
        if encoding == "utf-16" and end < 2:
            return 0
        end -= end % 2
        high = 2 if encoding.endswith("be") or encoding == "utf-16" and data.startswith(BOM_BE) else 1
        return end - 2 if end >= 2 and 0xD8 <= data[end - high] <= 0xDB else end
    if not encoding.startswith("utf-8"):
        return end
    if encoding == "utf-8-sig" and end < 3 and BOM_UTF8.startswith(data):
        return 0
    for back in range(1, min(3, end) + 1):
        byte = data[end - back]
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            # What is wrong already is told now.
            return end - back if back < needed and _may_go_on(data[end - back :]) else end
        if byte < 0x80:
            break
    return end


def _may_go_on(start):
    try:
        start.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


_found = {}


def lookup(encoding):
    """Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."""
    name = _canonical(encoding)
    if name not in _found:
        _found[name] = _made(name)
    return _found[name]


def _made(name):
    if name == "rot-13":
        return CodecInfo(lambda text, errors="strict": (_rot13(text), len(text)), lambda text, errors="strict": (_rot13(text), len(text)), name=name)
    if name in ("hex", "base64"):
        return CodecInfo(
            lambda data, errors="strict": (_bytes_encoded(name, data), len(data)),
            lambda data, errors="strict": (_bytes_decoded(name, data), len(data)),
            name=name,
        )

    def encode(text, errors="strict"):
        if not isinstance(text, str):
            raise TypeError(f"{name.replace('-', '_')}_encode() argument 1 must be str, not {type(text).__name__}")
        return text.encode(name, errors or "strict"), len(text)

    def decode(data, errors="strict"):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return bytes(data).decode(name, errors or "strict"), len(data)

    encoder, decoder = _incremental(name)
    return CodecInfo(encode, decode, None, None, encoder, decoder, name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        encoded = encoder.encode(piece)
        if encoded:
            yield encoded
    encoded = encoder.encode("", True)
    if encoded:
        yield encoded


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        decoded = decoder.decode(piece)
        if decoded:
            yield decoded
    decoded = decoder.decode(b"", True)
    if decoded:
        yield decoded
