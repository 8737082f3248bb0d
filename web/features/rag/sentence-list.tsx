'use client';

import { useMemo } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { codePointStarts } from './code-points';
import type { Chosen } from './rag-view';
import type { Judgement } from './read-judgement';

/** The sentences as a list, each with its score: the same as the marked text, for whoever does not see marks. */
export function SentenceList(props: {
  text: string;
  judgement: Judgement;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { text, judgement, chosen } = props;
  const starts = useMemo(() => codePointStarts(text), [text]);
  return (
    <details>
      <summary className="cursor-pointer text-meta font-medium text-ink-2">
        {t('rag.sentences', { count: judgement.sentences.length })}
      </summary>
      <ol className="mt-2 flex max-h-96 flex-col gap-1 overflow-auto">
        {judgement.sentences.map((sentence, index) => {
          const isUnsupported = judgement.unsupported.some(
            ({ start, end }) => start < sentence.end && sentence.start < end,
          );
          return (
            <li key={index}>
              <button
                type="button"
                aria-pressed={chosen?.sentence === index}
                className="flex min-h-8 w-full items-baseline gap-2 rounded-control px-2 py-1 text-left text-data hover:bg-raised aria-pressed:bg-selected"
                onClick={() => props.onChoose({ sentence: index })}
              >
                <span className="w-6 shrink-0 text-right text-ink-2">{index + 1}</span>
                <span className="w-10 shrink-0 text-right font-medium">{format.score(sentence.score)}</span>
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {text.slice(starts[sentence.start], starts[sentence.end])}
                  {isUnsupported ? (
                    <span className="ml-2 text-meta font-medium text-warning">
                      {t('rag.unsupportedPart')}
                    </span>
                  ) : null}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
