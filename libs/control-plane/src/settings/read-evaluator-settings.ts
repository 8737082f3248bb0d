import { type EvaluatorSetting, evaluatorSettingSchema, type EvaluatorSettings } from '@almenara/contract';
import { type Fields } from '../audit-log/audit-entry.entity.js';

/** What a project wants of its evaluators as it is stored: one field for each, as the audit log shows them. */
export function writeEvaluatorSettings(settings: EvaluatorSettings): Fields {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { enabled, share }]) => [name, enabled ? `share ${share}` : 'off']),
  );
}

/** What was never set, or cannot be read, is switched on. */
export function readEvaluatorSettings(stored: unknown = {}): EvaluatorSettings {
  if (typeof stored !== 'object' || stored === null) return {};
  const settings: Record<string, EvaluatorSetting> = {};
  for (const [name, text] of Object.entries(stored)) {
    const share = typeof text === 'string' && text.startsWith('share ') ? Number(text.slice(6)) : 1;
    const parsed = evaluatorSettingSchema.safeParse({ enabled: text !== 'off', share });
    if (parsed.success) settings[name] = parsed.data;
  }
  return settings;
}
