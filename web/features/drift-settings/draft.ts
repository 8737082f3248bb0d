import type { DriftReference, DriftSettings } from '@almenara/contract';
import type { InputOf } from '../../api-client';
import { readZoned, writeZoned } from '../../ui/scope/zoned-time';
import { isWebAddress } from '../targets/is-web-address';

/** Settings as they stand in the fields of the form: what is being typed need not make sense yet. */
export interface Draft {
  readonly falseIncidents: string;
  readonly streams: Readonly<Record<string, StreamDraft>>;
  readonly endpoint: EndpointDraft;
  readonly canaries: CanariesDraft;
}

export interface StreamDraft {
  readonly enabled: boolean;
  readonly weight: string;
  /** Empty where the usual one holds. */
  readonly reference: DriftReference['kind'] | '';
  readonly from: string;
  readonly to: string;
  /** Empty where the usual one holds. */
  readonly encoder: string;
}

interface KeyDraft {
  readonly isOn: boolean;
  readonly url: string;
  readonly model: string;
  /** A new key; empty keeps the one that is kept. */
  readonly key: string;
  readonly forgetsKey: boolean;
}

export interface EndpointDraft extends KeyDraft {
  readonly dailyTexts: string;
}

export interface CanariesDraft extends KeyDraft {
  readonly everyHours: string;
  /** One prompt a line; empty asks the built-in ones. */
  readonly prompts: string;
}

export const USUAL_STREAM: StreamDraft = {
  enabled: true,
  weight: '1',
  reference: '',
  from: '',
  to: '',
  encoder: '',
};

const USUAL_DAILY_TEXTS = 20_000;
const USUAL_HOURS = 6;

export function draftOf(settings: DriftSettings, names: readonly string[], timeZone: string): Draft {
  const write = (time: string | undefined) =>
    time === undefined ? '' : writeZoned(Date.parse(time), timeZone);
  const all = [...new Set([...names, ...Object.keys(settings.streams)])];
  const streams = all.map((name): [string, StreamDraft] => {
    const stored = settings.streams[name];
    if (!stored) return [name, USUAL_STREAM];
    const { enabled, weight, reference, encoder } = stored;
    return [
      name,
      {
        enabled,
        weight: String(weight),
        reference: reference?.kind ?? '',
        from: write(reference?.from),
        to: write(reference?.to),
        encoder: encoder ?? '',
      },
    ];
  });
  const { endpoint, providerCanaries } = settings;
  return {
    falseIncidents: String(settings.falseIncidents),
    streams: Object.fromEntries(streams),
    endpoint: {
      isOn: endpoint !== null,
      url: endpoint?.url ?? '',
      model: endpoint?.model ?? '',
      dailyTexts: String(endpoint?.dailyTexts ?? USUAL_DAILY_TEXTS),
      key: '',
      forgetsKey: false,
    },
    canaries: {
      isOn: providerCanaries !== null,
      url: providerCanaries?.url ?? '',
      model: providerCanaries?.model ?? '',
      everyHours: String(providerCanaries?.everyHours ?? USUAL_HOURS),
      prompts: (providerCanaries?.prompts ?? []).join('\n'),
      key: '',
      forgetsKey: false,
    },
  };
}

type Body = InputOf<'setDriftSettings'>['body'];

/** What the draft means, or the fields that mean nothing, by their path. */
export function readDraft(
  draft: Draft,
  timeZone: string,
): { readonly body: Body } | { readonly wrong: ReadonlySet<string> } {
  const wrong = new Set<string>();
  const number = (field: string, text: string, low: number, high: number, isWhole = false): number => {
    const value = Number(text.trim().replace(',', '.'));
    const isGood =
      text.trim() !== '' && value >= low && value <= high && (!isWhole || Number.isInteger(value));
    if (!isGood) wrong.add(field);
    return value;
  };
  const streams: NonNullable<Body>['streams'] = {};
  for (const [name, stream] of Object.entries(draft.streams)) {
    if (isUsual(stream)) continue;
    const reference = readReference(stream, timeZone);
    if (reference === 'wrong') wrong.add(`streams.${name}.reference`);
    const encoder = stream.encoder.trim();
    if (encoder === 'app:') wrong.add(`streams.${name}.encoder`);
    streams[name] = {
      enabled: stream.enabled,
      weight: number(`streams.${name}.weight`, stream.weight, 0.001, 100),
      ...(reference === undefined || reference === 'wrong' ? {} : { reference }),
      ...(encoder === '' ? {} : { encoder }),
    };
  }
  const { endpoint, canaries } = draft;
  const address = (field: string, { url, model }: KeyDraft) => {
    if (!isWebAddress(url)) wrong.add(`${field}.url`);
    if (model.trim() === '') wrong.add(`${field}.model`);
    return { url: url.trim(), model: model.trim() };
  };
  const prompts = canaries.prompts
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (canaries.isOn && prompts.length > 0 && (prompts.length < 5 || prompts.length > 200)) {
    wrong.add('canaries.prompts');
  }
  const body = {
    falseIncidents: number('falseIncidents', draft.falseIncidents, 0.001, 30),
    streams,
    endpoint: endpoint.isOn
      ? {
          ...address('endpoint', endpoint),
          dailyTexts: number('endpoint.dailyTexts', endpoint.dailyTexts, 1, 10_000_000, true),
        }
      : null,
    providerCanaries: canaries.isOn
      ? {
          ...address('canaries', canaries),
          everyHours: number('canaries.everyHours', canaries.everyHours, 1, 168, true),
          ...(prompts.length > 0 ? { prompts } : {}),
        }
      : null,
    ...readKey('endpointKey', endpoint),
    ...readKey('providerCanariesKey', canaries),
  };
  return wrong.size > 0 ? { wrong } : { body };
}

function isUsual(stream: StreamDraft): boolean {
  return (Object.keys(USUAL_STREAM) as (keyof StreamDraft)[]).every(
    (field) => stream[field] === USUAL_STREAM[field],
  );
}

function readReference(stream: StreamDraft, timeZone: string): DriftReference | undefined | 'wrong' {
  const { reference: kind } = stream;
  if (kind === '') return undefined;
  const read = (text: string) => {
    const time = text === '' ? undefined : readZoned(text, timeZone);
    return time === undefined ? undefined : new Date(time).toISOString();
  };
  const from = read(stream.from);
  const to = read(stream.to);
  if (kind === 'since') return from === undefined ? 'wrong' : { kind, from };
  if (kind === 'pinned') {
    return from === undefined || to === undefined || from >= to ? 'wrong' : { kind, from, to };
  }
  return { kind };
}

function readKey<Name extends string>(name: Name, { key, forgetsKey }: KeyDraft) {
  if (forgetsKey) return { [name]: null } as Record<Name, null>;
  return key.trim() === '' ? {} : ({ [name]: key.trim() } as Record<Name, string>);
}
