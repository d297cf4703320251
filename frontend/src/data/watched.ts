/** Keeps an element looking at one feed, which may be another one with each update, while it is on the page. */

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Feed, FeedState } from "./feed";

export class Watched<T> implements ReactiveController {
  state: FeedState<T> = { status: "loading" };
  #feed: Feed<T> | undefined;
  #leave: (() => void) | undefined;
  #updating = false;

  /** `pick` says at each update which feed is wanted now. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly pick: () => Feed<T> | undefined,
  ) {
    host.addController(this);
  }

  refresh(): void {
    this.#feed?.refresh();
  }

  hostConnected(): void {
    if (this.#feed) this.#watch(this.#feed);
  }

  hostUpdate(): void {
    const feed = this.pick();
    if (feed === this.#feed) return;
    this.hostDisconnected();
    this.#feed = feed;
    this.state = { status: "loading" };
    this.#updating = true;
    if (feed) this.#watch(feed);
    this.#updating = false;
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #watch(feed: Feed<T>): void {
    this.#leave = feed.watch((state) => {
      this.state = state;
      if (!this.#updating) this.host.requestUpdate();
    });
  }
}
