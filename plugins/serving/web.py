"""Shows a folder on this machine, and tells its open pages what the builds tell."""

from __future__ import annotations

import hashlib
import json
import secrets
import sys
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from plugins.serving.news import News, State

#: Addresses that no page of a site can have: a file of that name is not read.
OURS: Final = "/.serving/"
#: A page that was closed is found out when something is sent to it.
_SECONDS: Final = 20.0
_TYPES: Final = {"serving.js": "text/javascript", "serving.css": "text/css"}
#: A page shows what lies beside it.
_BESIDE: Final = frozenset({".svg", ".webp", ".avif", ".png", ".jpg", ".jpeg", ".gif"})
_ADDED: Final = "serving.html"
#: What stands in it for the edition that a page is of.
_EDITION: Final = b"EDITION"
_HTML: Final = "text/html"


class Web(ThreadingHTTPServer):
    """The server of ``folder``. ``preview`` is where the theme keeps what an open page needs.

    The folder may be another one with each build; it is asked for by its name each time.
    """

    daemon_threads = True

    def __init__(self, at: tuple[str, int], folder: Path, preview: Path, news: News) -> None:
        self.folder = folder
        self.preview = preview
        self.news = news
        #: Builds are counted from the start of the server: another one begins anew.
        self.name = secrets.token_hex(4)
        super().__init__(at, partial(_Handler, directory=str(folder)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was closed while it was sent."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    server: Web
    #: Whatever this machine takes them for.
    extensions_map = {  # noqa: RUF012 - the library's way
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": _HTML,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def do_GET(self) -> None:
        try:
            asked = urlsplit(self.path)
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        address = asked.path
        if address == f"{OURS}news":
            self._tell(unquote(asked.query))
        elif address.startswith(OURS):
            name = address.removeprefix(OURS)
            if name in _TYPES:
                self._send((self.server.preview / name).read_bytes(), _TYPES[name])
            else:
                self._send_missing(address)
        else:
            self._show(address)

    def _show(self, address: str) -> None:
        # Asked before the page is read: at worst it is shown anew once too often.
        edition = self._edition(self.server.news.now(), address)
        found = self._file(address)
        if found is None:
            if not address.endswith("/") and Path(self.translate_path(address)).is_dir():
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"{address}/")
                self.end_headers()
            else:
                self._send_missing(address)
            return
        self._send(found.read_bytes(), self.guess_type(str(found)), edition=edition)

    def _file(self, address: str) -> Path | None:
        ends = ("index.html", "") if address.endswith("/") else ("", ".html")
        paths = [Path(self.translate_path(address + end)) for end in ends]
        return next((path for path in paths if path.is_file()), None)

    def _send_missing(self, address: str) -> None:
        edition = self._edition(self.server.news.now(), address)
        page = self.server.folder / "404.html"
        content = page.read_bytes() if page.is_file() else b""
        self._send(content, _HTML, HTTPStatus.NOT_FOUND, edition=edition)

    def _edition(self, state: State, address: str) -> str:
        """Return what is another one when the page at ``address`` is to be shown anew."""
        found = self._file(address)
        whole = hashlib.blake2b(digest_size=8)
        with suppress(OSError):
            if found is not None:
                beside = sorted(found.parent.iterdir())
                for each in (found, *(path for path in beside if path.suffix in _BESIDE)):
                    whole.update(f"{each.name} {each.stat().st_size} ".encode())
                    whole.update(each.read_bytes())
        return f"{self.server.name}-{state.edition}-{whole.hexdigest()}"

    def _send(
        self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, *, edition: str = ""
    ) -> None:
        if kind == _HTML:
            added = (self.server.preview / _ADDED).read_bytes()
            content += added.replace(_EDITION, edition.encode())
            kind = f"{_HTML}; charset=utf-8"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _tell(self, page: str) -> None:
        """Tell the state of the site, and each that follows, until ``page`` is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        known: State | None = None
        while True:
            state = self.server.news.after(known, _SECONDS)
            if state is None:
                self.wfile.write(b": still here\n\n")
            else:
                known = state
                # What a build that failed has left is not to be shown.
                edition = None if state.failed else self._edition(state, page)
                news = {"builds": state.builds, "edition": edition, "told": state.told}
                self.wfile.write(b"data: %s\n\n" % json.dumps(news).encode())
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """The terminal is for what the builds tell."""
