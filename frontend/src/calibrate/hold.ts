/** A button that goes on while it is held, and leaves the click at its end out once it has gone on. */

const PATIENCE_MS = 450;
const EVERY_MS = 110;

export class Hold {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wentOn = false;

  /** The button is pressed; `act` is called again and again once it has been held for a while. */
  press(act: () => void): void {
    this.release();
    this.#wentOn = false;
    this.#timer = setTimeout(() => {
      this.#goOn(act);
    }, PATIENCE_MS);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The click that follows, also of a keyboard that presses nothing: acts unless the hold already has. */
  click(act: () => void): void {
    this.release();
    if (!this.#wentOn) act();
    this.#wentOn = false;
  }

  #goOn(act: () => void): void {
    this.#wentOn = true;
    act();
    this.#timer = setTimeout(() => {
      this.#goOn(act);
    }, EVERY_MS);
  }
}
