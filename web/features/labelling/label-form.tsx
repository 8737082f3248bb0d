'use client';

import type { LabelItem } from '@almenara/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { AnswerText } from './answer-text';
import { ContextDocuments } from './context-documents';
import { choose, EMPTY_DRAFT, judgeSentences, step, toggle } from './label-draft';
import type { LabelBody, PlaceBody } from './label-desk';
import { actionOf, type LabelAction } from './label-keys';
import { VerdictBar } from './verdict-bar';

/** One answer with all that is needed to judge it, and the judgement. */
export function LabelForm(props: {
  item: LabelItem;
  verdicts: readonly string[];
  isBusy: boolean;
  onCommit: (body: LabelBody) => void;
  onSkip: (body: PlaceBody) => void;
  onUndo: (() => void) | undefined;
}) {
  const t = useTranslate();
  const { item, verdicts, isBusy } = props;
  const { question, traceId, spanId, sentences } = item;
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [isAsked, setIsAsked] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever read the answer before to its end begins this one at its start.
    if (root.current && root.current.getBoundingClientRect().top < 0) root.current.scrollIntoView();
  }, []);

  const commit = () => {
    if (isBusy) return;
    const { verdict } = draft;
    if (verdict === null) return setIsAsked(true);
    const said = draft.note.trim();
    props.onCommit({
      question,
      traceId,
      spanId,
      verdict,
      sentences: judgeSentences(draft, question, sentences),
      ...(said === '' ? {} : { note: said }),
    });
  };
  const act = (action: LabelAction) => {
    if (action.kind === 'choose') {
      const verdict = verdicts[action.place];
      if (verdict !== undefined) setDraft(choose(draft, question, verdict));
    } else if (action.kind === 'step') setDraft(step(draft, action.by, sentences.length));
    else if (action.kind === 'mark' && sentences.length > 0) setDraft(toggle(draft, question, draft.current));
    else if (action.kind === 'note') note.current?.focus();
    else if (action.kind === 'commit') commit();
    else if (action.kind === 'skip' && !isBusy) props.onSkip({ question, traceId, spanId });
    else if (action.kind === 'undo' && !isBusy) props.onUndo?.();
  };
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  useEffect(() => {
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return (
    <div
      ref={root}
      className={`flex flex-col gap-4 ${isBusy ? 'opacity-60' : ''}`}
      aria-busy={isBusy}
      data-item={traceId}
    >
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <article className="panel flex min-w-0 flex-col gap-4" aria-label={t('labelling.item')}>
          <AnswerText
            item={item}
            draft={draft}
            onToggle={(sentence) => setDraft(toggle(draft, question, sentence))}
            onMove={(sentence) => setDraft({ ...draft, current: sentence })}
          />
        </article>
        <ContextDocuments documents={item.documents} />
      </div>
      <VerdictBar
        verdicts={verdicts}
        draft={draft}
        isAsked={isAsked && draft.verdict === null}
        note={note}
        onNote={(text) => setDraft({ ...draft, note: text })}
        onAct={act}
        canUndo={props.onUndo !== undefined}
      />
    </div>
  );
}
