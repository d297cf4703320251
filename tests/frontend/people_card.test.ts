import { afterEach, expect, it } from "vitest";
import { clearPage, drawn, show, words } from "./cards";
import { fakeHass, server } from "./fake_hass";

const SEVEN = { "sensor.occupancy": "7", "sensor.occupancy_low": "5", "sensor.occupancy_high": "9" };

afterEach(clearPage);

it("says how many people are inside, and between what", async () => {
  const card = await show("footfall-people-card", fakeHass({ states: SEVEN }));
  expect(words(card)).toContain("7");
  expect(words(card)).toContain("between 5 and 9");
});

it("says in words that nobody listens", async () => {
  const card = await show("footfall-people-card", fakeHass({ states: { "sensor.occupancy": "unavailable" } }));
  expect(words(card)).toContain("No node is listening");
});

it("follows the number", async () => {
  const from = server();
  const card = await show("footfall-people-card", fakeHass({ server: from, states: SEVEN }));
  card.hass = { ...card.hass, states: fakeHass({ states: { ...SEVEN, "sensor.occupancy": "8" } }).states };
  await drawn(card);
  expect(words(card)).toContain("8");
});
