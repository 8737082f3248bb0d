'use client';

import type { Document } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import type { Links } from './link-documents';
import type { Chosen } from './rag-view';

/** Retrieved documents by rank; each shows which sentences it comes nearest to, and is marked by a chosen sentence. */
export function RagDocuments(props: {
  documents: readonly Document[];
  links: Links;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useTranslate();
  const { documents, links, chosen } = props;
  const near = chosen?.sentence === undefined ? [] : (links.documentsOf[chosen.sentence] ?? []);
  const isJudged = links.documentsOf.length > 0;
  return (
    <section className="panel flex min-w-0 flex-col gap-2">
      <h2 className="text-section font-strong">{t('trace.retrieved', { count: documents.length })}</h2>
      {documents.length === 0 ? <p className="text-ink-2">{t('rag.noDocuments')}</p> : null}
      <ol className="flex flex-col gap-2">
        {documents.map((document, place) => {
          const isChosen = chosen?.document === place;
          const nearness = near.indexOf(place);
          return (
            <li
              key={place}
              data-near={nearness === -1 ? undefined : nearness}
              className={`flex flex-col gap-1 rounded-control border p-3 ${
                isChosen || nearness !== -1 ? 'border-accent outline-1 outline-accent' : 'border-line'
              }`}
            >
              <DocumentFacts document={document} place={place} />
              {nearness === -1 ? null : (
                <p className="text-meta font-medium text-accent">
                  {t(nearness === 0 ? 'rag.closestDocument' : 'rag.nearDocument', {
                    number: chosen!.sentence! + 1,
                  })}
                </p>
              )}
              <div
                className="max-h-40 overflow-auto text-data whitespace-pre-wrap [overflow-wrap:anywhere]"
                tabIndex={0}
              >
                {document.content ?? t('trace.noContent')}
              </div>
              {isJudged ? (
                <SentencesButton
                  sentences={links.sentencesOf[place]!}
                  isChosen={isChosen}
                  onChoose={() => props.onChoose({ document: place })}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function DocumentFacts(props: { document: Document; place: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { document, place } = props;
  const relevance = document.metadata?.['relevance'];
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 text-meta text-ink-2">
      <span className="font-strong text-ink">{document.rank ?? place + 1}</span>
      <code className="font-mono break-all">{document.id ?? t('trace.noId')}</code>
      <span>{t('trace.documentScore', { score: format.number(document.score) })}</span>
      {typeof relevance === 'number' ? (
        <span>{t('rag.relevance', { value: format.number(relevance) })}</span>
      ) : null}
    </div>
  );
}

function SentencesButton(props: { sentences: readonly number[]; isChosen: boolean; onChoose: () => void }) {
  const t = useTranslate();
  const { sentences } = props;
  if (sentences.length === 0) return <p className="text-meta text-ink-3">{t('rag.nearToNone')}</p>;
  return (
    <button
      type="button"
      aria-pressed={props.isChosen}
      className="control self-start"
      onClick={props.onChoose}
    >
      {t('rag.nearTo', {
        count: sentences.length,
        sentences: sentences.map((sentence) => sentence + 1).join(', '),
      })}
    </button>
  );
}
