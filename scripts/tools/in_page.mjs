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
    const frame = element.localName === "ha-card" || element.localName === "svg";
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

window.inPage = { find, cutOff, onEachOther, scrollsSideways };
