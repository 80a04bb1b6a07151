"""Plain text: the content as it is."""

from ingest.readers.delivered import Delivered, decoded

READER = "plain"
VERSION = "1"


def read_plain(content: bytes, name: str) -> Delivered:
    """Deliver UTF-8 text unchanged; what it says of itself is looked for later.

    Raises BadInput, naming `name`, where the content is empty, binary or in another encoding.
    """
    return Delivered(content, decoded(content, name), READER, VERSION, "text/plain")
