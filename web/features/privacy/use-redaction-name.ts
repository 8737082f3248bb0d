import { REDACTION_KINDS, type RedactionKind } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';

/** What a kind is called. A sender may tell kinds of its own; those keep their word. */
export function useRedactionName(): (kind: string) => string {
  const t = useTranslate();
  return (kind) => (isKnown(kind) ? t(`redaction.${kind}`) : kind.replaceAll('_', ' '));
}

function isKnown(kind: string): kind is RedactionKind {
  return (REDACTION_KINDS as readonly string[]).includes(kind);
}
