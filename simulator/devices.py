"""What people carry, and the radios that come of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from .addresses import AddressLog, AddressUse, Device
from .advertising import Advertiser
from .air import Trail
from .catalogue import (
    BLUETOOTH_OFF,
    COMPANIONS,
    MODELS,
    PHONE_SHARES,
    PHONES,
    PHONES_CARRIED,
    WIFI_OFF,
)
from .probing import Prober
from .usage import Usage

if TYPE_CHECKING:
    from .air import Air
    from .people import Person
    from .plan import ShopPlan

# dB that a hand, a pocket and a bag take, each with a sigma of 1.5.
CARRIED_IN = (2.0, 6.0, 8.0)
CARRIED_SIGMA = 1.5

type Emitter = Prober | Advertiser


def things_of(plan: ShopPlan, person: Person) -> list[Device]:
    """Return the devices of a person; the same ones whenever the same person (a member of staff) comes again."""
    if person.thing is not None:
        return [Device(person.name, person.thing.model, person.name, "own" if person.thing.own else "neighbour")]
    rng = Random(f"{plan.seed}|things|{person.name}")
    shares = PHONE_SHARES[plan.mix]
    devices: list[Device] = []
    for number in range(rng.choices((0, 1, 2), PHONES_CARRIED)[0]):
        model = rng.choices(list(shares), list(shares.values()))[0]
        devices.append(Device(f"{person.name}/phone-{number + 1}", model, person.name, person.role))
    if devices:
        companions = COMPANIONS["apple" if devices[0].model.startswith("iphone") else "other"]
        devices += [
            Device(f"{person.name}/{model}", model, person.name, person.role)
            for model, share in companions.items()
            if rng.random() < share
        ]
    return devices


def emitters_of(plan: ShopPlan, air: Air, person: Person, uses: list[AddressUse]) -> list[Emitter]:
    """Return the radios of a person for the whole of their walk; what is heard of them is noted in `uses`."""
    devices = things_of(plan, person)
    if not devices:
        return []
    trail = Trail(air, person.steps(plan), Random(f"{plan.seed}|trail|{person.name}|{person.appear}"))
    span = (person.appear, person.vanish)
    emitters: list[Emitter] = []
    for device in devices:
        model = MODELS[device.model]
        identity = Random(f"{plan.seed}|identity|{device.name}")
        rng = Random(f"{plan.seed}|radio|{device.name}|{person.appear}")
        fixed = person.thing is not None
        phone = device.model in PHONES and not fixed
        # Staff and neighbours know the password of a network here; visitors do not.
        connected = device.model in PHONES and person.role in ("staff", "fixed")
        carried = 0.0 if fixed else rng.choice(CARRIED_IN) + rng.gauss(0.0, CARRIED_SIGMA)
        usage = Usage(rng, model.screen_on, person.appear, person.vanish)
        wifi = plan.mix != "bluetooth" and not (phone and identity.random() < WIFI_OFF)
        bluetooth = not (phone and identity.random() < BLUETOOTH_OFF)
        if model.wifi and wifi:
            log = AddressLog("wifi", device, uses)
            emitters.append(
                Prober(air, trail, span, model.wifi, log, identity, rng, usage, carried, connected=connected)
            )
        if model.bluetooth and bluetooth and identity.random() < model.bluetooth.share:
            log = AddressLog("bluetooth", device, uses)
            # A radio of its own draws on its own: how often one is heard does not change what the other does.
            own = Random(f"{plan.seed}|bluetooth|{device.name}|{person.appear}")
            emitters.append(Advertiser(air, trail, span, model.bluetooth, log, identity, own, usage, carried))
    return emitters
