import type { MonitorDefinition } from '@almenara/contract';
import type { SaidOfWindow, StoredMonitor } from '@almenara/control-plane';
import { DEFAULT_DEFINITIONS } from '@almenara/monitors';
import { expect, test } from 'vitest';
import { tellMonitor } from './tell-monitor.js';

const NOON = Date.parse('2026-03-02T12:10:00Z');
const nightly: MonitorDefinition['maintenance'][number] = {
  from: '2026-03-01T12:00:00Z',
  to: '2026-03-01T13:00:00Z',
  repeat: 'daily',
};

const tell = (told: Partial<StoredMonitor>, now = NOON, said: readonly SaidOfWindow[] = []) =>
  tellMonitor({
    monitor: {
      id: 'error_rate',
      name: 'error_rate',
      isDefault: true,
      version: 1,
      definition: { ...DEFAULT_DEFINITIONS.error_rate, maintenance: [nightly] },
      enabled: true,
      enabledAt: null,
      testedVersion: 1,
      mutedUntil: null,
      changedAt: null,
      ...told,
    },
    said,
    fires: 0,
    verdicts: undefined,
    incident: undefined,
    falseIncidents: null,
    delay: null,
    now,
  });

test('a monitor is in maintenance while the present window is, if it judges at all', () => {
  expect(tell({}).inMaintenance).toBe(true);
  expect(tell({}, NOON + 3_600_000).inMaintenance).toBe(false);
  expect(tell({ enabled: false }).inMaintenance).toBe(false);
});

test('a window beyond the rule of which nobody was told is not quiet', () => {
  const last = { window: NOON - 4_200_000, outcome: 'quiet', opened: false } as const;
  expect(tell({}, NOON, [{ ...last, why: 'no_change' }]).state).toBe('quiet');
  expect(tell({}, NOON, [{ ...last, why: 'muted' }]).state).toBe('untold');
  expect(tell({}, NOON, [{ ...last, outcome: 'recovered', why: 'no_change' }]).state).toBe('quiet');
});
