"""A stand-in for a language model: it makes the calls that a test decides, and says what they answered.

Everything else of the conversation is Home Assistant's own: the agent manager, the chat log, the Assist API.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, override

from homeassistant.components import conversation
from homeassistant.components.conversation.agent_manager import get_agent_manager
from homeassistant.components.conversation.models import AbstractConversationAgent
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import llm
from homeassistant.helpers.chat_session import async_get_chat_session
from homeassistant.setup import async_setup_component

if TYPE_CHECKING:
    from homeassistant.core import Context, HomeAssistant

AGENT = "model-stand-in"


@dataclass(frozen=True)
class Seen:
    """What a tool answered."""

    data: Any
    error: bool


@dataclass
class ModelStandIn(AbstractConversationAgent):
    """`calls`: what it calls when it is asked, by name without the prefix. `seen`: what it was told and answered."""

    hass: HomeAssistant
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    prompt: str = ""
    tools: list[str] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)

    @property
    @override
    def supported_languages(self) -> list[str] | Literal["*"]:
        return "*"

    @override
    async def async_process(self, user_input: conversation.ConversationInput) -> conversation.ConversationResult:
        with (
            async_get_chat_session(self.hass, user_input.conversation_id) as session,
            conversation.async_get_chat_log(self.hass, session, user_input) as log,
        ):
            await log.async_provide_llm_data(user_input.as_llm_context(AGENT), llm.LLM_API_ASSIST)
            assert log.llm_api is not None
            self.prompt = log.llm_api.api_prompt
            self.tools = [tool.name for tool in log.llm_api.tools]
            calls = [llm.ToolInput(f"footfall__{name}", dict(given)) for name, given in self.calls]
            self.seen = [
                Seen(done.result.data, done.result.error)
                async for done in log.async_add_assistant_content(
                    conversation.AssistantContent(user_input.agent_id, content=None, tool_calls=calls)
                )
            ]
            said = " ".join(str(result.data.get("sentence", result.data.get("error"))) for result in self.seen)
            log.async_add_assistant_content_without_tools(
                conversation.AssistantContent(user_input.agent_id, content=said)
            )
            return conversation.async_get_result_from_chat_log(user_input, log)


async def model(hass: HomeAssistant) -> ModelStandIn:
    """Give the model, ready to be talked to."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    agent = ModelStandIn(hass)
    get_agent_manager(hass).async_set_agent(AGENT, agent)
    return agent


async def ask(
    hass: HomeAssistant, context: Context, text: str = "How many people are in the shop?", language: str = "en"
) -> str:
    """Ask the model something and return what it says."""
    result = await conversation.async_converse(
        hass, text=text, conversation_id=None, context=context, language=language, agent_id=AGENT
    )
    speech: str = result.response.speech["plain"]["speech"]
    return speech


def expose(hass: HomeAssistant, *entity_ids: str, to: bool = True) -> None:
    """Expose entities to Assist, as under *Voice assistants*."""
    for entity_id in entity_ids:
        assert er.async_get(hass).async_get(entity_id) is not None, entity_id
        async_expose_entity(hass, "conversation", entity_id, to)
