"""What all tools have in common: which shop, which language, who may ask, and what is said without an answer."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, override

import probatio as vol
from homeassistant.helpers import llm
from homeassistant.helpers.intent import is_blank_slot_value
from homeassistant.util import dt as dt_util

from custom_components.footfall.const import DOMAIN

from .errors import UnansweredError
from .shops import async_allowed, async_exposed, chosen
from .words import Words, async_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from homeassistant.core import HomeAssistant
    from homeassistant.util.json import JsonObjectType

    from custom_components.footfall.history import History

    from .shops import Told

SHOP: Final = "shop"
SENTENCE: Final = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about one shop. `given`: the checked arguments. `now`: UTC seconds, as the shop has it."""

    hass: HomeAssistant
    told: Told
    words: Words
    given: Mapping[str, Any]
    now: float

    @property
    def history(self) -> History:
        """What is kept of the shop."""
        return self.told.shop.history


class ShopTool(llm.Tool):
    """A question that can be asked about a shop. It only reads."""

    integration = DOMAIN
    annotations = llm.ToolAnnotations(read_only=True, destructive=False, idempotent=True, open_world=False)
    asks: ClassVar[Mapping[vol.Marker, Any]]
    """What can be given beside the shop."""

    def __init__(self, shops: Sequence[Told]) -> None:
        self.parameters = vol.Schema({**_shop(self.fit(shops)), **self.arguments(shops)})

    @classmethod
    def fit(cls, shops: Iterable[Told]) -> list[Told]:
        """Return the shops that this can be asked of."""
        return [told for told in shops if cls.answers(told, {})]

    @classmethod
    def arguments(cls, _shops: Sequence[Told]) -> Mapping[vol.Marker, Any]:
        """Return what can be given beside the shop."""
        return cls.asks

    @staticmethod
    @abstractmethod
    def answers(told: Told, given: Mapping[str, Any]) -> bool:
        """Tell whether this may be asked of a shop."""

    @abstractmethod
    async def async_answer(self, question: Question) -> JsonObjectType:
        """Return the answer in numbers, and as a `sentence`; UnansweredError where there is none."""

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: llm.ToolInput, llm_context: llm.LLMContext
    ) -> llm.ToolResult:
        texts = await async_texts(hass, llm_context.language)
        try:
            given = self._checked(tool_input.tool_args)
            shops = await async_allowed(hass, async_exposed(hass, llm_context.assistant), llm_context.context)
            told = chosen(shops, given.get(SHOP), lambda told: self.answers(told, given))
            answer = await self.async_answer(_question(hass, told, texts, given))
        except UnansweredError as error:
            data: JsonObjectType = {"error": error.reason}
            if error.key is not None:
                data[SENTENCE] = texts[error.key].format(**error.given)
            return llm.ToolResult(data=data, error=True)
        name = told.shop.title
        if len(self.fit(shops)) > 1:
            answer[SENTENCE] = texts["at_shop"].format(shop=name, sentence=answer[SENTENCE])
        return llm.ToolResult(data={SHOP: name, **answer})

    def _checked(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        try:
            checked: dict[str, Any] = self.parameters(
                {name: value for name, value in arguments.items() if not is_blank_slot_value(value)}
            )
        except vol.Invalid as error:
            raise UnansweredError(f"The call is not as the tool wants it: {error}") from error
        return checked


def _shop(shops: Sequence[Told]) -> dict[vol.Marker, Any]:
    """Return the argument that names a shop; a shop that is the only one needs no name."""
    names = list(dict.fromkeys(told.shop.title for told in shops))
    if len(shops) < 2:  # noqa: PLR2004 - more than one
        return {}
    return {vol.Optional(SHOP, description="Which shop. Leave it out when the user did not say."): vol.In(names)}


def _question(hass: HomeAssistant, told: Told, texts: Mapping[str, str], given: Mapping[str, Any]) -> Question:
    now, days = told.shop.moment, told.shop.history.business_days
    return Question(hass=hass, told=told, words=Words(texts, days, days.of(now)), given=given, now=now)


def moment(seconds: float) -> str:
    """Give a moment as ISO time, in Home Assistant's zone."""
    return dt_util.as_local(dt_util.utc_from_timestamp(seconds)).isoformat(timespec="seconds")
