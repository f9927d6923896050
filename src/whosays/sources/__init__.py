"""From the user's files and folders to originals: walk, sniff, hash, read the manifest."""

from whosays.sources.gather import MAX_BYTES, Received, gather, receive_bytes
from whosays.sources.manifest import Inside
from whosays.sources.sniff import PLAIN, WEB_PAGE, Sniffed, sniff

__all__ = ["MAX_BYTES", "PLAIN", "WEB_PAGE", "Inside", "Received", "Sniffed", "gather", "receive_bytes", "sniff"]
