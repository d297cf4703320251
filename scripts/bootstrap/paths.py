"""Where things lie in the checkout. Everything that is fetched or built goes below `.cache`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
REQUIREMENTS = ROOT / "requirements"
COMPONENT = ROOT / "custom_components" / "footfall"
ESPHOME = ROOT / "esphome"
FRONTEND = ROOT / "frontend"

UV_TOOL = CACHE / "uv-tool"
PYTHON_PREFIX = CACHE / "python"
HOME_ASSISTANT_ENV = CACHE / "env-home-assistant"
ESPHOME_ENV = CACHE / "env-esphome"
NODES = CACHE / "nodes"
STAMPS = CACHE / "stamps"
