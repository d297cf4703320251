"""How many people there are, where two radios hear them: most are the same people, and neither radio hears all.

Bluetooth changes its addresses and Wi-Fi its own, and nothing in the air says which belong to one phone. So what is
estimated is how far they overlap, from how much each of the two says.
"""

from __future__ import annotations

from typing import Final

CHANCE: Final = 10.0
"""People: in crowds up to this size, what Wi-Fi says beyond Bluetooth is mostly chance: who walks by, and a phone that
shows two types. In larger ones it is mostly people whose Bluetooth is silent."""

SILENT: Final = 1.75
"""By how many times Bluetooth says more where Wi-Fi is silent, as in a shop whose phones are all connected."""


def people_of_both(wifi: float, bluetooth: float) -> float:
    """Return how many people there are, given what each radio says by itself; a silent radio says nothing of them.

    Where Wi-Fi says more, Bluetooth bears out its own share of that. What is beyond counts as far as Bluetooth is
    silent, and in larger crowds in full. Where Bluetooth says more, its watches and tablets are what Wi-Fi has not: the
    number stays with Wi-Fi, but goes over to Bluetooth the further the two are apart, as Wi-Fi is silent then. So it is
    never more than the larger, never less than the smaller, and what one radio says alone holds.
    """
    if wifi <= 0.0 or bluetooth <= 0.0:
        return max(wifi, bluetooth, 0.0)
    beyond = bluetooth - wifi
    if beyond > 0.0:
        return wifi + beyond * min(1.0, beyond / (wifi * (SILENT - 1.0)))
    return wifi + beyond * (bluetooth / wifi) * min(1.0, CHANCE / wifi)
