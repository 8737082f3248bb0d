import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { OTHER_KEYS, SERVER_KEYS } from '../libs/configuration/src/known-keys.js';

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string; readonly args?: Readonly<Record<string, string>> };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly unknown[] };
  readonly deploy?: {
    readonly resources?: { readonly limits?: Readonly<Record<string, string | number>> };
  };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const source = readFileSync(`${root}docker-compose.yml`, 'utf8');
const compose = parse(source, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build?.dockerfile === 'docker/service.Dockerfile');

/** Variables that the file takes from .env, with what stands behind the name. */
const variables = [...source.matchAll(/\$\{(\w+)(:[?-][^}]*)?\}/g)].map(([, name, rest = '']) => ({
  name: name!,
  rest,
}));
const example = readFileSync(`${root}.env.example`, 'utf8');

test.each(services)(
  '%s tells its health, is limited, restarts, drains and may do nothing more than it needs',
  (_, service) => {
    const { healthcheck, deploy, cap_drop, security_opt } = service;
    expect(healthcheck?.test?.[0]).toBe('CMD');
    expect(healthcheck?.test?.every((word) => typeof word === 'string')).toBe(true);
    expect(Object.keys(deploy?.resources?.limits ?? {}).sort()).toEqual(['cpus', 'memory', 'pids']);
    expect(service.restart).toBe('unless-stopped');
    expect(service.stop_grace_period).toMatch(/^\d+s$/);
    expect(cap_drop).toEqual(['ALL']);
    expect(security_opt).toEqual(['no-new-privileges:true']);
  },
);

test('whatever can be is read-only, and nothing runs as root', () => {
  const writable = services.filter(([, { read_only }]) => !read_only).map(([name]) => name);
  expect(writable).toEqual(['kafka']);
  for (const [name, { build, user }] of services) {
    const dockerfile = build && readFileSync(`${root}${build.dockerfile}`, 'utf8');
    // Kafka's own image names its user.
    const runsAs =
      user ?? /^USER (\S+)$/m.exec(dockerfile ?? '')?.[1] ?? (name === 'kafka' ? 'appuser' : 'root');
    expect([name, runsAs]).not.toEqual([name, expect.stringMatching(/^(root|0(:.*)?)$/)]);
  }
});

test('one service waits for the health of another, which exists', () => {
  for (const [, { depends_on = {} }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      expect(condition).toBe('service_healthy');
      expect(Object.keys(compose.services)).toContain(other);
    }
  }
});

test('data lies in named volumes, and mounted files exist', () => {
  for (const volume of services.flatMap(([, { volumes = [] }]) => volumes)) {
    const [from, , mode] = volume.split(':');
    if (!from!.startsWith('./')) expect(Object.keys(compose.volumes)).toContain(from);
    else expect([existsSync(root + from), mode]).toEqual([true, 'ro']);
  }
});

test('only the proxy can be reached from outside, on loopback unless told otherwise', () => {
  const open = services.filter(([, { ports }]) => ports);
  expect(open.map(([name, { ports }]) => [name, ports])).toEqual([
    ['proxy', ['${LISTEN:-127.0.0.1:8080}:8080']],
  ]);
});

test('no secret has a value or a default: each must be given, with a message that says where', () => {
  const secret = /PASSWORD|TOKEN|INGEST_KEY/;
  const used = variables.filter(({ name }) => secret.test(name));
  expect(new Set(used.map(({ name }) => name))).toEqual(
    new Set(['CLICKHOUSE_PASSWORD', 'POSTGRES_PASSWORD', 'ALMENARA_ADMIN_TOKEN', 'ALMENARA_INGEST_KEY']),
  );
  for (const { name, rest } of used) expect(rest).toMatch(new RegExp(`^:\\?set ${name} in .env`));
  for (const [, { environment = {} }] of services) {
    for (const [name, value] of Object.entries(environment)) {
      if (secret.test(name)) expect(value).toMatch(/^\$\{/);
      // A password inside an address.
      expect(String(value)).not.toMatch(/:\/\/[^:/]+:(?!\$\{)[^@/]+@/);
    }
  }
});

test('.env.example explains every variable, sets no secret, and holds none that is not used', () => {
  const lines = example.split('\n');
  const explained = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=')[0]!);
  expect(new Set(explained)).toEqual(new Set(variables.map(({ name }) => name)));
  expect(explained.length).toBe(new Set(explained).size);
  for (const line of lines) expect(line).not.toMatch(/^\w*(PASSWORD|TOKEN|INGEST_KEY)=./);
});

test('every process gets only keys that it knows', () => {
  const known = [...SERVER_KEYS, ...OTHER_KEYS].map(({ name }) => name as string);
  expect(ours.map(([name]) => name)).toEqual(['gateway', 'writer', 'api', 'monitor', 'evaluator']);
  for (const [name, { environment = {}, build }] of ours) {
    expect(build?.args).toEqual({ SERVICE: name });
    for (const key of Object.keys(environment)) expect(known).toContain(key);
  }
});

describe('docker compose', () => {
  const docker = spawnSync('docker', ['compose', 'version']).status === 0;
  const config = (environment: Record<string, string>) =>
    spawnSync('docker', ['compose', '--env-file', '/dev/null', 'config', '--quiet'], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    });
  const required = [
    ...new Set(variables.filter(({ rest }) => rest.startsWith(':?')).map(({ name }) => name)),
  ];
  const given = Object.fromEntries(required.map((name) => [name, 'http://given.example']));

  it.skipIf(!docker)('accepts the file when every required variable is given (needs docker)', () => {
    expect(config(given)).toMatchObject({ status: 0, stderr: '' });
  });

  it.skipIf(!docker).each(required)('refuses to start without %s and says so (needs docker)', (name) => {
    const { status, stderr } = config({ ...given, [name]: '' });
    expect(status).not.toBe(0);
    expect(stderr).toContain(`set ${name} in .env`);
  });
});
