import { defineConfig } from 'vitest/config';

/**
 * Workspace packages resolve to their sources. `import` is left out: Node would apply it to `require` as well, and
 * packages that ship both forms would be loaded in the wrong one.
 */
const shared = {
  resolve: { conditions: ['source', 'node', 'module', 'default'] },
  ssr: { resolve: { conditions: ['source', 'node', 'module', 'default'] } },
};
/**
 * A worker loads packages and compiles engines once, for all its files: half of the computing otherwise. So a file puts
 * back what it changes of the process, and closes what it opens.
 */
const togetherInWorkers = { isolate: false };
const ignored = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/.nx/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          ...togetherInWorkers,
          name: 'unit',
          include: ['**/*.spec.ts', '**/*.spec.tsx'],
          exclude: ['**/*.medium.spec.ts', ...ignored],
          // Ends what hangs; properties of thousands of cases are slow on a busy machine, and right.
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        // chdb crashes inside worker threads, so real engines run in forked processes.
        test: {
          ...togetherInWorkers,
          name: 'medium',
          // One of their packages offers its TypeScript under `source` too, which Node refuses to load.
          server: { deps: { inline: [/node_modules\/(?:@ai-sdk|ai\d?|eventsource-parser)\//] } },
          include: ['**/*.medium.spec.ts'],
          exclude: ignored,
          pool: 'forks',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['**/*.e2e.ts'],
          exclude: ignored,
          pool: 'forks',
          // Ends what hangs; on a busy machine each start of the product takes a minute.
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
