'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { Switch } from '../../ui/form/switch';
import type { CanariesDraft } from './draft';
import { KeyFields } from './key-fields';

/** The same questions to the provider again and again: other answers show that it changed its model. */
export function CanaryFields(props: {
  draft: CanariesDraft;
  hasKey: boolean;
  wrong: ReadonlySet<string>;
  isLocked: boolean;
  onChange: (draft: CanariesDraft) => void;
}) {
  const t = useTranslate();
  const { draft, wrong, isLocked, onChange } = props;
  const change = (more: Partial<CanariesDraft>) => onChange({ ...draft, ...more });
  return (
    <fieldset disabled={isLocked} className="panel flex min-w-0 flex-col gap-4">
      <legend className="sr-only">{t('driftSettings.canaries')}</legend>
      <div>
        <Switch
          label={t('driftSettings.canaries')}
          isOn={draft.isOn}
          on={t('driftSettings.on')}
          off={t('driftSettings.off')}
          isDisabled={isLocked}
          onChange={(isOn) => change({ isOn })}
        />
      </div>
      {draft.isOn ? (
        <>
          <KeyFields path="canaries" draft={draft} hasKey={props.hasKey} wrong={wrong} onChange={change} />
          <Field
            label={t('driftSettings.everyHours')}
            error={wrong.has('canaries.everyHours') ? t('driftSettings.everyHours.range') : undefined}
          >
            {(field) => (
              <input
                {...field}
                inputMode="numeric"
                className="control w-32"
                value={draft.everyHours}
                onChange={(event) => change({ everyHours: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t('driftSettings.prompts')}
            hint={t('driftSettings.prompts.hint')}
            error={wrong.has('canaries.prompts') ? t('driftSettings.prompts.range') : undefined}
          >
            {(field) => (
              <textarea
                {...field}
                className="control min-h-32 w-[36rem] max-w-full py-2"
                value={draft.prompts}
                onChange={(event) => change({ prompts: event.target.value })}
              />
            )}
          </Field>
        </>
      ) : null}
    </fieldset>
  );
}
