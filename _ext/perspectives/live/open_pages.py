"""The pages that are open in browsers, and what they are told."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import posixpath
import re
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import unquote, urlsplit

END_OF_PAGE = b"</html>"
PICTURE = re.compile(rb'<(?:img|source|video|audio|embed)\b[^>]*?\ssrc="([^"?#]+)')
"""The address of a picture, or of what else a page shows that is no text."""
SECONDS_TO_WRITE = 0.4
"""How long a page that is being written may take until it is whole."""


class OpenPages:
    """Tells the open pages what happens, and each whether it has changed.

    :ivar output: the folder of the pages
    :ivar old: the folder of older pages, which are shown until they are there anew
    :ivar status: what every page is told when it connects: what is being done, and the problems
    """

    def __init__(self, output: Path) -> None:
        self.output, self.old = output, output.with_name("html-old")
        self.status: dict[str, Any] = {
            "state": "building",
            "problems": [],
            "note": "",
            "is_whole": False,
        }
        self._queues: dict[SimpleQueue[bytes], str] = {}
        self._lock = threading.Lock()

    def names(self) -> list[str]:
        """Return the paths of the pages that are looked at, each once, the last that was opened first."""
        with self._lock:
            return list(dict.fromkeys(reversed(self._queues.values())))

    def connect(self, name: str) -> SimpleQueue[bytes]:
        """Return the queue of events for a page: first the status; an empty event is the last."""
        queue: SimpleQueue[bytes] = SimpleQueue()
        with self._lock:
            self._queues[queue] = name
            queue.put(self._event(name))
        return queue

    def disconnect(self, queue: SimpleQueue[bytes]) -> None:
        """Forget a page that has been closed."""
        with self._lock:
            self._queues.pop(queue, None)

    def end(self) -> None:
        """Let all streams of events end."""
        with self._lock:
            for queue in self._queues:
                queue.put(b"")

    def tell(self, **status: Any) -> None:
        """Change the status, and tell it to all pages."""
        with self._lock:
            self.status |= status
            for queue, name in self._queues.items():
                queue.put(self._event(name))

    def _event(self, name: str) -> bytes:
        """Return the status as an event, with the digest of a page as it is now."""
        status = {**self.status, "digest": self.digest(name, self.page(name))}
        return f"data: {json.dumps(status)}\n\n".encode()

    def page(self, name: str) -> bytes:
        """Return the content of a page; nothing where there is none. Wait while it is being written."""
        latest = time.monotonic() + SECONDS_TO_WRITE
        while True:
            try:
                content = self.place_of(name).read_bytes()
            except (OSError, ValueError):
                return b""
            if content.rstrip().endswith(END_OF_PAGE) or time.monotonic() > latest:
                return content
            time.sleep(0.01)

    def digest(self, name: str, content: bytes) -> str:
        """Return a digest of a page as it looks: of its content, and of the states of its pictures."""
        facts = []
        for address in sorted(set(PICTURE.findall(content))):
            with contextlib.suppress(OSError, ValueError):
                path = posixpath.join(posixpath.dirname(name), unquote(address.decode()))
                picture = self.place_of(posixpath.normpath(path)).stat()
                facts.append(f"{picture.st_mtime_ns} {picture.st_size}\n")
        return digest_of(content, facts)

    def place_of(self, name: str) -> Path:
        """Return where a file lies: among the older ones, if it is there and not made anew."""
        path, old = self.output / name, self.old / name
        # Any name may be asked for, one that is too long, too.
        is_new, is_old = (os.path.exists(place) for place in (path, old))  # noqa: PTH110
        return old if is_old and not is_new else path


def digest_of(content: bytes, facts: Iterable[str] = ()) -> str:
    """Return a short digest of a page, and of more that is known of it; an empty one of no page."""
    return hashlib.sha256(content + "".join(facts).encode()).hexdigest()[:16] if content else ""


def page_name(address: str) -> str:
    """Return the path of a file below the root of the pages, from an address."""
    name = unquote(urlsplit(address).path).lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name
