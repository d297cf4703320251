/** One answer of the server that many cards look at: asked for once, however many they are, and only while any looks. */

import type { Hass, HassConnection, Unsubscribe } from "../hass";

export interface Problem {
  /** `not_found`, `unauthorized`, or what Home Assistant says of a command that it does not know. */
  code: string;
  message: string;
}

export type FeedState<T> =
  | { status: "loading"; value?: undefined; problem?: undefined }
  | { status: "ready"; value: T; problem?: undefined }
  /** The last value, where there was one, is still there to be shown. */
  | { status: "failed"; value: T | undefined; problem: Problem };

export type Listener<T> = (state: FeedState<T>) => void;

/** Waits after a failure in ms; a shop that is being reloaded is back within seconds. */
const RETRY = [2_000, 5_000, 15_000, 60_000];

/** Starts a source and returns how to stop it. `give` takes values, `fail` ends this attempt. */
type Source<T> = (give: (value: T) => void, fail: (error: unknown) => void) => () => void;

export class Feed<T> {
  #state: FeedState<T> = { status: "loading" };
  readonly #listeners = new Set<Listener<T>>();
  #stop: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(
    private readonly source: Source<T>,
    private readonly connection: HassConnection,
  ) {}

  get state(): FeedState<T> {
    return this.#state;
  }

  /** Calls the listener now and at each change, until the returned function is called. */
  watch(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.connection.addEventListener("ready", this.refresh);
      this.#start();
    }
    listener(this.#state);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.connection.removeEventListener("ready", this.refresh);
        this.#end();
      }
    };
  }

  /** Asks again at once; what is known stays until the answer is there. */
  readonly refresh = (): void => {
    if (this.#listeners.size === 0) return;
    this.#failures = 0;
    this.#end();
    this.#start();
  };

  #start(): void {
    let current = true;
    const stop = this.source(
      (value) => {
        if (!current) return;
        this.#failures = 0;
        this.#tell({ status: "ready", value });
      },
      (error) => {
        if (!current) return;
        this.#tell({ status: "failed", value: this.#state.value, problem: problemOf(error) });
        const wait = RETRY[Math.min(this.#failures, RETRY.length - 1)];
        this.#failures += 1;
        this.#retry = setTimeout(() => {
          this.#end();
          this.#start();
        }, wait);
      },
    );
    this.#stop = () => {
      current = false;
      stop();
    };
  }

  #end(): void {
    clearTimeout(this.#retry);
    this.#stop?.();
    this.#stop = undefined;
  }

  #tell(state: FeedState<T>): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

export function problemOf(error: unknown): Problem {
  if (typeof error === "object" && error !== null) {
    const { code, message } = error as Partial<Record<string, unknown>>;
    // Home Assistant's errors have a word for their kind; those of the connection itself have a number.
    const kind = typeof code === "string" ? code : typeof code === "number" ? "connection" : "unknown";
    return { code: kind, message: typeof message === "string" ? message : "" };
  }
  return { code: "unknown", message: String(error) };
}

/** The last event of a subscription whose shop is unloaded or reloaded. */
interface Ended {
  ended: true;
}

const isEnded = (event: unknown): event is Ended => typeof event === "object" && event !== null && "ended" in event;

/** What the server sends as events of a subscription. */
export function subscribed<T>(hass: Hass, message: Record<string, unknown>): Source<T> {
  return (give, fail) => {
    let ended = false;
    let unsubscribe: Unsubscribe | undefined;
    const take = (event: T | Ended): void => {
      if (isEnded(event)) fail({ code: "not_found", message: "" });
      else give(event);
    };
    // Subscribed anew by the feed itself after a lost connection: Home Assistant's own way says nothing of failures.
    hass.connection.subscribeMessage(take, message, { resubscribe: false }).then((end) => {
      if (ended) void end();
      else unsubscribe = end;
    }, fail);
    return () => {
      ended = true;
      // The server forgets a subscription whose connection is lost, and refuses to end it.
      void Promise.resolve(unsubscribe?.()).catch(() => undefined);
    };
  };
}

/** What is asked for again every `seconds`, and when a page that was hidden is looked at again. */
export function polled<T>(hass: Hass, message: Record<string, unknown>, seconds: number): Source<T> {
  return (give, fail) => {
    let asked = 0;
    const ask = (): void => {
      asked = Date.now();
      hass.callWS<T>(message).then(give, fail);
    };
    const due = (): void => {
      if (document.visibilityState !== "hidden" && Date.now() - asked >= seconds * 1000) ask();
    };
    const timer = setInterval(due, seconds * 1000);
    document.addEventListener("visibilitychange", due);
    ask();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", due);
    };
  };
}
