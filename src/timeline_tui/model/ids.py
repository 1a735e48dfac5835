"""Stable identifiers: derived from document, span and kind, never from counters."""

# hashlib's own blake2b is this one, but hashlib loads OpenSSL first, which takes a fifth of bare Python's start.
from _blake2 import blake2b


def make_id(prefix: str, document: str, start: int, end: int, kind: str = "") -> str:
    """Return e.g. "q-1f3a9c02d1": the same for the same span of the same document, on any machine."""
    seed = f"{document}\0{start}\0{end}\0{kind}".encode("utf-8", "surrogatepass")
    return f"{prefix}-{blake2b(seed, digest_size=5).hexdigest()}"
