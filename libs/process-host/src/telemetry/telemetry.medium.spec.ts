import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// What the build made is what a process runs; `npm test` builds first.
const built = new URL('../../dist/telemetry/open-telemetry.js', import.meta.url).href;

test.each([
  ['without an address no part of OpenTelemetry is loaded', undefined, 0],
  ['with one it is', { endpoint: 'http://127.0.0.1:9' }, 3],
])('%s', (_, configuration, least) => {
  const loaded = modulesLoadedBy(`
    const { openTelemetry } = await import(${JSON.stringify(built)});
    const telemetry = await openTelemetry(${JSON.stringify(configuration)}, 'test');
    if ((await telemetry.inSpan('work', {}, async () => 42)) !== 42) throw new Error('the work was not done');
    await telemetry.close();`).filter((url) => url.includes('/@opentelemetry/'));
  if (least === 0) expect(loaded).toEqual([]);
  else expect(loaded.length).toBeGreaterThanOrEqual(least);
});

function modulesLoadedBy(script: string): string[] {
  const watched = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    ${script}
    console.log(JSON.stringify(loaded));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', watched], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as string[];
}
