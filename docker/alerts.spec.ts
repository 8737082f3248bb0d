import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const { groups } = parse(readFileSync(`${root}docker/prometheus/alerts.yml`, 'utf8')) as {
  groups: { rules: Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);

/** Names of all metrics that the sources of the processes make. */
function metricNames(): string[] {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ours = globSync('{services,libs}/*/src/**/*.ts', { cwd: root }).flatMap((file) => {
    const text = readFileSync(root + file, 'utf8');
    const named = [...text.matchAll(/name: '(almenara_\w+)'/g)].map(([, name]) => name!);
    // Those that tell of a consumer group's lag are named by it.
    const lags = [...text.matchAll(/prefix: '(almenara_\w+)'/g)].flatMap(([, prefix]) => [
      `${prefix}_lag_records`,
      `${prefix}_lag_seconds`,
    ]);
    return [...named, ...lags];
  });
  return [...ours, ...registry.getMetricsAsArray().map(({ name }) => name), 'up'];
}

test.each(rules)('$alert asks for metrics that exist, and is explained in docs/operations.md', (rule) => {
  const asked = [...rule.expr.matchAll(/\b(almenara_\w+|nodejs_\w+|process_\w+|up)\b/g)].map(([, name]) =>
    name!.replace(/_(bucket|sum|count)$/, ''),
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(metricNames()).toEqual(expect.arrayContaining(asked));
  expect(['page', 'ticket']).toContain(rule.labels.severity);
  expect(rule.annotations.summary).not.toBe('');
  expect(readFileSync(`${root}docs/operations.md`, 'utf8')).toContain(`\`${rule.alert}\``);
});
