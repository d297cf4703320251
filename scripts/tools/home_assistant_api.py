"""Home Assistant's own REST and WebSocket interfaces, as its frontend uses them."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Self

import aiohttp

from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COMMAND_SECONDS = 60
STILL_VALID_SECONDS = 60


class HomeAssistantApi:
    """One logged-in session: `command` over WebSocket, `get` and `post` over REST."""

    def __init__(self, base: str, refresh_token: str) -> None:
        self._base = base
        self._refresh_token = refresh_token
        self._token = ""
        self._expires = 0.0
        self._number = 0

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(self._base)
        self._socket = await self._session.ws_connect("/api/websocket", max_msg_size=0)
        await self._socket.receive_json()
        await self._socket.send_json({"type": "auth", "access_token": await self.token()})
        answer = await self._socket.receive_json()
        if answer["type"] != "auth_ok":
            raise ScriptError(f"Home Assistant refused the login: {answer['type']}")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()
        await self._session.close()

    async def token(self) -> str:
        """Return an access token that stays valid for a minute at least."""
        if time.monotonic() > self._expires - STILL_VALID_SECONDS:
            grant = {
                "grant_type": "refresh_token",
                "refresh_token": self._refresh_token,
                "client_id": f"{self._base}/",
            }
            async with self._session.post("/auth/token", data=grant) as answer:
                if not answer.ok:
                    raise ScriptError(f"Home Assistant gave no access token: status {answer.status}")
                data = await answer.json()
            self._token = data["access_token"]
            self._expires = time.monotonic() + data["expires_in"]
        return self._token

    async def command(self, kind: str, **fields: Any) -> Any:
        """Send a WebSocket command and return its result; ScriptError with Home Assistant's own words otherwise."""
        self._number += 1
        number = self._number
        await self._socket.send_json({"id": number, "type": kind, **fields})
        async with asyncio.timeout(COMMAND_SECONDS):
            while True:
                message = await self._socket.receive()
                if message.type is not aiohttp.WSMsgType.TEXT:
                    raise ScriptError(f"Home Assistant closed the connection during {kind}")
                answer = message.json()
                if answer.get("id") == number and answer["type"] == "result":
                    break
        if not answer["success"]:
            raise ScriptError(f"Home Assistant refused {kind}: {answer['error']['message']}")
        return answer["result"]

    async def event(self, seconds: float) -> Any | None:
        """Return the next event of what was subscribed to by a command, None where there is none for `seconds`.

        Events that come while a command waits for its answer are lost. ScriptError where the connection ends.
        """
        try:
            async with asyncio.timeout(seconds):
                while True:
                    message = await self._socket.receive()
                    if message.type is not aiohttp.WSMsgType.TEXT:
                        raise ScriptError("Home Assistant closed the connection while events were waited for")
                    if (answer := message.json())["type"] == "event":
                        return answer["event"]
        except TimeoutError:
            return None

    async def get(self, path: str) -> Any:
        """Return the JSON at this path. Raises aiohttp.ClientResponseError unless the status is 2xx."""
        async with self._session.get(path, headers=await self._headers()) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Post JSON and return the JSON of the answer; ScriptError with the words of a refusal."""
        async with self._session.post(path, json=body, headers=await self._headers()) as answer:
            if not answer.ok:
                raise ScriptError(f"Home Assistant refused {path}: {answer.status} {await answer.text()}")
            return await answer.json()

    async def upload(self, path: str, name: str, content: bytes, kind: str) -> Any:
        """Post a file as a browser does and return the JSON of the answer; ScriptError with a refusal's words."""
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name, content_type=kind)
        async with self._session.post(path, data=form, headers=await self._headers()) as answer:
            if not answer.ok:
                raise ScriptError(f"Home Assistant refused {path}: {answer.status} {await answer.text()}")
            return await answer.json()

    async def delete(self, path: str) -> None:
        """Delete what is at this path."""
        async with self._session.delete(path, headers=await self._headers()) as answer:
            answer.raise_for_status()

    async def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self.token()}"}

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return every state by entity id."""
        return {state["entity_id"]: state for state in await self.get("/api/states")}

    async def until(
        self, wanted: Callable[[dict[str, dict[str, Any]]], bool], what: str, seconds: float = 60
    ) -> dict[str, dict[str, Any]]:
        """Return the states as soon as `wanted` holds for them; ScriptError naming `what` after `seconds`."""
        deadline = time.monotonic() + seconds
        while True:
            states = await self.states()
            if wanted(states):
                return states
            if time.monotonic() > deadline:
                raise ScriptError(f"waited {seconds:.0f} s in vain for: {what}")
            await asyncio.sleep(0.2)

    async def flow(self, kind: str, handler: Any, *answers: Mapping[str, Any], **context: Any) -> dict[str, Any]:
        """Walk a flow ("flow", "subentries/flow", "options/flow") through these answers; return its last step."""
        path = f"/api/config/config_entries/{kind}"
        step: dict[str, Any] = await self.post(path, {"handler": handler, **context})
        for answer in answers:
            step = await self.post(f"{path}/{step['flow_id']}", answer)
        return step
