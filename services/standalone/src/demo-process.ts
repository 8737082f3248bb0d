import { existsSync } from 'node:fs';
import { Child } from './child-process.js';

export interface DemoOptions {
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

/** An example in a process of its own, which sends its traffic through the SDK, as any application would. */
export function startDemo({ script, environment, log }: DemoOptions): { stop(): Promise<void> } {
  if (!existsSync(script)) {
    log('the demo is not built; run: npm run build');
    return { stop: async () => undefined };
  }
  const child = new Child({
    script,
    environment: { ...environment },
    onOutput: log,
    onExit: (code) => log(`the demo ended (code ${code ?? 'none'})`),
  });
  return { stop: () => child.stop() };
}
