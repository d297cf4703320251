"""The page on Assist names every tool, its automations answer, and so do the sentences of Home Assistant's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from homeassistant.components import conversation
from homeassistant.core import Context
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from custom_components.footfall.llm import TOOLS
from scripts.bootstrap.paths import ROOT

from .assist_words import texts
from .hours import HOUR, row
from .model_stand_in import expose, model
from .test_history import history_of
from .told import settled, tell, told_shop
from .watch import OCCUPANCY, OCCUPIED

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

PAGE = (ROOT / "docs/assist.md").read_text(encoding="utf-8")
EXAMPLES: dict[str, dict[str, Any]] = {
    example["alias"]: example for example in map(yaml.safe_load, re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
}


async def said(hass: HomeAssistant, text: str) -> str:
    """Ask Home Assistant's own agent, which has no language model."""
    result = await conversation.async_converse(
        hass,
        text=text,
        conversation_id=None,
        context=Context(),
        language="en",
        agent_id=conversation.HOME_ASSISTANT_AGENT,
    )
    speech: str = result.response.speech["plain"]["speech"]
    return speech.strip()


def test_every_tool_is_named() -> None:
    assert re.findall(r"^\| `(footfall__\w+)` \|", PAGE, re.MULTILINE) == [tool.name for tool in TOOLS]


def test_what_it_is_said_to_answer_is_what_it_says() -> None:
    """Each sentence of the dialogues is one of the texts, with something filled in."""
    patterns = [
        re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text)))
        for language in ("en", "de")
        for text in texts(language).values()
    ]
    answers = [line.removeprefix("> ") for line in PAGE.splitlines() if line.startswith("> ") and "**" not in line]
    assert len(answers) >= 7
    for answer in answers:
        sentences = re.split(r"(?<=[.?]) (?=[A-ZÜ])", answer)
        assert [one for one in sentences if not any(text.fullmatch(one) for text in patterns)] == []


@pytest.mark.parametrize("question", ["How full is the shop?", "How many customers are here?"])
async def test_a_sentence_of_ones_own(hass: HomeAssistant, question: str) -> None:
    await model(hass)
    async with told_shop(hass) as shop:
        await async_setup_component(hass, "automation", {"automation": [EXAMPLES["How many are inside"]]})
        tell(shop.runtime_data, 8.0)
        await settled(hass)
        assert await said(hass, question) == "About 8, between 6 and 10."
        node = shop.runtime_data.nodes["id-door"]
        node.connected = False
        shop.runtime_data.node_changed(node)
        assert await said(hass, question) == "No node hears anything at the moment, so I do not know."


async def test_a_sentence_for_a_report(hass: HomeAssistant) -> None:
    await model(hass)
    async with told_shop(hass) as shop:
        await async_setup_component(hass, "automation", {"automation": [EXAMPLES["How was yesterday"]]})
        assert await said(hass, "How was yesterday in the shop?") == "I know nothing of yesterday."
        history = history_of(shop)
        days = history.business_days
        begin = days.begin(days.of(dt_util.utcnow().timestamp()) - 1)
        history.add([row(begin + HOUR * step, 2.0) for step in range(24)])
        assert await said(hass, "How was yesterday?") == "About 48 visitors, between 24 and 72."


async def test_states_by_name(hass: HomeAssistant) -> None:
    """What Home Assistant's own sentences reach of a shop: exposed entities, by their names and aliases."""
    await model(hass)
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 8.0)
        await settled(hass)
        expose(hass, OCCUPANCY, OCCUPIED)
        er.async_get(hass).async_update_entity(OCCUPANCY, aliases=[er.COMPUTED_NAME, "number of people in the shop"])
        await hass.async_block_till_done()
        assert await said(hass, "What is Shop Occupancy?") == "Shop occupancy is 8 people"
        assert (
            await said(hass, "What is the number of people in the shop?") == "Number of people in the shop is 8 people"
        )
        assert await said(hass, "Is Shop Occupied occupied?") == "Yes"


async def test_how_many_people_are_in_is_about_people_whom_home_assistant_knows(hass: HomeAssistant) -> None:
    await model(hass)
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 8.0)
        expose(hass, OCCUPANCY, OCCUPIED)
        assert "8" not in await said(hass, "How many people are in the shop?")
