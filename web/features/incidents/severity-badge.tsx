'use client';

import type { SEVERITIES } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge, type Tone } from '../../ui/badge/badge';

type Severity = (typeof SEVERITIES)[number];

const TONES: Readonly<Record<Severity, Tone>> = { info: 'plain', warning: 'warning', critical: 'danger' };

export function SeverityBadge(props: { severity: Severity | undefined }) {
  const t = useTranslate();
  const { severity } = props;
  return severity ? <Badge tone={TONES[severity]}>{t(`incidents.severity.${severity}`)}</Badge> : null;
}
