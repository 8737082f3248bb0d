'use client';

import { type ReactNode, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../form/action-problem';
import { Field } from '../form/field';
import { Dialog } from './dialog';
import { DialogActions } from './dialog-actions';

/** Asks before something that cannot be undone; where much is lost, its name has to be typed. */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  confirm: string;
  /** Has to be typed before the button works. */
  typed?: string;
  isDanger?: boolean;
  isOpen: boolean;
  isBusy: boolean;
  error: Error | null;
  /** Says the failure better than its code does. */
  explanation?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <ConfirmForm {...props} />
    </Dialog>
  );
}

function ConfirmForm(props: Parameters<typeof ConfirmDialog>[0]) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const isMissing = props.typed !== undefined && text.trim() !== props.typed;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing && !props.isBusy) props.onConfirm();
      }}
    >
      <div className="flex max-w-[60ch] flex-col gap-2 text-ink-2">{props.children}</div>
      {props.typed === undefined ? null : (
        <Field label={t('confirm.type', { text: props.typed })}>
          {(field) => (
            <input
              {...field}
              className="control w-full font-mono"
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <ActionProblem error={props.error}>{props.explanation}</ActionProblem>
      <DialogActions
        submit={props.confirm}
        isDisabled={isMissing || props.isBusy}
        isDanger={props.isDanger}
        onClose={props.onClose}
      />
    </form>
  );
}
