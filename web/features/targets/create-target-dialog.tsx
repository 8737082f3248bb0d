'use client';

import { TARGET_KINDS } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { isRefusedField } from '../../ui/states/problem-key';
import { PlaceFields } from './place-fields';
import { RuleFields } from './rule-fields';
import { EMPTY_DRAFT, type TargetKind, toNewTarget, withKind, wrongFields } from './target-draft';
import { TextField } from './text-field';

interface Props {
  readonly project: string;
  readonly isOpen: boolean;
  readonly onMade: (answer: ResultOf<'createTarget'>) => void;
  readonly onClose: () => void;
}

export function CreateTargetDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('targets.new')} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateForm {...props} />
    </Dialog>
  );
}

function CreateForm(props: Props) {
  const t = useTranslate();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [isTried, setIsTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      callApi('createTarget', { params: { project: props.project }, body: toNewTarget(draft) }),
    onSuccess: props.onMade,
  });
  const wrong = wrongFields(draft);
  const isWrong = (field: string) => (isTried && wrong.has(field)) || isRefusedField(create.error, field);
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (wrong.size === 0) create.mutate();
      }}
    >
      <Field label={t('targets.kind')}>
        {(field) => (
          <select
            {...field}
            className="control"
            value={draft.kind}
            onChange={(event) => setDraft(withKind(draft, event.target.value as TargetKind))}
          >
            {TARGET_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`targets.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('targets.name')}
        error={isWrong('name') ? t('form.nameNeeded') : undefined}
        maxLength={100}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <PlaceFields draft={draft} wrong={isWrong} onChange={(change) => setDraft({ ...draft, ...change })} />
      <RuleFields
        rules={draft.rules}
        mayBeAsked={draft.kind !== 'email'}
        onChange={(change) => setDraft({ ...draft, rules: { ...draft.rules, ...change } })}
      />
      <ActionProblem error={create.error} />
      <DialogActions submit={t('targets.create')} isDisabled={create.isPending} onClose={props.onClose} />
    </form>
  );
}
