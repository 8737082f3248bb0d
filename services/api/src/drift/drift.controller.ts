import {
  compareDrift,
  getDriftAttribution,
  getDriftHistory,
  listDriftStreams,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import { readCanaryEvidence } from '@almenara/control-plane';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';
import { delayHours } from './delay-hours.js';
import { encoderProblems } from './encoder-problems.js';
import { listStreamIncidents } from './stream-incidents.js';
import { historyWindow, joinHours, toIsoWindow } from './tell-history.js';
import { isWatched, RECENT_HOURS, tellStreams } from './tell-streams.js';

const DAY = 24;
/** As far back as a stream is known: eight weeks are the longest reference. */
const KNOWN_HOURS = 56 * DAY;

/** What is watched for drift, and what any two windows of it differ in. */
@ApiController()
export class DriftController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  @Route(listDriftStreams)
  async streams(
    @Input() { params }: OperationArguments<typeof listDriftStreams>,
  ): Promise<OperationAnswer<typeof listDriftStreams>> {
    const { project } = params;
    const { controlPlane } = this.options;
    const now = Date.now();
    const to = Math.ceil(now / store.HOUR_MS);
    const lastDay = { from: to - DAY, to };
    const [known, incidents, problems] = await Promise.all([
      controlPlane.driftSettings.get(project),
      listStreamIncidents(controlPlane, project),
      encoderProblems(controlPlane, project),
    ]);
    const { settings } = known;
    const [sketched, judged, languages, actorShare] = await this.reads.run(() =>
      Promise.all([
        this.read(store.listSketchedStreams, project, { since: to - KNOWN_HOURS, recently: lastDay.from }),
        this.read(store.listJudgedHours, project, {
          window: { from: to - 2 * RECENT_HOURS, to },
          latest: RECENT_HOURS,
        }),
        this.read(store.countLanguages, project, lastDay),
        this.read(store.shareWithActor, project, lastDay),
      ]),
    );
    const open = incidents.filter(({ closedAt }) => closedAt === null);
    const items = tellStreams({ sketched, judged, languages, settings, incidents: open, delayHours, now });
    return {
      items,
      budget: {
        falseIncidents: settings.falseIncidents,
        watched: items.filter(({ stream }) => isWatched(settings, stream)).length,
      },
      actorShare,
      problems,
    };
  }

  @Route(compareDrift)
  compare(
    @Input() { params, query }: OperationArguments<typeof compareDrift>,
  ): Promise<OperationAnswer<typeof compareDrift>> {
    return this.reads.run(() => store.compareDrift(this.options.store, params.project, query));
  }

  @Route(getDriftHistory)
  async history(
    @Input() { params, query }: OperationArguments<typeof getDriftHistory>,
  ): Promise<OperationAnswer<typeof getDriftHistory>> {
    const { project } = params;
    const { stream } = query;
    const kind = store.kindOfStream(stream);
    const window = historyWindow(query.from, query.to, Date.now());
    const incidents = await listStreamIncidents(this.options.controlPlane, project);
    const [{ judged, sketched, encoder }, marks] = await this.reads.run(() =>
      Promise.all([this.hours(project, stream, window), this.read(store.listFirstSeen, project, window)]),
    );
    const told = toIsoWindow(window);
    return {
      stream,
      kind,
      encoder: encoder === '' ? null : encoder,
      ...told,
      points: joinHours(judged, sketched),
      marks,
      incidents: incidents
        .filter((each) => each.stream === stream)
        .filter(
          ({ openedAt, closedAt }) => openedAt < told.to && (closedAt === null || closedAt >= told.from),
        )
        .map(({ key, openedAt, since, closedAt }) => ({ key, openedAt, since, closedAt })),
    };
  }

  @Route(getDriftAttribution)
  async attribution(
    @Input() { params, query }: OperationArguments<typeof getDriftAttribution>,
  ): Promise<OperationAnswer<typeof getDriftAttribution>> {
    const { project } = params;
    const canaries = await readCanaryEvidence(this.options.controlPlane, project, query);
    return this.reads.run(() => store.attributeDrift(this.options.store, project, { ...query, canaries }));
  }

  /** Of the space with most events in the window: vectors of two spaces have no common history. */
  private async hours(project: string, stream: string, window: store.HourWindow) {
    const encoders = await store.listEncoders(this.options.store, project, stream, window);
    const encoder = encoders[0]?.encoder ?? '';
    const [judged, sketched] = await Promise.all([
      this.read(store.listJudgedHours, project, { stream, window }),
      this.read(store.listSketchedHours, project, { stream, encoder, window }),
    ]);
    return { judged: judged.filter((hour) => hour.encoder === encoder), sketched, encoder };
  }

  private read<Asked, Answer>(
    query: (connection: store.TraceStoreConnection, project: string, asked: Asked) => Promise<Answer>,
    project: string,
    asked: Asked,
  ): Promise<Answer> {
    return query(this.options.store, project, asked);
  }
}
