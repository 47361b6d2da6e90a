"""A real WordPress on a database of its own, and an editor on it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from schoolgate.engine.record import record
from tests.e2e.running import free_port, listens, made, running

EXTENSIONS = (
    "mysqlnd mysqli xml dom simplexml xmlreader tokenizer ctype iconv mbstring gd exif "
    "fileinfo posix"
).split()
SETTINGS = (
    "opcache.enable_cli=1",
    "memory_limit=256M",
    "upload_max_filesize=32M",
    "post_max_size=40M",
)
TABLES = (
    "mysql_system_tables.sql",
    "mysql_performance_tables.sql",
    "mysql_system_tables_data.sql",
)
FIRST = "use mysql;\nset @auth_root_socket=NULL;\nset @skip_auth_anonymous=1;\n"
USER = """create database wp;
create user wp@127.0.0.1 identified by 'wp';
grant all on wp.* to wp@127.0.0.1;
"""


@record
class WordPress:
    """Where it is, and an editor's name and application password."""

    address: str
    user: str
    password: str

    def everything(self, kind: str) -> list[dict[str, object]]:
        """All posts or all pictures, whatever their state."""
        params = {"per_page": "100", "context": "edit"}
        if kind == "posts":
            params["status"] = "publish,future,draft,pending,private"
        url = f"{self.address}/wp-json/wp/v2/{kind}"
        answer = httpx.get(url, params=params, auth=(self.user, self.password))
        found: list[dict[str, object]] = answer.raise_for_status().json()
        return found


@contextmanager
def wordpress_running(folder: Path) -> Iterator[WordPress]:
    """Start the database and PHP, and install the site."""
    server = made("wordpress")
    database, site = free_port(), free_port()
    with _database(server, folder, database):
        root = folder / "root"
        # Its links lead to other packages, and uploads are written beside its code.
        shutil.copytree(server / "usr" / "share", root, symlinks=True)
        site_root = root / "wordpress"
        env = {
            "DB_PORT": str(database),
            "WP_PORT": str(site),
            "WP_ROOT": str(site_root),
            "LD_LIBRARY_PATH": _libraries(server),
        }
        editor = _installed(server, env)
        command = (*_php(server), "-S", f"127.0.0.1:{site}", "-t", str(site_root))
        with running(command, folder / "php.log", env, listens(site)):
            address = f"http://127.0.0.1:{site}"
            yield WordPress(address, editor["user"], editor["password"])


def _installed(server: Path, env: Mapping[str, str]) -> dict[str, str]:
    done = subprocess.run(
        (*_php(server), str(server / "setup.php")),
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    editor: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return editor


def _php(server: Path) -> tuple[str, ...]:
    (folder,) = (server / "usr" / "lib" / "php").glob("2*")
    extensions = [f"-dextension={folder / name}.so" for name in EXTENSIONS]
    extensions.append(f"-dzend_extension={folder / 'opcache.so'}")
    settings = (f"-d{setting}" for setting in SETTINGS)
    return (str(server / "usr" / "bin" / "php8.2"), "-n", *extensions, *settings)


@contextmanager
def _database(server: Path, folder: Path, port: int) -> Iterator[None]:
    data, first = folder / "mysql", folder / "first.sql"
    (data / "mysql").mkdir(parents=True)
    first.write_text(USER)
    command = (
        str(server / "usr" / "sbin" / "mariadbd"),
        "--no-defaults",
        f"--basedir={server / 'usr'}",
        f"--datadir={data}",
        "--innodb-buffer-pool-size=64M",
        "--skip-log-bin",
        *(("--user=root",) if os.geteuid() == 0 else ()),
    )
    env = {"LD_LIBRARY_PATH": _libraries(server)}
    _bootstrap(command, server, env)
    ways = (f"--port={port}", "--bind-address=127.0.0.1", f"--init-file={first}")
    served = (*command, *ways, f"--socket={data / 'my.sock'}")
    with running(served, folder / "mariadb.log", env, listens(port)):
        yield


def _bootstrap(command: tuple[str, ...], server: Path, env: Mapping[str, str]) -> None:
    scripts = server / "usr" / "share" / "mysql"
    tables = "".join((scripts / name).read_text("utf-8") for name in TABLES)
    subprocess.run(
        (*command, "--bootstrap", "--skip-networking"),
        input=FIRST + tables,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def _libraries(server: Path) -> str:
    return str(server / "usr" / "lib" / "x86_64-linux-gnu")
