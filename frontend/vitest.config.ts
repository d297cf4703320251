import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  cacheDir: ".cache/vitest",
  test: {
    include: ["tests/frontend/**/*.test.ts"],
    environment: "happy-dom",
    // Texts and times are checked as in a shop's zone, whatever the machine's is.
    env: { TZ: "Europe/Berlin" },
    restoreMocks: true,
  },
});
