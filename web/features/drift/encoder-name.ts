import type { Translate } from '../../i18n/translate';

/** Encoders that are shipped, by the beginning of the name that the server gives them: a version follows. */
const SHIPPED = ['static', 'minilm'] as const;
const APP = 'app:';

/** The space in which texts are compared: a shipped one has words, others the name of their model. */
export function encoderName(encoder: string, t: Translate): string {
  if (encoder.startsWith(APP)) return t('drift.encoder.app', { model: encoder.slice(APP.length) });
  const shipped = SHIPPED.find((each) => encoder.startsWith(each));
  return shipped ? t(`drift.encoder.${shipped}`) : encoder;
}
