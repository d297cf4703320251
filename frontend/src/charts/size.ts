/** How large an element is drawn, kept up to date: charts are drawn in the pixels that there are. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Size implements ReactiveController {
  width = 0;
  height = 0;
  #observer: ResizeObserver | undefined;
  #watched: Element | undefined;

  /** `find`: the element that the chart fills, looked for after each update. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly find: () => Element | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width === this.width && height === this.height) return;
      this.width = width;
      this.height = height;
      this.host.requestUpdate();
    });
    this.hostUpdated();
  }

  hostUpdated(): void {
    const found = this.find() ?? undefined;
    if (found === this.#watched) return;
    if (this.#watched) this.#observer?.unobserve(this.#watched);
    this.#watched = found;
    if (found) this.#observer?.observe(found);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = undefined;
  }
}
