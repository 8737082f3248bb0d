'use client';

import type { LabelItem } from '@almenara/contract';
import { useEffect, useRef } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { cutAnswer } from './cut-answer';
import type { LabelDraft } from './label-draft';

/** Question and answer as plain text. A sentence of the answer is marked by a click, Space, or `m`. */
export function AnswerText(props: {
  item: LabelItem;
  draft: LabelDraft;
  onToggle: (sentence: number) => void;
  onMove: (sentence: number) => void;
}) {
  const t = useTranslate();
  const { item, draft, onToggle, onMove } = props;
  const pieces = cutAnswer(item.answer.text, item.sentences);
  return (
    <>
      <section className="flex flex-col gap-1">
        <h2 className="text-meta font-medium text-ink-2">{t('trace.question')}</h2>
        <p className="max-w-[72ch] whitespace-pre-wrap [overflow-wrap:anywhere]">
          {item.asked?.text ?? t('labelling.noQuestion')}
        </p>
      </section>
      <section className="flex flex-col gap-1">
        <h2 className="text-meta font-medium text-ink-2">{t('trace.answer')}</h2>
        <div
          role="group"
          aria-label={t('labelling.sentences')}
          className="max-w-[72ch] text-section whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {pieces.map(({ text, sentence }, index) =>
            sentence === null ? (
              <span key={index}>{text}</span>
            ) : (
              <Sentence
                key={index}
                text={text}
                isCurrent={sentence === draft.current}
                isMarked={draft.marked.includes(sentence)}
                onToggle={() => onToggle(sentence)}
                onFocus={() => onMove(sentence)}
              />
            ),
          )}
          {item.answer.isCut ? <p className="mt-2 text-meta text-ink-2">{t('trace.cut')}</p> : null}
        </div>
      </section>
    </>
  );
}

/** No button element: that is a box, and a sentence goes on over lines. */
function Sentence(props: {
  text: string;
  isCurrent: boolean;
  isMarked: boolean;
  onToggle: () => void;
  onFocus: () => void;
}) {
  const { isCurrent, isMarked } = props;
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <span
      ref={element}
      role="button"
      tabIndex={isCurrent ? 0 : -1}
      aria-pressed={isMarked}
      data-current={isCurrent || undefined}
      className={`cursor-pointer scroll-mb-48 rounded-control box-decoration-clone py-0.5 hover:bg-raised ${
        isMarked
          ? 'bg-warning-tint text-warning-on-tint underline decoration-dotted decoration-2 underline-offset-4'
          : ''
      } ${isCurrent ? 'outline-2 outline-offset-1 outline-accent' : ''}`}
      onClick={props.onToggle}
      onFocus={props.onFocus}
      onKeyDown={(event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        props.onToggle();
      }}
    >
      {props.text}
    </span>
  );
}
