import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The command line is tested as it is installed: built, in a process of its own.
    globalSetup: ['test/build.ts'],
    // Vitest leaves one core idle by itself, which of two is half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
