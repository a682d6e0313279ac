import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The command line is tested as it is installed: built, in a process of its own.
    globalSetup: ['test/build.ts'],
    // Vitest leaves one core idle by itself, which of two is half.
    maxWorkers: '100%',
    // A limit for what hangs: on a busy machine a test that starts processes takes several times what it usually does.
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
