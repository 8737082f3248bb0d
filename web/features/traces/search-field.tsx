'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useScope } from '../../ui/scope/use-scope';

/** Text anywhere in names, inputs and outputs. Searched on Enter: each search reads texts. */
export function SearchField() {
  const t = useTranslate();
  const { scope, setText } = useScope();
  const [text, setDraft] = useState(scope.text ?? '');
  return (
    <form
      role="search"
      className="flex items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        setText(text.trim() || undefined);
      }}
    >
      <input
        type="search"
        aria-label={t('traces.search')}
        placeholder={t('traces.search')}
        className="control w-56"
        maxLength={500}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button type="submit" className="control" aria-label={t('traces.searchNow')}>
        <Search size={14} aria-hidden="true" />
      </button>
    </form>
  );
}
