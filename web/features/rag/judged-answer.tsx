'use client';

import { type KeyboardEvent, useId, useMemo } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { type AnswerPiece, cutAnswer } from './cut-answer';
import type { Links } from './link-documents';
import type { Chosen } from './rag-view';
import type { Judgement } from './read-judgement';

/** The answer as plain text; unsupported words are marked by a line and a word for screen readers, not by colour alone. */
export function JudgedAnswer(props: {
  text: string;
  judgement: Judgement;
  links: Links;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useTranslate();
  const id = useId();
  const { text, judgement, links, chosen } = props;
  const pieces = useMemo(
    () => cutAnswer(text, judgement.sentences, judgement.unsupported),
    [text, judgement],
  );
  const hasMarks = pieces.some(({ parts }) => parts.some((part) => part.isUnsupported));
  const isFromOtherText = judgement.unsupported.length > 0 && !hasMarks;
  const ofDocument = chosen?.document === undefined ? [] : links.sentencesOf[chosen.document]!;
  return (
    <section className="flex flex-col gap-1" aria-labelledby={id}>
      <h3 id={id} className="text-meta font-medium text-ink-2">
        {t('trace.answer')}
      </h3>
      <div
        className="max-h-[32rem] overflow-auto rounded-control bg-raised p-3 text-body leading-7 whitespace-pre-wrap [overflow-wrap:anywhere]"
        tabIndex={0}
      >
        {pieces.map((piece, index) => (
          <Piece
            key={index}
            piece={piece}
            isChosen={piece.sentence !== undefined && piece.sentence === chosen?.sentence}
            isOfDocument={piece.sentence !== undefined && ofDocument.includes(piece.sentence)}
            onChoose={props.onChoose}
          />
        ))}
      </div>
      {hasMarks ? (
        <p className="text-meta text-ink-2">
          <mark className={MARK} aria-hidden="true">
            {t('rag.legend.sample')}
          </mark>{' '}
          {t('rag.legend')}
        </p>
      ) : null}
      {isFromOtherText ? <p className="text-meta text-warning">{t('rag.otherText')}</p> : null}
    </section>
  );
}

const MARK =
  'bg-warning-tint text-warning-on-tint underline decoration-dotted decoration-2 underline-offset-4 decoration-current';

function Piece(props: {
  piece: AnswerPiece;
  isChosen: boolean;
  isOfDocument: boolean;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useTranslate();
  const { piece, isChosen, isOfDocument } = props;
  const words = piece.parts.map((part, index) =>
    part.isUnsupported ? (
      <mark key={index} className={MARK} data-unsupported>
        <span className="sr-only">{t('rag.unsupportedWords')}</span>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
  const { sentence } = piece;
  if (sentence === undefined) return <>{words}</>;
  const choose = () => props.onChoose({ sentence });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose();
  };
  return (
    <span
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      data-of-document={isOfDocument || undefined}
      className={`cursor-pointer rounded-control hover:bg-selected ${
        isChosen ? 'bg-selected outline-2 outline-accent' : ''
      } ${isOfDocument ? 'outline-2 outline-accent outline-dashed' : ''}`}
      onClick={choose}
      onKeyDown={onKeyDown}
    >
      {words}
      <sup className="ml-0.5 text-ink-2 select-none">{sentence + 1}</sup>
    </span>
  );
}
