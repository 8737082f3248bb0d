/**
 * `npm test`: installs if needed, then format, lint, boundaries, build with types, unit, medium and end-to-end
 * tests. All steps run even if one fails, so that one run tells everything. The last line says how many passed.
 * Arguments limit the run to steps, for example: npm test -- unit medium
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { installIfNeeded } from './install.mjs';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

const required = (process.env.ALMENARA_REQUIRE ?? '').split(',').filter(Boolean);
const chosen = process.argv.slice(2);
const results = mkdtempSync(join(tmpdir(), 'almenara-test-'));
const count = { passed: 0, failed: 0 };
const summary = [];
const skipped = [];

installIfNeeded();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  ['format', 'npm', ['run', '--silent', 'format:check']],
  ['build', node24, [join(root, 'scripts', 'build-now.mjs')]],
  // After the build: the linter needs the types that packages have of each other.
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['types', bin('tsc'), ['-p', 'tsconfig.tests.json']],
  ['boundaries', node24, [join(root, 'scripts', 'check-boundaries.mjs')]],
  ['lockfile', 'npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--silent']],
  ['unit', ...vitest('unit')],
  // One more than the cores: many of these wait, for the clock of a broker or a killed process to be missed.
  ['medium', ...vitest('medium', '--maxWorkers=3')],
  ['e2e', ...vitest('e2e')],
];

for (const [step, command, args] of steps) {
  const name = String(step);
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  const code = await run(command, args);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const tests = readVitest(name);
  if (tests) {
    // A crash outside every test must not pass as "no test failed".
    const failed = tests.failed === 0 && code !== 0 ? 1 : tests.failed;
    count.passed += tests.passed;
    count.failed += failed;
    summary.push(`${name}: ${tests.passed} passed, ${failed} failed, ${tests.skipped} skipped, ${seconds} s`);
  } else {
    count[code === 0 ? 'passed' : 'failed'] += 1;
    summary.push(`${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  }
}
rmSync(results, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}`);
for (const { name, missing } of skipped) {
  const wanted = missing && required.includes(missing);
  if (wanted) count.failed += 1;
  console.log(`${wanted ? 'FAILED (skipped although required)' : 'skipped'}: ${name}`);
}
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;

function vitest(project, ...more) {
  const out = join(results, `${project}.json`);
  const entry = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`];
  return [node24, [entry, 'run', '--project', project, ...reporters, ...more]];
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: workspaceEnvironment({ UV_THREADPOOL_SIZE: '16' }),
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Counts of a vitest run; undefined for other steps. Tests that need something absent name it: "(needs chromium)". */
function readVitest(name) {
  let report;
  try {
    report = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== 'skipped' && test.status !== 'pending') continue;
      const missing = /\(needs ([a-z0-9-]+)\)/.exec(test.fullName)?.[1];
      skipped.push({ name: `${relative(root, file.name)}: ${test.fullName}`, missing });
    }
  }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests,
  };
}
