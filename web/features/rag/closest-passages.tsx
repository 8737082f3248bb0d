'use client';

import type { Document } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import type { JudgedSentence } from './read-judgement';

/** What of the documents comes nearest to the chosen sentence. Near is not yet support: the verdict says that. */
export function ClosestPassages(props: {
  sentence: JudgedSentence;
  number: number;
  documents: readonly Document[];
  places: readonly number[];
}) {
  const t = useTranslate();
  const format = useFormat();
  const { sentence, documents, places } = props;
  const texts = sentence.passages.filter(({ text }) => text);
  return (
    <section
      className="flex flex-col gap-2 rounded-control border border-accent p-3"
      aria-live="polite"
      data-closest
    >
      <h3 className="text-data font-strong">
        {t('rag.closest', { number: props.number, score: format.score(sentence.score) })}
      </h3>
      {texts.map(({ text, documentId }, index) => (
        <figure key={index} className="flex flex-col gap-1">
          <blockquote className="text-data [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</blockquote>
          <figcaption className="font-mono text-meta break-all text-ink-2">
            {documentId ?? t('trace.noId')}
          </figcaption>
        </figure>
      ))}
      {texts.length === 0 ? <p className="text-data text-ink-2">{t('rag.noPassage')}</p> : null}
      {places.length > 0 ? (
        <p className="text-meta text-ink-2">
          {t('rag.inDocuments', {
            documents: places.map((place) => documents[place]?.rank ?? place + 1).join(', '),
          })}
        </p>
      ) : null}
    </section>
  );
}
