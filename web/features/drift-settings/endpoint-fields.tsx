'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { Switch } from '../../ui/form/switch';
import type { EndpointDraft } from './draft';
import { KeyFields } from './key-fields';

/** A server of embeddings other than the shipped ones. Texts leave the house, so it says so and has a limit. */
export function EndpointFields(props: {
  draft: EndpointDraft;
  hasKey: boolean;
  wrong: ReadonlySet<string>;
  isLocked: boolean;
  onChange: (draft: EndpointDraft) => void;
}) {
  const t = useTranslate();
  const { draft, wrong, isLocked, onChange } = props;
  const change = (more: Partial<EndpointDraft>) => onChange({ ...draft, ...more });
  return (
    <fieldset disabled={isLocked} className="panel flex min-w-0 flex-col gap-4">
      <legend className="sr-only">{t('driftSettings.endpoint')}</legend>
      <div>
        <Switch
          label={t('driftSettings.endpoint')}
          isOn={draft.isOn}
          on={t('driftSettings.on')}
          off={t('driftSettings.off')}
          isDisabled={isLocked}
          onChange={(isOn) => change({ isOn })}
        />
      </div>
      {draft.isOn ? (
        <>
          <KeyFields path="endpoint" draft={draft} hasKey={props.hasKey} wrong={wrong} onChange={change} />
          <Field
            label={t('driftSettings.dailyTexts')}
            hint={t('driftSettings.dailyTexts.hint')}
            error={wrong.has('endpoint.dailyTexts') ? t('driftSettings.dailyTexts.range') : undefined}
          >
            {(field) => (
              <input
                {...field}
                inputMode="numeric"
                className="control w-32"
                value={draft.dailyTexts}
                onChange={(event) => change({ dailyTexts: event.target.value })}
              />
            )}
          </Field>
        </>
      ) : null}
    </fieldset>
  );
}
