"""What the cards ask of a shop, over a real WebSocket connection."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

PATIENCE_S = 60.0


async def ask(client: MockHAClientWebSocket, command: str, **about: Any) -> Any:
    """Return what a command of ours gives."""
    answer = await answered(client, command, **about)
    assert answer["success"], answer
    return answer["result"]


async def refused(client: MockHAClientWebSocket, command: str, **about: Any) -> tuple[str, str | None]:
    """Return the code and the text's key with which a command of ours is refused."""
    answer = await answered(client, command, **about)
    assert not answer["success"], answer
    return answer["error"]["code"], answer["error"].get("translation_key")


async def answered(client: MockHAClientWebSocket, command: str, **about: Any) -> dict[str, Any]:
    """Return the answer to a command of ours."""
    await client.send_json_auto_id({"type": f"footfall/{command}", **about})
    answer: dict[str, Any] = await received(client)
    assert answer["type"] == "result", answer
    return answer


async def subscribed(client: MockHAClientWebSocket, command: str, **about: Any) -> tuple[int, dict[str, Any]]:
    """Subscribe; return the subscription's number and its first event."""
    answer = await answered(client, command, **about)
    assert answer["success"], answer
    return answer["id"], await event(client)


async def event(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return the next event of a subscription."""
    message = await received(client)
    assert message["type"] == "event", message
    told: dict[str, Any] = message["event"]
    return told


async def received(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return the next message."""
    async with asyncio.timeout(PATIENCE_S):
        message: dict[str, Any] = await client.receive_json()
        return message
