import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child-process.js';

export interface DemoOptions {
  readonly script: string;
  readonly endpoint: string;
  readonly key: string;
  /** Data folder; the demo remembers there how far it came. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

/** Sends the demo's traffic from a process of its own, through the SDK, as any application would. */
export function startDemo({ script, endpoint, key, folder, log }: DemoOptions): { stop(): Promise<void> } {
  if (!existsSync(script)) {
    log('the demo is not built; run: npm run build');
    return { stop: async () => undefined };
  }
  const child = new Child({
    script,
    environment: {
      ALMENARA_ENDPOINT: endpoint,
      ALMENARA_KEY: key,
      RAG_REPLAY_STATE: join(folder, 'demo-progress.json'),
    },
    onOutput: log,
    onExit: (code) => log(`the demo ended (code ${code ?? 'none'})`),
  });
  return { stop: () => child.stop() };
}
