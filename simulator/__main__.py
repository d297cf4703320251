"""`python -m simulator`: a simulated shop on the command line."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from .output import write_captures, write_truth
from .plan import MIX_NAMES, PlanError, ShopPlan
from .plans import boutique, fair
from .simulation import simulate

PLANS = {"boutique": boutique, "fair": fair}
DEFAULT_NODES = {"boutique": 2, "fair": 50}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m simulator",
        description="Simulate a shop with known truth: one capture (pcapng) a node, who was inside when, whose address "
        "was whose. The same arguments give the same bytes.",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write to; made if need be")
    parser.add_argument("--plan", choices=PLANS, default="boutique", help="the shop (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other people (default: %(default)s)")
    parser.add_argument("--date", type=date.fromisoformat, help="the whole of a local day, YYYY-MM-DD")
    parser.add_argument("--start", type=_moment, help="instead of --date: ISO 8601, local time unless it has an offset")
    parser.add_argument("--end", type=_moment, help="with --start")
    parser.add_argument("--people", type=float, default=1.0, help="scales visitors and passers-by (default: 1)")
    parser.add_argument("--mix", choices=MIX_NAMES, default="mixed", help="the phones (default: %(default)s)")
    parser.add_argument("--nodes", type=int, help="how many (default: 2, in the fair 50)")
    parser.add_argument("--timezone", default="Europe/Berlin", help="of the shop (default: %(default)s)")
    parser.add_argument("--truth-only", action="store_true", help="write no capture, only what really happened")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    return parser


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _plan(options: argparse.Namespace) -> ShopPlan:
    try:
        zone = ZoneInfo(options.timezone)
    except (KeyError, ValueError, OSError) as error:
        raise PlanError(f"unknown time zone {options.timezone!r}: use a name like Europe/Berlin") from error
    if options.date and not (options.start or options.end):
        start = datetime(options.date.year, options.date.month, options.date.day, tzinfo=zone)
        end = start + timedelta(days=1)
    elif options.start and options.end and not options.date:
        start, end = (
            moment if moment.tzinfo else moment.replace(tzinfo=zone) for moment in (options.start, options.end)
        )
    else:
        raise PlanError("say either --date, or --start and --end")
    make = PLANS[options.plan]
    return make(
        start,
        end,
        seed=options.seed,
        nodes=DEFAULT_NODES[options.plan] if options.nodes is None else options.nodes,
        people=options.people,
        mix=options.mix,
        timezone=options.timezone,
    )


class _Progress:
    """One line that counts up on a terminal, a line a tenth elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._shown = -1

    def __call__(self, share: float) -> None:
        parts = int(share * (100 if self._terminal else 10))
        if parts == self._shown:
            return
        self._shown = parts
        text = f"simulating {share:4.0%}"
        end = "" if self._terminal and share < 1 else "\n"
        print(f"\r{text}" if self._terminal else text, end=end, file=sys.stderr, flush=True)  # noqa: T201


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 1 on failure, 2 on bad usage."""
    options = _arguments().parse_args(arguments)
    try:
        simulation = simulate(_plan(options))
        if options.truth_only:
            write_truth(simulation, options.out)
        else:
            write_captures(simulation, options.out, None if options.quiet else _Progress())
    except PlanError as error:
        print(f"simulator: {error}", file=sys.stderr)  # noqa: T201
        return 2
    except OSError as error:
        print(f"simulator: cannot write {error.filename or options.out}: {error.strerror}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        print("\nsimulator: interrupted, nothing half was left", file=sys.stderr)  # noqa: T201
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
