"""Servers on loopback, each on a thread and a port of its own."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = tuple[int, dict[str, str], bytes]
Serve = Callable[[Callable[[str, dict[str, str]], Answer]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server that answers by a function of path and headers; return its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[str, dict[str, str]], Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, body = answer(self.path, {k.lower(): v for k, v in self.headers.items()})
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def drip() -> Iterator[Callable[[bytes], str]]:
    """Start a server that says something at once and then a byte now and then, for ever."""
    listening: list[socket.socket] = []
    stop = threading.Event()

    def start(first: bytes) -> str:
        server = socket.socket()
        server.bind(("127.0.0.1", 0))
        server.listen()
        listening.append(server)

        def run() -> None:
            try:
                connection, _ = server.accept()
                with connection:
                    connection.sendall(first)
                    while not stop.wait(0.02):
                        connection.sendall(b"a")
            except OSError:
                return

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/slow"

    yield start
    stop.set()
    for server in listening:
        server.close()
