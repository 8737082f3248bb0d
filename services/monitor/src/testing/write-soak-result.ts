import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../bench/results/', import.meta.url));

/** Long runs leave what they saw in bench/results; ordinary test runs leave nothing. */
export function writeSoakResult(name: string, result: Record<string, unknown>): void {
  if (!process.env['ALMENARA_SOAK_KILLS']) return;
  mkdirSync(folder, { recursive: true });
  const told = { ...result, date: new Date().toISOString().slice(0, 10) };
  writeFileSync(join(folder, `soak-${name}.json`), `${JSON.stringify(told, null, 2)}\n`);
}
