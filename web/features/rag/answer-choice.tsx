'use client';

import { useTranslate } from '../../i18n/i18n-provider';

/** Which judged answer of the trace, where there are several. */
export function AnswerChoice(props: {
  spans: readonly string[];
  chosen: string | undefined;
  onChoose: (spanId: string) => void;
}) {
  const t = useTranslate();
  if (props.spans.length < 2) return null;
  return (
    <label className="flex items-center gap-2 text-data text-ink-2">
      {t('rag.judgedAnswer')}
      <select
        className="control min-w-0"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        {props.spans.map((spanId, index) => (
          <option key={spanId} value={spanId}>
            {t('rag.answerNumber', { number: index + 1, all: props.spans.length })}
          </option>
        ))}
      </select>
    </label>
  );
}
