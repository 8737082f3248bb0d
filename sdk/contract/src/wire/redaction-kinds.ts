/** Kinds of personal data that a project may have masked before anything is stored. */
export const PERSONAL_DATA_KINDS = [
  'email_address',
  'phone_number',
  'credit_card',
  'iban',
  'ip_address',
  'us_social_security_number',
  'spanish_id',
] as const;

/** Kinds of credentials; they are always redacted. */
export const SECRET_KINDS = [
  'api_key',
  'json_web_token',
  'private_key',
  'authorization',
  'password',
  'secret',
] as const;

export const REDACTION_KINDS = [...SECRET_KINDS, ...PERSONAL_DATA_KINDS] as const;

export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];
export type RedactionKind = (typeof REDACTION_KINDS)[number];
