import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FloorPlan, Shop } from "../../frontend/src/data/contract";
import type { Hass } from "../../frontend/src/hass";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { SHOP, fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, hasButton, one, said } from "./inside";

const TAG = "footfall-floorplan-card";
const PICTURE = "/api/image/serve/0123456789abcdef/original";

const BAKERY: Shop = {
  ...SHOP,
  zones: [
    { id: "floor", name: "Sales floor", kind: "inside", device_id: "zone-floor" },
    { id: "till", name: "Till", kind: "till", device_id: "zone-till" },
    { id: "window", name: "Window", kind: "window", device_id: "zone-window" },
  ],
};
const PLAN: FloorPlan = {
  image: PICTURE,
  aspect: 1.5,
  zones: { floor: { x: 0.3, y: 0.4 }, till: { x: 0.8, y: 0.2 } },
  nodes: { node1: { x: 0.1, y: 0.5 } },
};
const PLAIN: FloorPlan = { image: null, aspect: null, zones: {}, nodes: {} };
const BOX = { left: 0, top: 0, width: 400, height: 200 } as DOMRect;

/** People by zone, and what the node says; each zone is a device of its own. */
function home(from: FakeServer, people: Record<string, string> = {}, status = "listening"): Hass {
  const base = fakeHass({ server: from });
  const entities: Hass["entities"] = {};
  const states: Hass["states"] = {};
  const put = (id: string, key: string, device: string, state: string): void => {
    entities[id] = { entity_id: id, platform: "footfall", translation_key: key, device_id: device };
    states[id] = { entity_id: id, state, attributes: {}, last_changed: "" };
  };
  const { floor = "12", till = "3", window = "0" } = people;
  put("sensor.a", "people", "zone-floor", floor);
  put("sensor.b", "queue", "zone-till", till);
  put("sensor.c", "people", "zone-window", window);
  put("sensor.d", "status", "node-device1", status);
  return { ...base, entities, states };
}

function shopWith(plan: FloorPlan, shop: Shop = BAKERY): FakeServer {
  const made = server(shop);
  made.answers["footfall/subscribe_floor_plan"] = plan;
  made.answers["footfall/floor_plan/save"] = null;
  made.answers["image/delete"] = null;
  return made;
}

/** What a screen reader says of a button: all else in it is for the eye. */
const spoken = (found: Element): string => found.querySelector(".hidden")?.textContent ?? "";

/** The editor within the card. */
const editor = (card: Element): HTMLElement => one(card, "footfall-floor-plan-editor");
const marker = (within: Element, name: string): HTMLElement => {
  const found = all(within, ".marker").find((each) => spoken(each).includes(name));
  if (!found) throw new Error(`no marker ${name}`);
  return found;
};
const savedBy = (from: FakeServer): Record<string, unknown> | undefined =>
  from.asked.find(({ type }) => type === "footfall/floor_plan/save");
const deletedBy = (from: FakeServer): unknown[] =>
  from.asked.filter(({ type }) => type === "image/delete").map(({ image_id }) => image_id);

async function edit(card: AnyCard): Promise<HTMLElement> {
  button(card, "Edit floor plan").click();
  await drawn(card);
  return editor(card);
}

async function choose(card: AnyCard, file: File): Promise<void> {
  const input = one(editor(card), "input[type=file]");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  input.dispatchEvent(new Event("change"));
  await drawn(card);
}

const finger = (type: string, x: number, y: number): PointerEvent =>
  new PointerEvent(type, { pointerId: 1, button: 0, clientX: x, clientY: y });

beforeEach(() => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(BOX);
  Element.prototype.setPointerCapture = vi.fn<Element["setPointerCapture"]>();
});
afterEach(clearPage);

describe("the plan", () => {
  it("shows the owner's picture, and on it how many people are in each zone", async () => {
    const card = await show(TAG, home(shopWith(PLAN)));
    expect(one(card, "img").getAttribute("src")).toBe(`http://home.local${PICTURE}`);
    expect(all(card, ".marker").map(spoken)).toEqual([
      "Sales floor: 12 people",
      "Till: 3 people in the queue",
      "Node Door: listening",
    ]);
    expect(marker(card, "Sales floor").style.getPropertyValue("--x")).toBe("0.3");
  });

  it("tells states apart by number, shape and colour", async () => {
    const plan = { ...PLAN, zones: { ...PLAN.zones, window: { x: 0.5, y: 0.5 } } };
    const card = await show(TAG, home(shopWith(plan), { till: "unavailable" }, "paused"));
    const faces = all(card, ".face").map(({ dataset, textContent }) => [
      dataset.kind,
      dataset.state,
      textContent.trim(),
    ]);
    expect(faces).toEqual([
      ["zone", "people", "12"],
      ["till", "unknown", "–"],
      ["zone", "nobody", "0"],
      ["node", "off", ""],
    ]);
    expect(spoken(marker(card, "Till"))).toContain("not known, because one of its nodes");
  });

  it("loses no zone that has no place on the picture", async () => {
    const card = await show(TAG, home(shopWith(PLAN)));
    expect(all(card, ".chip").map(spoken)).toEqual(["Window: nobody"]);
  });

  it("is a plain ground without a picture, with the zones spread over it", async () => {
    const card = await show(TAG, home(shopWith(PLAIN)));
    expect(all(card, "img")).toEqual([]);
    expect(all(card, ".marker")).toHaveLength(3);
    expect(all(card, ".chip")).toEqual([]);
  });

  it("follows people and places as they change", async () => {
    const from = shopWith(PLAN);
    const card = await show(TAG, home(from));
    card.hass = home(from, { floor: "1" });
    await drawn(card);
    expect(spoken(marker(card, "Sales floor"))).toBe("Sales floor: 1 person");
    from.send("footfall/subscribe_floor_plan", { ...PLAN, zones: { ...PLAN.zones, floor: { x: 0.7, y: 0.4 } } });
    await drawn(card);
    expect(marker(card, "Sales floor").style.getPropertyValue("--x")).toBe("0.7");
  });

  it("opens what Home Assistant knows of a zone", async () => {
    const card = await show(TAG, home(shopWith(PLAN)));
    const asked: unknown[] = [];
    card.addEventListener("hass-more-info", (event) => asked.push((event as CustomEvent).detail));
    marker(card, "Till").click();
    expect(asked).toEqual([{ entityId: "sensor.b" }]);
  });

  it("leaves nodes out where the owner does not want to see them", async () => {
    const card = await show(TAG, home(shopWith(PLAN)), { show_nodes: false });
    expect(all(card, ".marker")).toHaveLength(2);
  });

  it("says that there are no zones yet, and that a picture cannot be loaded", async () => {
    const empty = await show(TAG, home(shopWith(PLAIN, { ...BAKERY, zones: [] })));
    expect(words(empty)).toContain("no zones yet");
    const card = await show(TAG, home(shopWith(PLAN, { ...BAKERY, may_edit: false })));
    one(card, "img").dispatchEvent(new Event("error"));
    await drawn(card);
    expect(words(card)).toContain("Ask your administrator");
    expect(all(card, ".marker")).toHaveLength(3);
  });

  it("is not to be edited by those who may not", async () => {
    const card = await show(TAG, home(shopWith(PLAN, { ...BAKERY, may_edit: false })));
    expect(hasButton(card, "Edit floor plan")).toBe(false);
  });
});

describe("editing", () => {
  it("saves where things were dragged to", async () => {
    const from = shopWith(PLAN);
    const card = await show(TAG, home(from));
    const floor = marker(await edit(card), "Sales floor");
    floor.dispatchEvent(finger("pointerdown", 120, 80));
    floor.dispatchEvent(finger("pointermove", 160, 100));
    floor.dispatchEvent(finger("pointerup", 160, 100));
    await drawn(card);
    button(editor(card), "Save").click();
    await drawn(card);
    expect(savedBy(from)).toEqual({
      type: "footfall/floor_plan/save",
      entry_id: "shop1",
      image: PICTURE,
      aspect: 1.5,
      zones: { floor: { x: 0.4, y: 0.5 }, till: { x: 0.8, y: 0.2 } },
      nodes: { node1: { x: 0.1, y: 0.5 } },
    });
    expect(all(card, "footfall-floor-plan-editor")).toEqual([]);
    expect(deletedBy(from)).toEqual([]);
  });

  it("goes by keys too, and says where a thing is", async () => {
    const card = await show(TAG, home(shopWith(PLAN)));
    const till = marker(await edit(card), "Till");
    till.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", shiftKey: true }));
    await drawn(card);
    expect(words(editor(card))).toContain("Till: 75 % from the left, 20 % from the top");
  });

  it("puts what has no place on the plan, and takes off what should not be there", async () => {
    const from = shopWith(PLAN);
    const card = await show(TAG, home(from));
    const editing = await edit(card);
    button(editing, "Put “Window” on the plan").click();
    await drawn(card);
    expect(editing.shadowRoot?.activeElement).toBe(marker(editing, "Window"));
    marker(editing, "Door").dispatchEvent(new KeyboardEvent("keydown", { key: "Delete" }));
    await drawn(card);
    expect(hasButton(editing, "Put “Node Door” on the plan")).toBe(true);
    marker(editing, "Till").dispatchEvent(new KeyboardEvent("keydown", { key: "Delete" }));
    await drawn(card);
    button(editing, "Save").click();
    await drawn(card);
    expect(savedBy(from)?.zones).toEqual({ floor: { x: 0.3, y: 0.4 }, window: { x: 0.5, y: 0.5 } });
  });

  it("keeps nothing when it is cancelled", async () => {
    const from = shopWith(PLAN);
    const card = await show(TAG, home(from));
    const editing = await edit(card);
    button(editing, "Put “Window” on the plan").click();
    button(editing, "Cancel").click();
    await drawn(card);
    expect(savedBy(from)).toBeUndefined();
    expect(all(card, ".marker")).toHaveLength(3);
  });

  it("stays open with everything in it when it cannot be saved", async () => {
    const from = shopWith(PLAN);
    from.answers["footfall/floor_plan/save"] = { code: "home_assistant_error", message: "the disk is full" };
    const card = await show(TAG, home(from));
    const editing = await edit(card);
    button(editing, "Save").click();
    await drawn(card);
    expect(words(editing)).toContain("could not be saved: the disk is full");
    expect(button(editing, "Save").disabled).toBe(false);
  });

  it("says when somebody else changed the plan meanwhile", async () => {
    const from = shopWith(PLAN);
    const card = await show(TAG, home(from));
    const editing = await edit(card);
    from.send("footfall/subscribe_floor_plan", { ...PLAN, nodes: {} });
    await drawn(card);
    expect(words(editing)).toContain("changed elsewhere meanwhile");
    expect(all(editing, ".marker")).toHaveLength(3);
  });
});

describe("the picture", () => {
  const file = (type = "image/png", bytes = 10): File => new File([new Uint8Array(bytes)], "plan", { type });

  function uploading(from: FakeServer, answer: Partial<Response>): Hass {
    const hass = home(from);
    vi.mocked(hass.fetchWithAuth).mockResolvedValue(answer as Response);
    return hass;
  }

  it("is uploaded to Home Assistant, and stands on the plan once it is saved", async () => {
    const from = shopWith(PLAN);
    const hass = uploading(from, { ok: true, json: () => Promise.resolve({ id: "fedcba9876543210" }) });
    const card = await show(TAG, hass);
    const editing = await edit(card);
    expect(words(editing)).toContain("without logging in");
    await choose(card, file());
    expect(hass.fetchWithAuth).toHaveBeenCalledWith("/api/image/upload", expect.objectContaining({ method: "POST" }));
    const picture = one(editing, "img");
    Object.defineProperties(picture, { naturalWidth: { value: 800 }, naturalHeight: { value: 400 } });
    picture.dispatchEvent(new Event("load"));
    button(editing, "Save").click();
    await drawn(card);
    expect(savedBy(from)).toMatchObject({ image: "/api/image/serve/fedcba9876543210/original", aspect: 2 });
    expect(deletedBy(from)).toEqual([]);
  });

  it("that was uploaded in vain is deleted again", async () => {
    const from = shopWith(PLAN);
    const card = await show(
      TAG,
      uploading(from, { ok: true, json: () => Promise.resolve({ id: "fedcba9876543210" }) }),
    );
    await edit(card);
    await choose(card, file());
    button(editor(card), "Cancel").click();
    await drawn(card);
    expect(deletedBy(from)).toEqual(["fedcba9876543210"]);
  });

  it("can be taken away", async () => {
    const from = shopWith(PLAN);
    const card = await show(TAG, home(from));
    const editing = await edit(card);
    button(editing, "Remove the picture").click();
    await drawn(card);
    button(editing, "Save").click();
    await drawn(card);
    expect(savedBy(from)).toMatchObject({ image: null, aspect: null });
  });

  it.each([
    [file("image/webp"), "in the format PNG, JPEG or GIF"],
    [file("image/png", 11 * 2 ** 20), "This picture has 11 MB"],
  ])("is refused with the reason before it is sent", async (wrong, reason) => {
    const hass = home(shopWith(PLAN));
    const card = await show(TAG, hass);
    await edit(card);
    await choose(card, wrong);
    expect(words(editor(card))).toContain(reason);
    expect(hass.fetchWithAuth).not.toHaveBeenCalled();
  });

  it("says why it could not be uploaded", async () => {
    const card = await show(TAG, uploading(shopWith(PLAN), { ok: false, status: 413, statusText: "Too large" }));
    await edit(card);
    await choose(card, file());
    expect(said(one(editor(card), ".error"))).toContain("413 Too large");
  });
});
