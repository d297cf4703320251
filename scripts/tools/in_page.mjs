// Looks at a page from inside, through all shadows. Every page that a test or a picture is taken of finds it as `inPage`.

/** The elements that match a selector in whatever shadow they are. */
function find(selector) {
  const found = [];
  const search = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(selector)) found.push(element);
      if (element.shadowRoot) search(element.shadowRoot);
    }
  };
  search(document);
  return found;
}

const ownText = (element) =>
  [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent.trim())
    .join(" ")
    .trim();

const shown = (style, box) =>
  box.width > 1 && box.height > 1 && style.visibility === "visible" && style.opacity !== "0";

const beyond = (box, frame) =>
  box.left < frame.left - 1 ||
  box.right > frame.right + 1 ||
  box.top < frame.top - 1 ||
  box.bottom > frame.bottom + 1;

/**
 * The texts below elements of this selector that do not fit: cut off by their own element, or beyond their card, their
 * drawing or the window. What can be scrolled to fits.
 */
function cutOff(selector) {
  const cut = [];
  const look = (element, frames, reachable) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const text = ownText(element);
    const scrolls = /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
    if (text && shown(style, box)) {
      const over =
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      const outside = !reachable && (box.left < -1 || box.right > innerWidth + 1);
      if ((style.overflowX !== "visible" && !scrolls && over) || outside || frames.some((frame) => beyond(box, frame)))
        cut.push(text);
    }
    const frame = element.localName === "ha-card" || (element.localName === "svg" && style.overflowX !== "visible");
    const within = scrolls ? [] : frame ? [...frames, box] : frames;
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children])
      look(child, within, reachable || scrolls);
  };
  for (const root of find(selector)) look(root, [], false);
  return cut;
}

/** Texts of drawings below elements of this selector that lie on each other. */
function onEachOther(selector) {
  const found = [];
  const drawings = find("svg").filter((svg) => svg.getRootNode().host?.matches(selector));
  for (const svg of drawings) {
    const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent.trim(), text.getBoundingClientRect()]);
    texts.forEach(([text, one], at) => {
      for (const [other, two] of texts.slice(at + 1)) {
        const beside = one.right <= two.left + 1 || two.right <= one.left + 1;
        const above = one.bottom <= two.top + 1 || two.bottom <= one.top + 1;
        if (!beside && !above) found.push(`${text} on ${other}`);
      }
    });
  }
  return found;
}

/** Whether the page can be scrolled sideways. */
const scrollsSideways = () => document.scrollingElement.scrollWidth > innerWidth;

/** What of a dashboard is not drawn yet, in words. */
function unready() {
  const views = find("hui-sections-view");
  const waits = views.length === 0 ? ["there is no view"] : find("ha-card").length === 0 ? ["there is no card"] : [];
  const seen = (element) => element.getClientRects().length > 0;
  for (const element of find("hui-card, [class~=loading], [class~=stale], ha-spinner, hui-error-card, hui-warning")) {
    const card = element.getRootNode().host?.localName ?? "";
    if (element.localName === "hui-card" && element.firstElementChild === null) waits.push("a card is missing");
    else if (element.classList.contains("loading") && card.startsWith("footfall-")) waits.push(`${card} is loading`);
    else if (element.classList.contains("stale") && card.startsWith("footfall-")) waits.push(`${card} is stale`);
    else if (element.localName === "ha-spinner" && seen(element)) waits.push("something spins");
    else if (/error|warning/.test(element.localName)) waits.push(`${element.localName}: ${element.textContent.trim()}`);
  }
  for (const card of find("hui-history-graph-card, hui-statistics-graph-card")) {
    // Home Assistant draws its own graphs when they are seen.
    if (inWindow(card) && !drawsCanvas(card)) waits.push(`${card.localName} is not drawn: ${card.shadowRoot?.textContent.trim() ?? ""}`);
  }
  for (const card of find("*").filter(({ localName }) => /^footfall-[a-z]+-card$/.test(localName))) {
    if (!card.shadowRoot?.querySelector("ha-card")) waits.push(`${card.localName} is empty`);
  }
  return waits;
}

function inWindow(element) {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && top < innerHeight && bottom > 0;
}

function drawsCanvas(element) {
  const search = (root) =>
    root.querySelector("canvas, state-history-chart-timeline") !== null ||
    [...root.querySelectorAll("*")].some((child) => child.shadowRoot && search(child.shadowRoot));
  return element.shadowRoot !== null && search(element.shadowRoot);
}

/** Where the lowest of these elements ends, in CSS pixels. */
const bottom = (selector) => Math.ceil(Math.max(...find(selector).map((of) => of.getBoundingClientRect().bottom)));

/** Whether Home Assistant's own charts, which follow a new width a moment later, have done so. */
const chartsFit = () =>
  find("canvas").every((canvas) => {
    // The chart gives its own box the canvas's width: what it has to fit in is around that.
    const room = canvas.parentElement?.parentElement?.getBoundingClientRect().width ?? innerWidth;
    return canvas.getBoundingClientRect().width <= room + 1;
  });

/** Resolves once two frames in a row have everything at the same place, and the fonts are there. */
async function settled() {
  await document.fonts.ready;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const places = () =>
    find("ha-card, svg, text, canvas")
      .map((element) => Object.values(element.getBoundingClientRect().toJSON()).join())
      .concat(document.scrollingElement.scrollWidth)
      .join(";");
  let before;
  for (let now = places(); now !== before; now = places()) {
    before = now;
    await frame();
    await frame();
  }
}

window.inPage = { find, cutOff, onEachOther, scrollsSideways, unready, bottom, chartsFit, settled };
