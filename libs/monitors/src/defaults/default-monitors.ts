import { DEFAULT_MONITORS, type MonitorDefinition } from '@almenara/contract';

type DefaultMonitor = (typeof DEFAULT_MONITORS)[number];

const HOURLY: Omit<MonitorDefinition, 'watch' | 'detector' | 'severity'> = {
  segment: {},
  windowMinutes: 60,
  recoverAfter: 2,
  renotifyHours: 24,
  noData: 'hold',
  maintenance: [],
};
const MORE_OFTEN = { kind: 'change', side: 'up', reference: 'same_hour_of_week', weight: 1 } as const;

/** What watches every project until somebody changes it. */
export const DEFAULT_DEFINITIONS: Readonly<Record<DefaultMonitor, MonitorDefinition>> = {
  unsupported_rate: {
    ...HOURLY,
    watch: { kind: 'score', score: 'groundedness', measure: 'bad_rate' },
    detector: MORE_OFTEN,
    severity: 'critical',
  },
  refusal_rate: {
    ...HOURLY,
    watch: { kind: 'score', score: 'refusal', measure: 'bad_rate' },
    detector: MORE_OFTEN,
    severity: 'warning',
  },
  error_rate: {
    ...HOURLY,
    watch: { kind: 'metric', metric: 'errors' },
    detector: MORE_OFTEN,
    severity: 'critical',
  },
  no_data: {
    ...HOURLY,
    watch: { kind: 'metric', metric: 'answers' },
    detector: { kind: 'no_data', hours: 2 },
    severity: 'critical',
    recoverAfter: 1,
  },
  ledger_gap: {
    ...HOURLY,
    watch: { kind: 'ledger', measure: 'gap' },
    detector: { kind: 'bound', side: 'above', limit: 0, minimum: 1 },
    severity: 'warning',
  },
  dead_letters: {
    ...HOURLY,
    watch: { kind: 'ledger', measure: 'dead_letters' },
    detector: { kind: 'bound', side: 'above', limit: 0, minimum: 1 },
    severity: 'warning',
  },
};
