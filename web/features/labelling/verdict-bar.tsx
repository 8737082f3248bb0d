'use client';

import type { RefObject } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import type { LabelDraft } from './label-draft';
import type { LabelAction } from './label-keys';
import { VerdictMark } from './verdict-mark';

/** The judgement and what can be done with it. Stays in sight while the answer scrolls. */
export function VerdictBar(props: {
  verdicts: readonly string[];
  draft: LabelDraft;
  /** A label without a verdict was to be given. */
  isAsked: boolean;
  note: RefObject<HTMLTextAreaElement | null>;
  onNote: (text: string) => void;
  onAct: (action: LabelAction) => void;
  canUndo: boolean;
}) {
  const t = useTranslate();
  const { verdicts, draft, onAct } = props;
  return (
    <>
      <Field label={t('labelling.note')} hint={t('labelling.note.hint')}>
        {(field) => (
          <textarea
            {...field}
            ref={props.note}
            className="control min-h-14 w-full max-w-[72ch] py-1.5"
            rows={2}
            maxLength={2000}
            value={draft.note}
            onChange={(event) => props.onNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        )}
      </Field>
      <div className="panel sticky bottom-0 z-10 flex flex-col gap-2 p-2 md:bottom-2 md:p-3">
        <div className="flex flex-wrap items-center gap-2">
          <div
            role="group"
            aria-label={t('labelling.verdict')}
            className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col gap-2 max-md:[&_svg]:hidden md:flex"
          >
            {verdicts.map((verdict, place) => (
              <button
                key={verdict}
                type="button"
                className="control min-h-11 justify-center px-1 md:min-h-9 md:px-2.5"
                aria-pressed={draft.verdict === verdict}
                onClick={() => onAct({ kind: 'choose', place })}
              >
                <VerdictMark verdict={verdict} />
                <Key>{String(place + 1)}</Key>
              </button>
            ))}
          </div>
          <div className="flex w-full gap-2 md:w-auto">
            <Action
              label={t('labelling.undo')}
              keys="u"
              isOff={!props.canUndo}
              onClick={() => onAct({ kind: 'undo' })}
            />
            <Action label={t('labelling.skip')} keys="→" onClick={() => onAct({ kind: 'skip' })} />
            <button
              type="button"
              className="control-primary min-h-11 grow justify-center md:min-h-9 md:grow-0"
              onClick={() => onAct({ kind: 'commit' })}
            >
              {t('labelling.commit')}
              <Key isOnInk>↵</Key>
            </button>
          </div>
        </div>
        <div className="flex flex-wrap gap-x-3 text-meta text-ink-2">
          <p className="hidden md:block">{t('labelling.keys')}</p>
          <p role="status">
            {props.isAsked ? (
              <span className="font-strong text-warning">{t('labelling.chooseFirst')}</span>
            ) : draft.marked.length > 0 ? (
              t('labelling.marked', { count: draft.marked.length })
            ) : null}
          </p>
        </div>
      </div>
    </>
  );
}

function Action(props: { label: string; keys: string; isOff?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="control min-h-11 grow justify-center md:min-h-9 md:grow-0"
      disabled={props.isOff}
      onClick={props.onClick}
    >
      {props.label}
      <Key>{props.keys}</Key>
    </button>
  );
}

/** The key of a control, for those who have a keyboard before them. */
function Key(props: { children: string; isOnInk?: boolean }) {
  return (
    <kbd
      aria-hidden="true"
      className={`hidden rounded-control border px-1 font-mono text-meta md:inline ${
        props.isOnInk ? 'border-bg' : 'border-current opacity-80'
      }`}
    >
      {props.children}
    </kbd>
  );
}
