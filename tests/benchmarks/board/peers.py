"""The peers as pages: installed into a folder of their own, bundled, and served from there. Nothing of them stays."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.board.wall import PlainWall

HERE = Path(__file__).parent
PROJECT = Path(__file__).resolve().parents[3]
PEERS: Final = {"excalidraw": "Excalidraw", "flow": "React Flow"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests."""


def install(folder: Path) -> dict[str, str]:
    """Install and bundle the peers into a folder; return their versions by name."""
    shutil.copytree(HERE / "peers", folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / ".npmrc", folder)
    _run(["npm", "install", "--legacy-peer-deps", "--ignore-scripts=false"], folder)
    for name in PEERS:
        _bundle(name, folder)
        page = (HERE / "peers" / "page.html").read_text().replace("PEER", name)
        (folder / f"{name}.html").write_text(page)
    wanted = json.loads((HERE / "peers" / "package.json").read_text())["dependencies"]
    return {"excalidraw": wanted["@excalidraw/excalidraw"], "flow": wanted["@xyflow/react"]}


def put_wall(folder: Path, name: str, wall: PlainWall) -> None:
    """Lay a wall where the pages find it."""
    (folder / "walls").mkdir(exist_ok=True)
    (folder / "walls" / f"{name}.json").write_text(json.dumps(wall.to_json()))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def _bundle(name: str, folder: Path) -> None:
    defines = ['--define:process.env.NODE_ENV="production"', "--define:process.env.IS_PREACT=false"]
    loaders = ["--loader:.woff2=file", "--loader:.css=css"]
    options = ["--bundle", "--minify", "--splitting", "--format=esm", "--conditions=production", "--target=es2022"]
    _run(["node_modules/.bin/esbuild", f"{name}.mjs", "--outdir=built", *options, *loaders, *defines], folder)


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
