"""Services on this machine, in place of those that labpress asks; nothing else is ever asked."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in names:
        url = f"http://127.0.0.1:{server.server_port}/{name}/{{}}"
        monkeypatch.setenv(f"LABPRESS_{name.upper()}_URL", url)
    real = socket.getaddrinfo

    def only_here(host: str, *args: Any, **kwargs: Any) -> Any:
        assert host == "127.0.0.1", f"asked {host}"
        return real(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()
