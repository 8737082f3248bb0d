'use client';

import { X } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { NAMED_ACTIONS } from './actions';
import { type AuditFilter, type AuditSpan, SPANS } from './use-audit-filter';

export function AuditFilters(props: {
  filter: AuditFilter;
  onChange: (change: Partial<AuditFilter>) => void;
}) {
  const t = useTranslate();
  const { filter, onChange } = props;
  return (
    <div role="group" aria-label={t('audit.filters')} className="flex flex-wrap items-center gap-2">
      <select
        aria-label={t('audit.action')}
        className="control"
        value={filter.action ?? ''}
        onChange={(event) => onChange({ action: event.target.value || null })}
      >
        <option value="">{t('audit.everyAction')}</option>
        {NAMED_ACTIONS.map((action) => (
          <option key={action} value={action}>
            {t(`audit.action.${action}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('scope.time')}
        className="control"
        value={filter.since}
        onChange={(event) => onChange({ since: event.target.value as AuditSpan })}
      >
        {SPANS.map((span) => (
          <option key={span} value={span}>
            {t(`audit.since.${span}`)}
          </option>
        ))}
      </select>
      {filter.actor ? (
        <button
          type="button"
          className="control max-w-64"
          aria-label={t('scope.remove', { filter: filter.actor })}
          onClick={() => onChange({ actor: null })}
        >
          <span className="truncate">{t('audit.by', { actor: filter.actor })}</span>
          <X size={14} aria-hidden="true" className="shrink-0" />
        </button>
      ) : null}
    </div>
  );
}
