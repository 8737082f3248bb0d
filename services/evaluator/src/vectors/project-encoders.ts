import { createHash } from 'node:crypto';
import { type Encoder, EncoderError, type EndpointOptions, openEndpointEncoder } from '@almenara/embedding';
import type { RulerWatch } from './ruler-watch.js';
import type { TextStream } from './texts-of-trace.js';
import type { AppModel, ChooseEncoder } from './vector-writer.js';

/** What a project set. */
export interface EncoderSettings {
  readonly streams: Readonly<Record<string, { readonly encoder?: string | undefined } | undefined>>;
  readonly endpoint: {
    readonly url: string;
    readonly model: string;
    /** Texts it may be asked for in a day. */
    readonly dailyTexts: number;
  } | null;
}

export interface ProjectEncodersParts {
  readonly settingsOf: (project: string) => Promise<EncoderSettings>;
  readonly endpointKeyOf: (project: string) => Promise<string | undefined>;
  /** Of the sentence model; absent when it is not loaded. */
  readonly sentence?: Encoder | undefined;
  /** Tells whether an endpoint's model is the one that it was. */
  readonly rulers?: Pick<RulerWatch, 'guard'>;
  /** Guards where requests may go. */
  readonly fetch: EndpointOptions['fetch'];
  readonly now?: () => number;
}

/** An endpoint that could not be opened is tried again after so long. */
const REST_MS = 30_000;

interface Opened {
  /** Of address, model, budget and key: with another one it is opened anew. */
  readonly settings: string;
  readonly encoder: Promise<Encoder>;
  failedAt?: number;
}

/** Finds the encoder that a project wants for a stream besides the static table. */
export class ProjectEncoders {
  private readonly endpoints = new Map<string, Opened>();

  constructor(private readonly parts: ProjectEncodersParts) {}

  readonly choose: ChooseEncoder = async (project, stream) => {
    const settings = await this.parts.settingsOf(project);
    const choice = settings.streams[stream]?.encoder ?? 'static';
    if (choice === 'static') return undefined;
    if (choice.startsWith('app:')) return readAppModel(choice, stream);
    if (choice === 'endpoint') {
      const encoder = await this.endpointOf(project, settings);
      return this.parts.rulers ? this.parts.rulers.guard(project, encoder) : encoder;
    }
    if (!this.parts.sentence) throw new EncoderError('the sentence model is not loaded');
    return this.parts.sentence;
  };

  private async endpointOf(project: string, { endpoint }: EncoderSettings): Promise<Encoder> {
    const { endpointKeyOf, fetch, now = Date.now } = this.parts;
    if (!endpoint) throw new EncoderError('the project has no endpoint for embeddings');
    const apiKey = await endpointKeyOf(project);
    if (apiKey === undefined) throw new EncoderError('the endpoint for embeddings has no key');
    const { url: baseUrl, model, dailyTexts } = endpoint;
    const settings = digest([baseUrl, model, dailyTexts, apiKey]);
    const known = this.endpoints.get(project);
    const isTired = known?.failedAt !== undefined && now() - known.failedAt >= REST_MS;
    if (known?.settings === settings && !isTired) return known.encoder;
    const encoder = openEndpointEncoder({
      baseUrl,
      model,
      apiKey,
      fetch,
      limits: { texts: dailyTexts },
      now,
    });
    const opened: Opened = { settings, encoder };
    this.endpoints.set(project, opened);
    encoder.catch(() => (opened.failedAt = now()));
    return encoder;
  }
}

function readAppModel(choice: string, stream: TextStream): AppModel {
  if (stream === 'retrieved') throw new EncoderError('apps send no vectors of what was retrieved');
  return { appModel: choice.slice('app:'.length) };
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
