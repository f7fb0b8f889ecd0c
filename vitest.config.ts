import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// No isolation: 1,000 tests run in seconds instead of tens of seconds (docs/adr/0002-stack.md).
export default defineConfig({
  plugins: [react()],
  test: {
    pool: 'threads',
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{kernels,contracts,demo,server,tools,scripts,fuzz}/**/*.test.{ts,mjs}'],
          globalSetup: ['server/src/platform/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['web/**/*.test.{ts,tsx}'],
          setupFiles: ['web/src/platform/testing/setup.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
