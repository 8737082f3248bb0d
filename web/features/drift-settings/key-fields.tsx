'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';

interface KeyDraft {
  readonly url: string;
  readonly model: string;
  readonly key: string;
  readonly forgetsKey: boolean;
}

/** Where a model is asked, which one, and with which key. A key that is kept is never shown. */
export function KeyFields(props: {
  path: string;
  draft: KeyDraft;
  hasKey: boolean;
  wrong: ReadonlySet<string>;
  onChange: (change: Partial<KeyDraft>) => void;
}) {
  const t = useTranslate();
  const { path, draft, hasKey, wrong, onChange } = props;
  return (
    <>
      <Field
        label={t('driftSettings.url')}
        hint={t('driftSettings.url.hint')}
        error={wrong.has(`${path}.url`) ? t('driftSettings.url.wrong') : undefined}
      >
        {(field) => (
          <input
            {...field}
            type="url"
            inputMode="url"
            className="control w-96 max-w-full"
            maxLength={500}
            value={draft.url}
            onChange={(event) => onChange({ url: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('driftSettings.model')}
        error={wrong.has(`${path}.model`) ? t('driftSettings.model.needed') : undefined}
      >
        {(field) => (
          <input
            {...field}
            className="control w-96 max-w-full"
            maxLength={200}
            value={draft.model}
            onChange={(event) => onChange({ model: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('driftSettings.key')}
        hint={t(hasKey ? 'driftSettings.key.kept' : 'driftSettings.key.none')}
      >
        {(field) => (
          <input
            {...field}
            type="password"
            autoComplete="off"
            className="control w-96 max-w-full"
            maxLength={500}
            disabled={draft.forgetsKey}
            value={draft.key}
            onChange={(event) => onChange({ key: event.target.value })}
          />
        )}
      </Field>
      {hasKey ? (
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-(--accent)"
            checked={draft.forgetsKey}
            onChange={(event) => onChange({ forgetsKey: event.target.checked })}
          />
          {t('driftSettings.key.forget')}
        </label>
      ) : null}
    </>
  );
}
