import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = [
  './',
  '../datasets/',
  '../write/',
  '../erasure/',
  '../retention/',
  '../drift/',
  '../drift/attribution/',
  '../drift/compare/',
  '../drift/judged/',
  '../drift/listing/',
  '../monitors/',
  '../incidents/',
].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => `${folder}${name}`),
);

const RESTRICTED =
  /(?:FROM|JOIN|UPDATE|ALTER TABLE|DELETE FROM)\s+almenara\.(?:\w+|\$\{table\})(?:\s+AS\s+\w+)?(?:\s+(?:FINAL|\$\{final\}))?\s+(?:(?:DELETE|UPDATE [^;`]+?)\s+(?:\$\{part\}\s+)?)?(?:WHERE|PREWHERE)\s+project = \{project:String\}(?!\s+OR\b)/g;
const WRITTEN = /INSERT INTO\s+almenara\.\w+|insert\(`almenara\.(?:\$\{table\}|\w+)`/g;

/** Text of a file without comments, in which a table may be named freely. */
function codeOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

describe.each(files)('%s', (file) => {
  const code = codeOf(file);

  test('restricts every table it reads or deletes from to its project, first of all', () => {
    const named = code.match(/almenara\./g)?.length ?? 0;
    const restricted = code.match(RESTRICTED)?.length ?? 0;
    const written = code.match(WRITTEN)?.length ?? 0;
    expect(restricted + written).toBe(named);
  });

  test('names its tables in full, so that the rule above can see them', () => {
    expect(code).not.toMatch(
      /\bFROM\s+(spans|traces|scores|ledger|losses|loss_reports|unnumbered_records|dead_letters)\b/i,
    );
    expect(code).not.toMatch(/FROM\s+\$\{/);
  });

  test('takes the project right after the connection', () => {
    const signatures = [...code.matchAll(/export (?:async )?function (\w+)[^(]*\(([\s\S]*?)\)/g)];
    for (const [, name, parameters] of signatures) {
      if (name === 'insertRows') continue; // Its rows carry their project.
      if (!parameters!.includes('connection')) continue; // Makes a text and reads nothing.
      expect(`${name}(${parameters!.replace(/\s+/g, ' ').trim()}`).toMatch(
        /^\w+\(connection: TraceStoreConnection, project: string/,
      );
    }
  });
});

test('the rule has files to look at', () => {
  expect(files.length).toBeGreaterThan(15);
});

test.each([
  'SELECT 1 FROM almenara.spans WHERE trace_id = {t:String}',
  'SELECT 1 FROM almenara.spans WHERE project = {project:String} OR 1',
  "SELECT 1 FROM almenara.spans WHERE project = 'a'",
  'SELECT 1 FROM almenara.spans FINAL',
  'SELECT 1 FROM almenara.spans AS a JOIN almenara.scores AS b USING project',
])('the rule refuses %s', (sql) => {
  expect(sql.match(RESTRICTED)).toBeNull();
});
