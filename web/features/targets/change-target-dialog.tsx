'use client';

import type { Target } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { RuleFields } from './rule-fields';
import type { Rules } from './target-draft';
import { TextField } from './text-field';

interface Props {
  readonly project: string;
  readonly target: Target;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function ChangeTargetDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('targets.change.title', { name: props.target.name })} isOpen onClose={props.onClose}>
      <ChangeForm {...props} />
    </Dialog>
  );
}

function ChangeForm({ project, target, onChanged, onClose }: Props) {
  const t = useTranslate();
  const [name, setName] = useState(target.name);
  const [rules, setRules] = useState<Rules>(() => {
    const { tellsIncidents, actions, mode, cooldownHours, monthlyBudget } = target;
    const { idempotent, approverNotProposer, sendExamples, maintenance = [], retrains = null } = target;
    const told = { tellsIncidents, actions, mode, cooldownHours, monthlyBudget };
    return { ...told, idempotent, approverNotProposer, sendExamples, maintenance, retrains };
  });
  const change = useMutation({
    mutationFn: () =>
      callApi('changeTarget', {
        params: { project, target: target.id },
        body: { ...rules, name: name.trim() },
      }),
    onSuccess: onChanged,
  });
  const isNameless = name.trim() === '';
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isNameless) change.mutate();
      }}
    >
      <TextField
        label={t('targets.name')}
        error={isNameless ? t('form.nameNeeded') : undefined}
        maxLength={100}
        value={name}
        onChange={setName}
      />
      <RuleFields
        rules={rules}
        mayBeAsked={target.config.kind !== 'email'}
        onChange={(changed) => setRules({ ...rules, ...changed })}
      />
      <ActionProblem error={change.error} />
      <DialogActions submit={t('form.save')} isDisabled={change.isPending} onClose={onClose} />
    </form>
  );
}
