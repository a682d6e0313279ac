import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The command line is tested as it is installed: built, in a process of its own.
    // globalSetup comes with the command line's tests
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
