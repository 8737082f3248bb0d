'use client';

import { PERSONAL_DATA_KINDS, type PersonalDataKind, type PrivacyAnswer } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { SaveRow } from '../../ui/form/save-row';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { TryPrivacy } from './try-privacy';

/** The kinds of personal data that a project has masked. The try-out below follows the choice before it is saved. */
export function PrivacyForm(props: { project: string; privacy: PrivacyAnswer }) {
  const t = useTranslate();
  const client = useQueryClient();
  const isAdmin = useMay('admin');
  const { project, privacy } = props;
  const [masked, setMasked] = useState<readonly PersonalDataKind[]>(privacy.masked);
  const isChanged = PERSONAL_DATA_KINDS.some(
    (kind) => masked.includes(kind) !== privacy.masked.includes(kind),
  );
  const save = useMutation({
    mutationFn: () => callApi('setPrivacy', { params: { project }, body: { masked: [...masked] } }),
    onSuccess: (answer) => client.setQueryData(['privacy', project], answer),
  });
  const choose = (kind: PersonalDataKind, isChosen: boolean) => {
    save.reset();
    setMasked(PERSONAL_DATA_KINDS.filter((one) => (one === kind ? isChosen : masked.includes(one))));
  };
  return (
    <>
      <Section title={t('settings.tab.privacy')} text={t('privacy.text')}>
        <form
          className="panel flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (isChanged) save.mutate();
          }}
        >
          <div className="flex flex-col gap-1">
            <h3 className="text-data font-medium">{t('privacy.always')}</h3>
            <p className="max-w-[72ch] text-ink-2">
              {privacy.always.map((kind) => t(`redaction.${kind}`)).join(', ')}.
            </p>
          </div>
          <fieldset className="flex flex-col gap-2" disabled={!isAdmin}>
            <legend className="mb-1 text-data font-medium">{t('privacy.masked')}</legend>
            <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
              {PERSONAL_DATA_KINDS.map((kind) => (
                <label key={kind} className="flex min-h-6 items-center gap-2">
                  <input
                    type="checkbox"
                    className="size-4 accent-(--accent)"
                    checked={masked.includes(kind)}
                    onChange={(event) => choose(kind, event.target.checked)}
                  />
                  <span className="first-letter:uppercase">{t(`redaction.${kind}`)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <p className="max-w-[72ch] text-meta text-ink-2">
            {t('privacy.limits', { seconds: privacy.effectiveWithinSeconds })}
          </p>
          <ActionProblem error={save.error} />
          <SaveRow needs="admin" isDisabled={!isChanged || save.isPending} isSaved={save.isSuccess} />
        </form>
      </Section>
      <TryPrivacy project={project} masked={masked} />
    </>
  );
}
