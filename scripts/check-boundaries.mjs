/**
 * Checks who uses whom. Nx's project graph is compared with the tags of the projects and the table below; the
 * sources are searched for imports that go around their package.json, for reads of the environment outside
 * entry points, for names that say nothing, for long files and for hosts in the lock files.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

/** What a project of each kind may depend on. A process never on a process, a store never on a store. */
const ALLOWED = {
  contract: [],
  migrations: [],
  library: ['contract', 'library'],
  store: ['contract', 'library', 'migrations'],
  process: ['contract', 'library', 'store'],
  // The SDK and examples in its tests only.
  composition: ['contract', 'library', 'store', 'process', 'migrations', 'sdk', 'example'],
  sdk: ['contract'],
  web: ['contract'],
  bench: ['contract', 'sdk', 'library', 'store', 'process'],
  // An application: it has the SDK and what other examples have in common. See also EMBEDDING.
  example: ['sdk', 'example'],
};
/** The one library that examples use, in the place of an embedding model that a real application would bring. */
const EMBEDDING = '@almenara/embedding';
const MAX_LINES = 400;
const NAMELESS = /^(utils?|common|shared|helpers?|misc)(\.|$)/i;
const ENTRY_POINTS = [
  /^services\/[^/]+\/src\/main\.ts$/,
  /^services\/standalone\//,
  /^(scripts|bench|examples)\//,
  /^sdk\/client\/src\/.*environment/,
  /^web\//,
  /\.(spec|e2e)\.ts$/,
  /vitest\.config\.ts$/,
  /\/testing\//,
  /^libs\/event-log\/src\/contract\//,
];

/** At the start of a line or as a call: texts that show code are no imports. */
const IMPORT = /(?:^(?:import|export|\})[^'"`\n]*?\bfrom\s*|^import\s*|\bimport\(\s*)['"]([^'"]+)['"]/gm;

const problems = [];
const projects = readProjectGraph();
checkGraph();
checkSources();
checkLockFiles();

if (problems.length > 0) {
  console.error(`${problems.length} boundary problems:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}
console.log(`boundaries hold in ${Object.keys(projects).length} projects`);

function readProjectGraph() {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-graph-'));
  const file = join(folder, 'graph.json');
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const { status, stderr, stdout } = spawnSync(node24, [nx, 'graph', `--file=${file}`], {
    cwd: root,
    env: workspaceEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`nx graph failed:\n${stdout}${stderr}`);
  const { graph } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const result = {};
  for (const [name, node] of Object.entries(graph.nodes)) {
    const kind = node.data.tags?.find((tag) => tag.startsWith('kind:'))?.slice('kind:'.length);
    if (node.data.root === '.') continue;
    result[name] = {
      root: node.data.root,
      kind,
      uses: (graph.dependencies[name] ?? []).map(({ target }) => target),
    };
  }
  return result;
}

function checkGraph() {
  for (const [name, { kind, root: folder, uses }] of Object.entries(projects)) {
    if (!kind || !ALLOWED[kind]) problems.push(`${folder}/package.json: needs one known nx tag "kind:…"`);
    for (const target of uses) {
      const other = projects[target];
      if (!other || target === name || !kind) continue;
      if (kind === 'example' && target === EMBEDDING) continue;
      if (!ALLOWED[kind]?.includes(other.kind) && !isTypeOnlyContract(kind, other)) {
        problems.push(`${folder}: a ${kind} may not use ${target} (a ${other.kind})`);
      }
    }
  }
}

/** The SDK borrows the contract's types for its tests only; its own package has no dependency. */
function isTypeOnlyContract(kind, other) {
  return kind === 'sdk' && other.kind === 'contract';
}

function checkSources() {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\n').filter(Boolean)) {
    for (const part of file.split('/')) {
      if (NAMELESS.test(part)) problems.push(`${file}: "${part}" does not say what it is about`);
    }
    if (!/\.(ts|tsx|mjs|css)$/.test(file) || /\/generated\//.test(file)) continue;
    checkSource(file);
  }
}

function checkSource(file) {
  let text;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch {
    return;
  }
  const lines = text.split('\n').length - 1;
  if (lines > MAX_LINES) problems.push(`${file}: ${lines} lines, more than ${MAX_LINES}`);
  if (/\bprocess\.env\b/.test(text) && !ENTRY_POINTS.some((pattern) => pattern.test(file))) {
    problems.push(`${file}: reads the environment; only entry points may`);
  }
  const owner = Object.values(projects).find((project) => file.startsWith(`${project.root}/`));
  if (!owner) return;
  for (const [, specifier] of text.matchAll(IMPORT)) {
    checkImport(file, owner, specifier, text);
  }
}

function checkImport(file, owner, specifier) {
  const isTest = /\.(spec|e2e)\.tsx?$|\/(e2e|testing)\//.test(file);
  if (specifier.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), specifier));
    if (!target.startsWith(`${owner.root}/`) && !isTest) {
      problems.push(`${file}: imports ${specifier} from another project; use its package name`);
    }
    return;
  }
  if (!specifier.startsWith('@almenara/')) return;
  const name = specifier.split('/').slice(0, 2).join('/');
  const manifest = JSON.parse(readFileSync(join(root, owner.root, 'package.json'), 'utf8'));
  const listed = { ...manifest.dependencies, ...(isTest ? manifest.devDependencies : {}) };
  if (name !== manifest.name && !(name in listed) && !(owner.kind === 'sdk' && isTest)) {
    problems.push(`${file}: ${basename(owner.root)} does not list ${name} in its package.json`);
  }
}

function checkLockFiles() {
  for (const file of ['package-lock.json', 'services/standalone/e2e/clients/package-lock.json']) {
    const hosts = readFileSync(join(root, file), 'utf8').match(/"resolved": "https?:[^"]*"/g);
    if (hosts) problems.push(`${file}: ${hosts.length} entries name a host, the first is ${hosts[0]}`);
  }
}
