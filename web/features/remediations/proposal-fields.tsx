'use client';

import type { Incident, RemediationAction, Target } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import {
  chooseAction,
  chooseTarget,
  isSubjectMissing,
  type ProposalDraft,
  ROLL_BACK_KINDS,
} from './proposal-draft';

export type AbleTarget = Pick<Target, 'id' | 'name' | 'actions' | 'mode'>;

/** Whom, what, about which part, and by which answers it is looked whether it helped. */
export function ProposalFields(props: {
  targets: readonly AbleTarget[];
  incident: Incident;
  draft: ProposalDraft;
  isTried: boolean;
  onChange: (draft: ProposalDraft) => void;
}) {
  const t = useTranslate();
  const { targets, incident, draft, isTried, onChange } = props;
  const target = targets.find(({ id }) => id === draft.target);
  return (
    <>
      <Field
        label={t('remediations.target')}
        hint={target ? t(`targets.mode.${target.mode}.hint`) : t('remediations.propose.target.hint')}
        error={isTried && !target ? t('remediations.propose.target.needed') : undefined}
      >
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            value={draft.target}
            onChange={(event) => {
              const chosen = targets.find(({ id }) => id === event.target.value);
              if (chosen) onChange(chooseTarget(draft, chosen, incident));
            }}
          >
            <option value="" disabled>
              {t('remediations.propose.choose')}
            </option>
            {targets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('remediations.request.does')}>
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            disabled={!target}
            value={draft.action}
            onChange={(event) =>
              onChange(chooseAction(draft, event.target.value as RemediationAction, incident))
            }
          >
            {(target?.actions ?? []).map((action) => (
              <option key={action} value={action}>
                {t(`targets.action.${action}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.action === 'roll_back' ? (
        <Field label={t('remediations.propose.kind')}>
          {(field) => (
            <select
              {...field}
              className="control max-w-full"
              value={draft.rollBackKind}
              onChange={(event) =>
                onChange({ ...draft, rollBackKind: event.target.value as ProposalDraft['rollBackKind'] })
              }
            >
              {ROLL_BACK_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`remediations.rollBack.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <Field
        label={t(
          draft.action === 'roll_back' ? 'remediations.propose.version' : 'remediations.propose.subjects',
        )}
        hint={draft.action === 'roll_back' ? undefined : t('remediations.propose.subjects.hint')}
        error={isTried && isSubjectMissing(draft) ? t('remediations.propose.version.needed') : undefined}
      >
        {(field) => (
          <textarea
            {...field}
            className="control min-h-16 w-full py-2"
            spellCheck={false}
            value={draft.subjects}
            onChange={(event) => onChange({ ...draft, subjects: event.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-(--accent)"
          checked={draft.wholeTraffic}
          onChange={(event) => onChange({ ...draft, wholeTraffic: event.target.checked })}
        />
        {t('remediations.propose.wholeTraffic')}
      </label>
    </>
  );
}
