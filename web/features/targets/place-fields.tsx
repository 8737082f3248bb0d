'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import type { TargetDraft } from './target-draft';
import { TextField } from './text-field';

const DISPATCHES = ['repository_dispatch', 'workflow_dispatch'] as const;

/** Where a new target is and with what secret it is told, as its kind needs it. */
export function PlaceFields(props: {
  draft: TargetDraft;
  wrong: (field: string) => boolean;
  onChange: (change: Partial<TargetDraft>) => void;
}) {
  const t = useTranslate();
  const { draft, wrong, onChange } = props;
  const addressWrong = (field: string) => (wrong(field) ? t('targets.address.wrong') : undefined);
  if (draft.kind === 'webhook') {
    return (
      <TextField
        label={t('targets.url')}
        hint={t('targets.url.hint')}
        error={addressWrong('url')}
        type="url"
        maxLength={1000}
        value={draft.url}
        onChange={(url) => onChange({ url })}
      />
    );
  }
  if (draft.kind === 'slack') {
    return (
      <TextField
        label={t('targets.slack.address')}
        hint={t('targets.slack.address.hint')}
        error={addressWrong('secret')}
        type="password"
        maxLength={2000}
        value={draft.secret}
        onChange={(secret) => onChange({ secret })}
      />
    );
  }
  if (draft.kind === 'email') {
    return (
      <>
        <TextField
          label={t('targets.email.to')}
          hint={t('targets.email.to.hint')}
          error={wrong('to') ? t('targets.email.to.wrong') : undefined}
          maxLength={5000}
          value={draft.to}
          onChange={(to) => onChange({ to })}
        />
        <TextField
          label={t('targets.email.digestHour')}
          hint={t('targets.email.digestHour.hint')}
          error={wrong('digestHour') ? t('targets.email.digestHour.wrong') : undefined}
          type="number"
          value={draft.digestHour}
          onChange={(digestHour) => onChange({ digestHour })}
        />
      </>
    );
  }
  return <GitHubFields {...props} />;
}

function GitHubFields({ draft, wrong, onChange }: Parameters<typeof PlaceFields>[0]) {
  const t = useTranslate();
  const needed = (field: string) => (wrong(field) ? t(`targets.github.wrong`) : undefined);
  return (
    <>
      <TextField
        label={t('targets.github.repository')}
        hint={t('targets.github.repository.hint')}
        error={needed('repository')}
        maxLength={140}
        value={draft.repository}
        onChange={(repository) => onChange({ repository })}
      />
      <Field label={t('targets.github.dispatch')}>
        {(field) => (
          <select
            {...field}
            className="control"
            value={draft.dispatch}
            onChange={(event) => onChange({ dispatch: event.target.value as TargetDraft['dispatch'] })}
          >
            {DISPATCHES.map((dispatch) => (
              <option key={dispatch} value={dispatch}>
                {t(`targets.github.dispatch.${dispatch}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.dispatch === 'repository_dispatch' ? (
        <TextField
          label={t('targets.github.eventType')}
          error={needed('eventType')}
          maxLength={100}
          value={draft.eventType}
          onChange={(eventType) => onChange({ eventType })}
        />
      ) : (
        <>
          <TextField
            label={t('targets.github.workflow')}
            hint={t('targets.github.workflow.hint')}
            error={needed('workflow')}
            maxLength={200}
            value={draft.workflow}
            onChange={(workflow) => onChange({ workflow })}
          />
          <TextField
            label={t('targets.github.ref')}
            error={needed('ref')}
            maxLength={255}
            value={draft.ref}
            onChange={(ref) => onChange({ ref })}
          />
        </>
      )}
      <TextField
        label={t('targets.github.token')}
        hint={t('targets.github.token.hint')}
        error={needed('secret')}
        type="password"
        maxLength={2000}
        value={draft.secret}
        onChange={(secret) => onChange({ secret })}
      />
      <TextField
        label={t('targets.github.apiUrl')}
        error={wrong('apiUrl') ? t('targets.address.wrong') : undefined}
        type="url"
        maxLength={500}
        value={draft.apiUrl}
        onChange={(apiUrl) => onChange({ apiUrl })}
      />
    </>
  );
}
