'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';

const CHOICES = ['static', 'minilm', 'endpoint', 'app'] as const;
const APP = 'app:';

/** The space in which texts are compared; for vectors of the app also the model that made them. */
export function EncoderField(props: {
  encoder: string;
  isWrong: boolean;
  onChange: (encoder: string) => void;
}) {
  const t = useTranslate();
  const { encoder, isWrong, onChange } = props;
  const isApp = encoder.startsWith(APP);
  return (
    <>
      <Field label={t('driftSettings.encoder')}>
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            value={isApp ? 'app' : encoder}
            onChange={(event) => onChange(event.target.value === 'app' ? APP : event.target.value)}
          >
            <option value="">{t('driftSettings.encoder.usual')}</option>
            {CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`driftSettings.encoder.${choice}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isApp ? (
        <Field
          label={t('driftSettings.encoder.model')}
          error={isWrong ? t('driftSettings.encoder.modelNeeded') : undefined}
        >
          {(field) => (
            <input
              {...field}
              className="control w-48 max-w-full"
              maxLength={200}
              value={encoder.slice(APP.length)}
              onChange={(event) => onChange(`${APP}${event.target.value}`)}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
