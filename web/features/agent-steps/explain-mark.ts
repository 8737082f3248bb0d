import type { StepLoop, StepMark } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';

/** The word on the badge of a mark. */
export function nameMark(mark: StepMark, loops: readonly StepLoop[], t: Translate): string {
  switch (mark.kind) {
    case 'retry':
      return t('steps.retry', { attempt: mark.attempt ?? 1 });
    case 'loop':
      return t('steps.loop', { times: loops[mark.loop ?? 0]?.times ?? 0 });
    case 'handoff':
      return mark.to ? t('steps.handoffTo', { to: mark.to }) : t('steps.handoff');
    case 'subAgent':
      return t('steps.subAgent');
    case 'mcp':
      return t('steps.mcp');
  }
}

/** What a mark says, in one sentence. */
export function explainMark(mark: StepMark, loops: readonly StepLoop[], t: Translate): string {
  switch (mark.kind) {
    case 'retry':
      return t('steps.explain.retry', { attempt: mark.attempt ?? 1 });
    case 'loop': {
      const { steps = [], times = 0, kind = 'cycle' } = loops[mark.loop ?? 0] ?? {};
      return t(`steps.explain.${kind}`, { steps: steps.join(' → '), times });
    }
    case 'handoff':
      return t('steps.explain.handoff', {
        from: mark.from ?? t('steps.someAgent'),
        to: mark.to ?? t('steps.someAgent'),
      });
    case 'subAgent':
      return t('steps.explain.subAgent', { from: mark.from ?? '', to: mark.to ?? '' });
    case 'mcp':
      return mark.target
        ? t('steps.explain.mcpTarget', { method: mark.method ?? 'tools/call', target: mark.target })
        : t('steps.explain.mcp', { method: mark.method ?? '–' });
  }
}

/** Whether the sender says so, and by what, or it is inferred. */
export function sourceOfMark({ toldBy, kind }: StepMark, t: Translate): string {
  return toldBy ? t('steps.toldBy', { attribute: toldBy }) : t(`steps.inferred.${kind}`);
}
