"""Database servers of a test's own: on this machine alone, at free ports, with nothing in them, and gone afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pwd
import shutil
from typing import TYPE_CHECKING

from scripts.bootstrap.databases import ensure_mariadb, ensure_postgresql
from scripts.bootstrap.errors import ScriptError
from scripts.tools.free_port import LOOPBACK, free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from scripts.bootstrap.databases import Server

NAME = "footfall"
NOBODY = "nobody"
START_S = 60.0
SYSTEM_TABLES = ("mariadb_system_tables.sql", "mariadb_system_tables_data.sql")
OLDER_TABLES = ("mysql_system_tables.sql", "mysql_system_tables_data.sql")
OPEN_TO_ALL = f"""
CREATE DATABASE {NAME} CHARACTER SET utf8mb4;
FLUSH PRIVILEGES;
CREATE USER '{NAME}'@'%' IDENTIFIED BY '{NAME}';
GRANT ALL ON {NAME}.* TO '{NAME}'@'%';
"""


@contextlib.asynccontextmanager
async def postgresql(folder: Path) -> AsyncIterator[str]:
    """Start a PostgreSQL and give the recorder's address of it. Raises ScriptError where there is none to be had."""
    server = await asyncio.to_thread(ensure_postgresql)
    user, data = owned(folder), folder / "data"
    words = ["-D", data, "-U", NAME, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"]
    await finish(server, [server.program("initdb"), *map(str, words)], user)
    port = free_port()
    start = ["-D", data, "-p", str(port), "-h", LOOPBACK, "-k", folder, "-c", "fsync=off"]
    async with running(server, [server.program("postgres"), *map(str, start)], user, folder, port):
        create = ["-h", LOOPBACK, "-p", str(port), "-U", NAME, NAME]
        async with asyncio.timeout(START_S):
            while not await finished(server, [server.program("createdb"), *create], user):  # noqa: ASYNC110 - a server
                await asyncio.sleep(0.1)
        yield f"postgresql+psycopg2://{NAME}@{LOOPBACK}:{port}/{NAME}"


@contextlib.asynccontextmanager
async def mariadb(folder: Path) -> AsyncIterator[str]:
    """Start a MariaDB and give the recorder's address of it. Raises ScriptError where there is none to be had."""
    server = await asyncio.to_thread(ensure_mariadb)
    user, data, port = owned(folder), folder / "data", free_port()
    data.mkdir()
    if user is not None:
        shutil.chown(data, user)
    share = server.root / "usr/share/mysql"
    program = server.program("mariadbd")
    common: list[str | Path] = [program, "--no-defaults", f"--datadir={data}", f"--basedir={server.root / 'usr'}"]
    common += [
        f"--lc-messages-dir={share}",
        f"--character-sets-dir={share / 'charsets'}",
        "--innodb-flush-log-at-trx-commit=0",
    ]
    tables = SYSTEM_TABLES if (share / SYSTEM_TABLES[0]).exists() else OLDER_TABLES
    sql = "CREATE DATABASE mysql;\nUSE mysql;\n" + "".join((share / name).read_text() for name in tables) + OPEN_TO_ALL
    await finish(server, [*common, "--bootstrap", "--log-warnings=0"], user, sql)
    start = [
        *common,
        f"--port={port}",
        f"--bind-address={LOOPBACK}",
        f"--socket={folder}/socket",
        f"--pid-file={folder}/pid",
    ]
    async with running(server, start, user, folder, port):
        yield f"mysql+pymysql://{NAME}:{NAME}@{LOOPBACK}:{port}/{NAME}?charset=utf8mb4"


def owned(folder: Path) -> str | None:
    """Make a folder for a server, and return whom it is to run as: such servers refuse to be root. None: as we are."""
    folder.mkdir(parents=True)
    if os.geteuid():
        return None
    # Whoever it runs as has to reach it through the folders of the tests, which are root's alone.
    for parent in [folder, *folder.parents]:
        if parent.owner() == "root" and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o011)
    shutil.chown(folder, NOBODY, pwd.getpwnam(NOBODY).pw_gid)
    return NOBODY


@contextlib.asynccontextmanager
async def running(
    server: Server, command: Sequence[str | Path], user: str | None, folder: Path, port: int
) -> AsyncIterator[None]:
    """Run a server for as long as the context lasts, from when it takes connections."""
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=server.environment,
            user=user,
            cwd=folder,
        )
    try:
        async with asyncio.timeout(START_S):
            while not await answers(port):
                if process.returncode is not None:
                    raise ScriptError(f"{command[0]} ended: {(folder / 'log').read_text(errors='replace')[-2000:]}")
                await asyncio.sleep(0.1)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                async with asyncio.timeout(START_S):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()


async def answers(port: int) -> bool:
    """Tell whether something takes connections at a port."""
    try:
        _, writer = await asyncio.open_connection(LOOPBACK, port)
    except OSError:
        return False
    writer.close()
    return True


async def finish(server: Server, command: Sequence[str | Path], user: str | None, text: str = "") -> None:
    """Run a program to its end; ScriptError with its last words where it fails."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=server.environment,
        user=user,
        cwd="/",
    )
    said, _ = await process.communicate(text.encode())
    if process.returncode:
        raise ScriptError(f"{command[0]} ended with {process.returncode}: {said.decode(errors='replace')[-2000:]}")


async def finished(server: Server, command: Sequence[str | Path], user: str | None) -> bool:
    """Run a program to its end, and tell whether it did what it should."""
    try:
        await finish(server, command, user)
    except ScriptError:
        return False
    return True
