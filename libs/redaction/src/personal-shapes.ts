import type { PersonalDataKind } from '@almenara/contract';
import { hasDigits, isCardNumber, isIban, isSpanishId } from './check-digits.js';
import type { Shape } from './shape.js';

/**
 * Shapes of personal data. The order matters: a card number or an IBAN is also a long row of digits, so what has check
 * digits goes first and telephone numbers last.
 */
export const PERSONAL_SHAPES: readonly (Shape & { readonly kind: PersonalDataKind })[] = [
  {
    kind: 'email_address',
    pattern: /(?<![\w.+%-])[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b/gi,
  },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g, isReal: isIban },
  { kind: 'credit_card', pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g, isReal: isCardNumber },
  {
    kind: 'us_social_security_number',
    pattern: /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
  },
  { kind: 'spanish_id', pattern: /(?<![\w-])[XYZ]?-?\d{7,8}-?[A-Z](?![\w-])/gi, isReal: isSpanishId },
  {
    kind: 'ip_address',
    pattern: /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]\d|\w)/g,
  },
  {
    kind: 'phone_number',
    // International.
    pattern: /(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?![\w-])/g,
    isReal: hasDigits(8, 15),
  },
  // National ones need their usual groups: a bare row of nine digits is more often an order than a telephone.
  { kind: 'phone_number', pattern: /(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])/g },
  { kind: 'phone_number', pattern: /(?<![\w.-])[6-9]\d{2}(?: \d{3} \d{3}| \d{2} \d{2} \d{2})(?![\w-])/g },
];

/** Whether a text may hold personal data at all. */
export const PERSONAL_HINT = /@|\d.{0,2}\d.{0,2}\d.{0,2}\d.{0,2}\d.{0,2}\d|\d\.\d{1,3}\.\d/;
