import { join } from 'node:path';
import type { NextConfig } from 'next';

/** The workspace root: dependencies are hoisted there, so tracing has to start there. */
const root = join(import.meta.dirname, '..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
