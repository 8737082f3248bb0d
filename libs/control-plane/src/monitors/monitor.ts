import { createHash } from 'node:crypto';
import { canonicalJson, DEFAULT_MONITORS, type MonitorDefinition } from '@almenara/contract';
import { DEFAULT_DEFINITIONS } from '@almenara/monitors';
import type { MonitorRow } from './monitor.entity.js';

export interface StoredMonitor {
  readonly id: string;
  /** Of a default that nobody named, its id. */
  readonly name: string;
  readonly isDefault: boolean;
  readonly version: number;
  readonly definition: MonitorDefinition;
  readonly enabled: boolean;
  /** Windows that ended before are history. */
  readonly enabledAt: Date | null;
  readonly testedVersion: number | null;
  readonly mutedUntil: Date | null;
  readonly changedAt: Date | null;
}

export interface NewMonitor {
  readonly name: string;
  readonly definition: MonitorDefinition;
}

export function isDefaultMonitor(id: string): id is (typeof DEFAULT_MONITORS)[number] {
  return (DEFAULT_MONITORS as readonly string[]).includes(id);
}

export function toMonitor(row: MonitorRow): StoredMonitor {
  const { id, name, version, definition, enabled, enabledAt, testedVersion, mutedUntil, changedAt } = row;
  const isDefault = isDefaultMonitor(id);
  return {
    id,
    name,
    isDefault,
    version,
    definition,
    enabled,
    enabledAt,
    testedVersion,
    mutedUntil,
    changedAt,
  };
}

/** A monitor that every project has without a row, from its beginning on. */
export function defaultMonitor(id: (typeof DEFAULT_MONITORS)[number], projectSince: Date): StoredMonitor {
  return {
    id,
    name: id,
    isDefault: true,
    version: 1,
    definition: DEFAULT_DEFINITIONS[id],
    enabled: true,
    enabledAt: projectSince,
    testedVersion: 1,
    mutedUntil: null,
    changedAt: null,
  };
}

/** Equal for definitions that measure the same, whatever they decide of it. */
export function measuredBy({ watch, segment, windowMinutes, detector }: MonitorDefinition): string {
  const field = detector.kind === 'data_quality' ? { rule: detector.rule, field: detector.field } : {};
  const cells = detector.kind === 'change';
  const text = canonicalJson(JSON.parse(JSON.stringify({ watch, segment, windowMinutes, field, cells })));
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
