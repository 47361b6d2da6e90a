"""A real server that speaks Mastodon's language, and one that heeds its keys."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import httpx

from schoolgate.engine.record import record
from tests.e2e.running import free_port, listens, made, running
from tests.e2e.sending import until_answered

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
SCOPES = "read write follow"
# snac cuts kept connections, and some of the others as well.
CLOSE = {"Connection": "close"}


@record
class Snac:
    """Where it is, and an account's token."""

    address: str
    token: str

    def posts(self) -> list[dict[str, object]]:
        """What is out."""
        return until_answered(self._posts, httpx.TransportError)

    def _posts(self) -> list[dict[str, object]]:
        with _client(self.address, self.token) as client:
            me = client.get("/api/v1/accounts/verify_credentials").json()
            found = client.get(f"/api/v1/accounts/{me['id']}/statuses?limit=80")
        posts: list[dict[str, object]] = found.raise_for_status().json()
        return posts


@contextmanager
def snac_running(folder: Path) -> Iterator[Snac]:
    """Start it on a folder of its own, and sign an account in as a person would."""
    data, port = folder / "data", free_port()
    answers = f"127.0.0.1\n{port}\nlocalhost:{port}\n\noffice@oak.example.org\n"
    _run(("init", data), answers)
    password = _run(("adduser", data, "school"), "")
    server = data / "server.json"
    plain = server.read_text().replace('"protocol": "https"', '"protocol": "http"')
    server.write_text(plain)
    command = (*_command(), "httpd", data)
    with running(command, folder / "snac.log", {}, listens(port)):
        address = f"http://localhost:{port}"
        found = re.findall(r"password is (\S+)", password)
        token = until_answered(lambda: _token(address, found[0]), httpx.TransportError)
        yield Snac(address, token)


def _command() -> Sequence[str | Path]:
    """snac with the C library that it was built for."""
    libc = made("libc") / "usr" / "lib" / "x86_64-linux-gnu"
    own = "/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu"
    loader = libc / "ld-linux-x86-64.so.2"
    snac = made("snac") / "usr" / "bin" / "snac"
    return (loader, "--library-path", f"{libc}:{own}", snac)


def _run(arguments: Sequence[str | Path], answers: str) -> str:
    done = subprocess.run(
        (*_command(), *arguments),
        input=answers,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout + done.stderr


def _token(address: str, password: str) -> str:
    with _client(address) as client:
        about = {"client_name": "Schoolgate", "redirect_uris": OUT_OF_BAND}
        app = client.post("/api/v1/apps", data={**about, "scopes": SCOPES}).json()
        asked = {"client_id": app["client_id"], "redirect_uri": OUT_OF_BAND}
        page = client.get(
            "/oauth/authorize",
            params={**asked, "response_type": "code", "scope": SCOPES},
        ).text
        form = dict(re.findall(r'name="([^"]+)"\s+value="([^"]*)"', page))
        action = re.findall(r'action="([^"]+)"', page)[0]
        signed = {**form, "login": "school", "passwd": password}
        answer = client.post(urljoin(address, action), data=signed)
        code = re.findall(r"[0-9a-f]{24,}", answer.text)[0]
        given = {**asked, "client_secret": app["client_secret"], "code": code}
        grant = {**given, "grant_type": "authorization_code", "scope": SCOPES}
        token: str = client.post("/oauth/token", data=grant).json()["access_token"]
    return token


def _client(address: str, token: str = "") -> httpx.Client:
    headers = CLOSE | ({"Authorization": f"Bearer {token}"} if token else {})
    return httpx.Client(base_url=address, headers=headers)


@contextmanager
def mock_running(folder: Path) -> Iterator[str]:
    """Start the mock; it has an account whose token is ``mock_token``."""
    port = free_port()
    program = made("mock") / "venv" / "bin" / "mastodon_mock"
    command = (program, "serve", "--port", str(port))
    with running(command, folder / "mock.log", {"HOME": str(folder)}, listens(port)):
        yield f"http://127.0.0.1:{port}"
