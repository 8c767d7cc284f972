"""Hosts on this machine: of built sites, and in place of the services that labpress asks."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from functools import partial
from http.server import (
    BaseHTTPRequestHandler,
    HTTPServer,
    SimpleHTTPRequestHandler,
    ThreadingHTTPServer,
)
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    import pytest


@contextmanager
def services(
    monkeypatch: pytest.MonkeyPatch,
    names: Iterable[str],
    reply: Callable[[str], tuple[int, bytes, Mapping[str, str]]],
) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """Let the services *names* be here; give what they were asked, each path with its headers.

    *reply*: from a path, which begins with the service's name, to status, body and headers.
    """
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            status, body, headers = reply(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    real = socket.getaddrinfo

    def only_here(host: str, *args: Any, **kwargs: Any) -> Any:
        assert host == "127.0.0.1", f"asked {host}"
        return real(host, *args, **kwargs)

    with _running(HTTPServer(("127.0.0.1", 0), Handler)) as start:
        for name in names:
            monkeypatch.setenv(f"LABPRESS_{name.upper()}_URL", f"{start}{name}/{{}}")
        monkeypatch.setattr(socket, "getaddrinfo", only_here)
        yield asked


class QuietHandler(SimpleHTTPRequestHandler):
    """Shows a folder, and says nothing of it."""

    def log_message(self, *args: Any) -> None:
        pass


def served(
    folder: Path, handler: type[SimpleHTTPRequestHandler] = QuietHandler
) -> AbstractContextManager[str]:
    """Serve *folder*; give the address at which it is, with a slash at its end."""
    return _running(ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))))


@contextmanager
def _running(server: HTTPServer) -> Iterator[str]:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
