'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';

const SHOWN_MS = 2000;

export function CopyButton(props: { text: string; label: string }) {
  const t = useTranslate();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SHOWN_MS);
  };
  return (
    <button type="button" className="control" onClick={() => void copy()} aria-label={props.label}>
      {isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite">{isCopied ? t('copy.done') : t('copy.copy')}</span>
    </button>
  );
}
