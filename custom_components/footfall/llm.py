"""What Home Assistant's conversation agents can ask about a shop: the tools of the Assist API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.components.llm import LLMTools
from homeassistant.core import callback
from homeassistant.helpers.llm import LLM_API_ASSIST

from .assist.compare import CompareTool
from .assist.hours import QuietHoursTool
from .assist.people_now import PeopleNowTool
from .assist.report import ReportTool
from .assist.shops import async_exposed
from .assist.usual import UsualTool

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.llm import LLMContext, Tool

TOOLS: Final = (PeopleNowTool, CompareTool, QuietHoursTool, ReportTool, UsualTool)

PROMPT: Final = (
    "Footfall counts the people in these shops from the radio of their phones, without knowing who they are: {shops}. "
    "Ask the footfall tools about people, visitors, customers, queues and busy or quiet times there. Their numbers are "
    "estimates: say 'about', give the range where it matters, and say that you do not know where a tool does not know. "
    "Each answer has a 'sentence' in the user's language that can be said as it is."
)


@callback
def async_get_tools(hass: HomeAssistant, llm_context: LLMContext, api_id: str) -> LLMTools | None:
    """Return the tools for the shops that are exposed to the assistant; None where no shop is."""
    if api_id != LLM_API_ASSIST or not (shops := async_exposed(hass, llm_context.assistant)):
        return None
    tools: list[Tool] = [tool(fit) for tool in TOOLS if (fit := tool.fit(shops))]
    names = ", ".join(dict.fromkeys(told.shop.title for told in shops))
    return LLMTools(tools=tools, prompt=PROMPT.format(shops=names))
