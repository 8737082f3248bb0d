'use client';

import { BUILT_IN_STREAMS, REFERENCE_KINDS } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { scoreOf, streamName } from '../drift/stream-name';
import type { StreamDraft } from './draft';
import { EncoderField } from './encoder-field';

type Streams = Readonly<Record<string, StreamDraft>>;

/** Each stream: whether it is watched, how much of the budget it has, against what, and in which space. */
export function StreamFields(props: {
  streams: Streams;
  wrong: ReadonlySet<string>;
  isLocked: boolean;
  onChange: (streams: Streams) => void;
}) {
  const { streams, wrong, isLocked, onChange } = props;
  return (
    <ul className="panel flex flex-col divide-y divide-line p-0">
      {Object.entries(streams).map(([name, stream]) => (
        <StreamItem
          key={name}
          name={name}
          stream={stream}
          wrong={wrong}
          isLocked={isLocked}
          onChange={(change) => onChange({ ...streams, [name]: { ...stream, ...change } })}
        />
      ))}
    </ul>
  );
}

function StreamItem(props: {
  name: string;
  stream: StreamDraft;
  wrong: ReadonlySet<string>;
  isLocked: boolean;
  onChange: (change: Partial<StreamDraft>) => void;
}) {
  const t = useTranslate();
  const { name, stream, wrong, isLocked, onChange } = props;
  const isText = isTextStream(name);
  const path = `streams.${name}`;
  return (
    <li data-stream-setting={name}>
      <fieldset
        disabled={isLocked}
        className="grid min-w-0 gap-x-6 gap-y-2 p-3 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
      >
        <legend className="sr-only">{streamName(name, t)}</legend>
        <label className="flex min-h-8 items-start gap-2 pt-1">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            checked={stream.enabled}
            onChange={(event) => onChange({ enabled: event.target.checked })}
          />
          <span className="min-w-0">
            <span className="font-medium">{streamName(name, t)}</span>
            {scoreOf(name) === undefined ? null : (
              <span className="block truncate font-mono text-meta text-ink-2">{scoreOf(name)}</span>
            )}
          </span>
        </label>
        {stream.enabled ? (
          <div className="flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2">
            <Field
              label={t('driftSettings.weight')}
              error={wrong.has(`${path}.weight`) ? t('driftSettings.weight.range') : undefined}
            >
              {(field) => (
                <input
                  {...field}
                  inputMode="decimal"
                  className="control w-20"
                  value={stream.weight}
                  onChange={(event) => onChange({ weight: event.target.value })}
                />
              )}
            </Field>
            <ReferenceFields stream={stream} isWrong={wrong.has(`${path}.reference`)} onChange={onChange} />
            {isText ? (
              <EncoderField
                encoder={stream.encoder}
                isWrong={wrong.has(`${path}.encoder`)}
                onChange={(encoder) => onChange({ encoder })}
              />
            ) : null}
          </div>
        ) : (
          <p className="self-center text-data text-ink-2">{t('driftSettings.notWatched')}</p>
        )}
      </fieldset>
    </li>
  );
}

function isTextStream(name: string): boolean {
  return Object.entries(BUILT_IN_STREAMS).some(([each, kind]) => each === name && kind === 'text');
}

function ReferenceFields(props: {
  stream: StreamDraft;
  isWrong: boolean;
  onChange: (change: Partial<StreamDraft>) => void;
}) {
  const t = useTranslate();
  const { stream, isWrong, onChange } = props;
  const { reference } = stream;
  return (
    <>
      <Field
        label={t('driftSettings.reference')}
        error={isWrong ? t('driftSettings.reference.wrong') : undefined}
      >
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            value={reference}
            onChange={(event) => onChange({ reference: event.target.value as StreamDraft['reference'] })}
          >
            <option value="">{t('driftSettings.reference.usual')}</option>
            {REFERENCE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`driftSettings.reference.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {reference === 'pinned' || reference === 'since' ? (
        <Field label={t('scope.from')}>
          {(field) => (
            <input
              {...field}
              type="datetime-local"
              className="control max-w-full"
              value={stream.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {reference === 'pinned' ? (
        <Field label={t('scope.to')}>
          {(field) => (
            <input
              {...field}
              type="datetime-local"
              className="control max-w-full"
              value={stream.to}
              onChange={(event) => onChange({ to: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
