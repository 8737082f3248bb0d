'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { Section } from '../../ui/section/section';
import { ReceiptVerdict } from './receipt-verdict';

/** For whoever holds a receipt and wants to know whether it is one. */
export function ReceiptCheck() {
  const t = useTranslate();
  const [text, setText] = useState('');
  const verify = useMutation({
    mutationFn: () => callApi('verifyReceipt', { body: { receipt: parse(text) } }),
  });
  return (
    <Section title={t('erasure.check')} text={t('erasure.check.text')}>
      <form
        className="panel flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') verify.mutate();
        }}
      >
        <Field label={t('erasure.check.receipt')}>
          {(field) => (
            <textarea
              {...field}
              className="control min-h-24 w-full py-2 font-mono"
              spellCheck={false}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                verify.reset();
              }}
            />
          )}
        </Field>
        <button
          type="submit"
          className="control self-start"
          disabled={text.trim() === '' || verify.isPending}
        >
          {t('erasure.receipt.verify')}
        </button>
        <ReceiptVerdict answer={verify.data} error={verify.error} />
      </form>
    </Section>
  );
}

/** What is no JSON goes to the server as text, which calls it malformed. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
