/** happy-dom lays nothing out: here every element that is watched has the size that a test gives. */

import { vi } from "vitest";

/** Stands in for the browser's ResizeObserver. Undone by `vi.unstubAllGlobals()`. */
export function layOut(width: number, height: number): void {
  class Observer {
    constructor(private readonly changed: ResizeObserverCallback) {}

    observe(): void {
      queueMicrotask(() => {
        this.changed([{ contentRect: { width, height } } as ResizeObserverEntry], this);
      });
    }

    unobserve(): void {
      // Nothing is kept.
    }

    disconnect(): void {
      // Nothing is kept.
    }
  }
  vi.stubGlobal("ResizeObserver", Observer);
}
