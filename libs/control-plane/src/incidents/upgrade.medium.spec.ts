import { controlPlaneMigrations } from '@almenara/migrations';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../data-source/create-data-source.js';
import { openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';

const AT = new Date('2026-03-01T09:15:00Z');
const SINCE = new Date('2026-03-01T07:00:00Z');
const grown = controlPlaneMigrations.findIndex(({ name }) => name.startsWith('GrowIncidents'));

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  const needs = backend.name === 'PostgreSQL' ? ' (needs postgres)' : '';
  suite(`incidents from before they had several streams, on ${backend.name}${needs}`, () => {
    beforeAll(() => backend.start());
    afterAll(() => backend.stop());

    test('keep their evidence and their alarms, and take further alarms of their cause', async () => {
      const location = await backend.createEmpty();
      const { options } = createDataSource(location);
      const old = new DataSource({ ...options, migrations: controlPlaneMigrations.slice(0, grown) });
      await old.initialize();
      await old.runMigrations();
      await old.query(`INSERT INTO projects VALUES ('shop', 'Shop', 'UTC', 'USD', $1)`, [AT]);
      const evidence = { frozenAt: AT.toISOString(), digest: 'as it was', attribution: null };
      const insert = (number: number, state: string, stream: string) =>
        old.query(
          `INSERT INTO incidents (project_id, number, kind, state, resolution, stream, since, opened_at, closed_at, cause,
             evidence)
           VALUES ('shop', $1, 'drift', $2, $3, $4, $5, $6, $7, 'new_questions', $8::text::jsonb)`,
          [
            number,
            state,
            state === 'closed' ? 'resolved' : null,
            stream,
            SINCE,
            AT,
            state === 'closed' ? AT : null,
            JSON.stringify(evidence),
          ],
        );
      await insert(1, 'open', 'prompt');
      await insert(2, 'closed', 'cost');
      await old.query(`INSERT INTO incident_alarms VALUES ('shop', 'first', 1)`);
      await old.destroy();

      const plane = await openControlPlane(location);
      const { incidents } = plane;
      expect(await incidents.get('shop', 'INC-1')).toMatchObject({
        severity: 'warning',
        evidence,
        streams: [{ stream: 'prompt', since: SINCE, addedAt: AT, evidence }],
      });
      const alarm = {
        project: 'shop',
        kind: 'drift' as const,
        encoder: null,
        since: SINCE,
        openedAt: AT,
        cause: 'new_questions',
        newShare: null,
        evidence: {
          logStatistic: null,
          logAlarm: null,
          falseIncidents: null,
          windows: null,
          comparison: null,
          attribution: null,
          encoderChange: null,
        },
      };
      const open = (dedupeKey: string, stream: string) => incidents.open({ ...alarm, dedupeKey, stream });
      expect(await open('first', 'prompt')).toEqual({ key: 'INC-1', opened: false });
      expect(await open('second', 'output')).toEqual({ key: 'INC-1', opened: false });
      expect(await incidents.restarts('shop')).toEqual(new Map([['cost', AT]]));
      await plane.close();
    });
  });
}
