'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { readMessages, readText } from './read-messages';

/** Longest text that is put into the page at once. */
const MOST_CHARACTERS = 100_000;

/** A value as plain text. What models write is hostile: it is never read as markup. */
export function TextBlock(props: { title: string; value: unknown }) {
  const t = useTranslate();
  const { title, value } = props;
  if (value === undefined || value === null || value === '') return null;
  const messages = readMessages(value);
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-meta font-medium text-ink-2">{title}</h3>
      {messages ? (
        messages.map(({ role, text }, index) => (
          <div key={index} className="rounded-control bg-raised p-3">
            <div className="text-meta text-ink-2">{role}</div>
            <Text text={text} rest={t('trace.cut')} />
          </div>
        ))
      ) : (
        <div className="rounded-control bg-raised p-3">
          <Text text={readText(value)} rest={t('trace.cut')} />
        </div>
      )}
    </section>
  );
}

function Text(props: { text: string; rest: string }) {
  const isCut = props.text.length > MOST_CHARACTERS;
  return (
    <div
      className="max-h-96 overflow-auto text-data whitespace-pre-wrap [overflow-wrap:anywhere]"
      tabIndex={0}
    >
      {isCut ? `${props.text.slice(0, MOST_CHARACTERS)}…` : props.text}
      {isCut ? <p className="mt-2 text-meta text-ink-3">{props.rest}</p> : null}
    </div>
  );
}
