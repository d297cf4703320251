"""A real Home Assistant process with a configuration folder of its own, on the loopback interface."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import aiohttp

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ROOT
from scripts.bootstrap.run import environment

from .free_port import LOOPBACK, free_port
from .home_assistant_api import HomeAssistantApi

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OWNER = {"name": "Shop owner", "username": "owner", "password": "footfall", "language": "en"}
START_SECONDS = 180
STOP_SECONDS = 60
LOG = "home-assistant.log"


class HomeAssistantProcess:
    """One `hass`, started, stopped, killed and started again on the same folder and port.

    `folder` is made where it is missing and holds everything of this instance; `yaml` is added to its configuration.
    """

    def __init__(self, folder: Path, *, port: int | None = None, yaml: str = "", time_zone: str = "UTC") -> None:
        self.folder = folder
        self.port = port or free_port()
        self.base = f"http://{LOOPBACK}:{self.port}"
        self.time_zone = time_zone
        self.refresh_token = ""
        self._yaml = yaml
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The process id while it runs."""
        if self._process is None:
            raise ScriptError("Home Assistant is not running")
        return self._process.pid

    @property
    def log(self) -> Path:
        """Where everything it prints is kept, over restarts."""
        return self.folder / LOG

    def configure(self) -> None:
        """Write the configuration and put the integration of this checkout into the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "configuration.yaml").write_text(
            f"homeassistant:\n  name: Footfall\n  country: DE\n  currency: EUR\n  unit_system: metric\n"
            f"  time_zone: {self.time_zone}\n  latitude: 0\n  longitude: 0\n  elevation: 0\n"
            f"http:\n  server_host: {LOOPBACK}\n  server_port: {self.port}\n"
            f"frontend:\nconfig:\nhistory:\nlogbook:\n{self._yaml}"
        )
        onboarding = self.folder / ".storage" / "onboarding"
        if not onboarding.exists():
            # The step core_config would set up services of the internet, which this instance has no use for.
            onboarding.parent.mkdir(exist_ok=True)
            done = {"done": ["core_config", "analytics", "integration"]}
            onboarding.write_text(json.dumps({"version": 4, "minor_version": 1, "key": "onboarding", "data": done}))
        link = self.folder / "custom_components"
        if not link.exists():
            link.mkdir()
            (link / "footfall").symlink_to(ROOT / "custom_components" / "footfall")

    async def start(self, extra: Mapping[str, str] | None = None) -> None:
        """Start it and wait until it answers; on the first start create its owner. Raises ScriptError when it dies."""
        self.configure()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "homeassistant",
                "-c",
                str(self.folder),
                "--skip-pip",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment(extra),
                start_new_session=True,
            )
        async with asyncio.timeout(START_SECONDS):
            await self._until_it_answers()
        if not self.refresh_token and self._has_owner():
            # Restored from the backup of another one.
            self.refresh_token = await self._log_in({name: OWNER[name] for name in ("username", "password")})
        elif not self.refresh_token:
            await self._onboard()
        async with self.api() as api, asyncio.timeout(START_SECONDS):
            while (await api.command("get_config"))["state"] != "RUNNING":  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.1)

    async def _until_it_answers(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                if self._process is None or self._process.returncode is not None:
                    raise ScriptError(f"Home Assistant ended while it started; its log is {self.log}")
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{self.base}/manifest.json") as answer:
                        if answer.status == 200:  # noqa: PLR2004 - HTTP's OK
                            return
                await asyncio.sleep(0.2)

    def _has_owner(self) -> bool:
        onboarding = json.loads((self.folder / ".storage" / "onboarding").read_text())
        return "user" in onboarding["data"]["done"]

    async def _onboard(self) -> None:
        async with aiohttp.ClientSession(self.base, raise_for_status=True) as session:
            async with session.post("/api/onboarding/users", json={**OWNER, "client_id": self._client}) as answer:
                code = (await answer.json())["auth_code"]
            self.refresh_token = await self._token_for(session, code)
        async with self.api() as api:
            # YAML under http: is on trial until it is confirmed; unconfirmed, the old port returns after five minutes.
            await api.command("http/config/promote")

    async def add_user(self, name: str, group: str) -> str:
        """Add somebody of this group, beside the owner, and return the refresh token of their login."""
        login = {"username": name.lower(), "password": OWNER["password"]}
        async with self.api() as api:
            user = (await api.command("config/auth/create", name=name, group_ids=[group]))["user"]
            await api.command("config/auth_provider/homeassistant/create", user_id=user["id"], **login)
        return await self._log_in(login)

    async def _log_in(self, login: Mapping[str, str]) -> str:
        """Log somebody in by name and password, and return the refresh token of that."""
        async with aiohttp.ClientSession(self.base, raise_for_status=True) as session:
            begin = {"client_id": self._client, "handler": ["homeassistant", None], "redirect_uri": self._client}
            async with session.post("/auth/login_flow", json=begin) as answer:
                flow = (await answer.json())["flow_id"]
            async with session.post(f"/auth/login_flow/{flow}", json={"client_id": self._client, **login}) as answer:
                code = (await answer.json())["result"]
            return await self._token_for(session, code)

    async def _token_for(self, session: aiohttp.ClientSession, code: str) -> str:
        grant = {"grant_type": "authorization_code", "code": code, "client_id": self._client}
        async with session.post("/auth/token", data=grant) as answer:
            token: str = (await answer.json())["refresh_token"]
            return token

    @property
    def _client(self) -> str:
        return f"{self.base}/"

    def api(self, refresh_token: str = "") -> HomeAssistantApi:
        """Return a client that logs in as the owner, or with this refresh token."""
        return HomeAssistantApi(self.base, refresh_token or self.refresh_token)

    async def stop(self) -> None:
        """End it as a user would; it gets to write what it has to."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """End it as a power cut would."""
        await self._end(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.send_signal(how)
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await process.wait()
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()

    def stored(self, key: str) -> dict[str, object]:
        """Return what it has stored on disk under a key."""
        data: dict[str, object] = json.loads((self.folder / ".storage" / key).read_text())["data"]
        return data
