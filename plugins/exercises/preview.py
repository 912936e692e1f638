"""``make figure NAME=goblet-squat``: an exercise's figure in the browser while it is drawn.

A page of this machine only. It shows the figure large and small, the drawings in between, and what
is wrong with the file; when the file changes, it shows it anew.
"""

from __future__ import annotations

import sys
import webbrowser
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.late import dataclass
from plugins.notation.exercises import Library
from plugins.notation.exercises.present import figure_of
from plugins.notation.pages import Kind, Page, read_file, slug_of
from plugins.notation.report import human
from plugins.notation.tree import is_read, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOT: Final = Path(__file__).parents[2]
_HOST: Final = "127.0.0.1"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
_USAGE: Final = "make figure NAME=goblet-squat [PORT=8000]"


@dataclass(frozen=True, slots=True)
class Preview:
    """The page of the exercise whose file is ``path``; the theme is the folder ``theme``."""

    path: Path
    theme: Path

    def state(self) -> str:
        """Return a text that changes when the file does."""
        try:
            return sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return "gone"

    def page(self) -> str:
        """Return the page as HTML, of the file as it is now."""
        state = self.state()
        try:
            page: Page | None = read_file(self.path, shown(self.path), Kind.EXERCISE)
        except OSError:
            page = None
        exercise = page.exercise if page else None
        environment = Environment(
            loader=FileSystemLoader([self.theme / "preview", self.theme / "templates"]),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return environment.get_template("figure.html").render(
            title=(exercise.title if exercise else "") or self.path.stem,
            path=shown(self.path),
            state=state,
            figure=figure_of("figure", exercise) if exercise else None,
            findings=list(map(human, page.findings)) if page else ["The file is gone."],
        )


class _Handler(BaseHTTPRequestHandler):
    preview: Preview

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/":
            self._send("text/html", self.preview.page().encode())
        elif path == "/state":
            self._send("text/plain", self.preview.state().encode())
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        for folder, prefix in (("static", "/theme/"), ("preview", "/preview/")):
            root = (self.preview.theme / folder).resolve()
            file = (root / path.removeprefix(prefix)).resolve()
            kind = _TYPES.get(file.suffix)
            if path.startswith(prefix) and kind and file.is_relative_to(root) and file.is_file():
                self._send(kind, file.read_bytes())
                return
        self.send_error(404)

    def _send(self, kind: str, body: bytes) -> None:
        text = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_response(200)
        self.send_header("Content-Type", kind + text)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's
        """Say nothing: the page asks once a second."""


def find(name: str, content: Path) -> Path | str:
    """Return the file of the exercise called ``name``, or what to say when there is none."""
    folder = content / Kind.EXERCISE.value
    pages = {
        path.relative_to(content).as_posix(): path
        for path in sorted(folder.glob("*"))
        if is_read(path.relative_to(content).as_posix()) and path.is_file()
    }
    by_stem = {path.stem: path for path in pages.values()}
    if name in by_stem:
        return by_stem[name]
    read = {below: read_file(path, shown(path), Kind.EXERCISE) for below, path in pages.items()}
    # Drafts are what one draws most.
    slugs = {slug_of(page, below): below for below, page in read.items()}
    library = Library({slug: e for slug, at in slugs.items() if (e := read[at].exercise)}, slugs)
    slug = library.find(name)
    if slug:
        return pages[library.files[slug]]
    near = library.near(name.replace("-", " "))
    hint = f"Did you mean '{near}'?" if near else f"The exercises are in {shown(folder)}."
    return f"There is no exercise '{name}'. {hint}"


def server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """Return a server of the preview; raises ``OSError`` when the port is in use."""
    handler = type("Handler", (_Handler,), {"preview": preview})
    return ThreadingHTTPServer((_HOST, port), handler)


def main(arguments: Sequence[str], content: Path = Path("content")) -> int:
    """Serve until Ctrl-C; the result is the exit status."""
    if not arguments or not arguments[0].strip():
        print(f"Which exercise? {_USAGE}", file=sys.stderr)
        return 2
    port = arguments[1] if len(arguments) > 1 else "8000"
    if not port.isdecimal() or int(port) > 65535:
        print(f"'{port}' is no port. {_USAGE}", file=sys.stderr)
        return 2
    found = find(arguments[0].strip(), content.absolute())
    if isinstance(found, str):
        print(found, file=sys.stderr)
        return 1
    try:
        serving = server(Preview(found, _ROOT / "theme"), int(port))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(
            f"Port {port} cannot be used ({reason}). Try another: make figure NAME="
            f"{found.stem} PORT={int(port) % 65535 + 1}",
            file=sys.stderr,
        )
        return 1
    with serving:
        address = f"http://{_HOST}:{serving.server_port}/"
        print(f"{shown(found)} is at {address} - Ctrl-C stops it.", flush=True)
        webbrowser.open(address)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
