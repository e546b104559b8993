"""A web server for the finished site, on this machine alone."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

LOOPBACK = "127.0.0.1"


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, UTF-8 for text, nothing cached (the next build may change them), nothing printed."""

    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are nobody's business."""


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server for the folder ``site`` on ``port`` of this machine (0: any free one). Raises ``OSError`` if taken."""
    return ThreadingHTTPServer((LOOPBACK, port), partial(Quiet, directory=str(site)))


def until_interrupted(server: ThreadingHTTPServer) -> None:
    """Serve until this thread is interrupted, and let that through.

    The server runs in a thread of its own: it reports whatever breaks a request and goes on, an interrupt in the midst
    of one too.
    """
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        thread.join()
    finally:
        server.shutdown()
