'use client';

import type { Quality } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { evaluatorName } from '../evaluators/evaluator-name';
import { useQualityChoice } from './use-quality-choice';

export function EvaluatorChoice(props: { quality: Quality }) {
  const t = useTranslate();
  const { choose, chooseVersion, evaluator: asked, version: askedVersion } = useQualityChoice();
  const { evaluators, evaluator } = props.quality;
  const names = [...new Set([...evaluators.map((each) => each.evaluator), ...(asked ? [asked] : [])])];
  const heard = evaluators.find((each) => each.evaluator === evaluator)?.versions ?? [];
  const versions = [
    ...new Set([...heard.map(({ version }) => version), ...(askedVersion === null ? [] : [askedVersion])]),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <label className="flex items-center gap-2 text-data text-ink-2">
        {t('quality.evaluator')}
        <select
          className="control max-w-64"
          value={evaluator ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {evaluatorName(name, t)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-2 text-data text-ink-2">
        {t('quality.version')}
        <select
          className="control max-w-56"
          value={askedVersion ?? ''}
          onChange={(event) => chooseVersion(event.target.value || null)}
        >
          <option value="">{t('quality.version.newest')}</option>
          {versions
            .filter((version) => version !== '')
            .map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
}
