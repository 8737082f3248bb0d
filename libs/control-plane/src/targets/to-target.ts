import type { TargetConfig } from '@almenara/contract';
import type { Target } from './target.js';
import type { TargetRow } from './target.entity.js';

export function toConfig({ kind, config }: Pick<TargetRow, 'kind' | 'config'>): TargetConfig {
  return { kind, ...config } as TargetConfig;
}

export function toTarget(row: TargetRow, lastDelivery: Target['lastDelivery']): Target {
  const { projectId: _project, kind: _kind, failuresInRow: _failures, pausedAt, pausedReason, ...told } = row;
  const paused = pausedAt && pausedReason ? { at: pausedAt, reason: pausedReason } : null;
  return { ...told, config: toConfig(row), paused, lastDelivery };
}
