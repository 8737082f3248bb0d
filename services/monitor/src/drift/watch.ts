import type { BlockSketch, Detector, DetectorConfig, Judgement } from '@almenara/drift';

export interface Step {
  readonly hour: BlockSketch;
  /** The evidence begins anew before this hour. */
  readonly restart: boolean;
}

/** A detector on its way through the hours of a stream. */
export interface Watch {
  /** Hours come in order. Undefined until the first event: how wide the features are is not known before. */
  judge(steps: readonly Step[]): Promise<(Judgement | undefined)[]>;
  close(): void;
}

export type WatchConfig = Omit<DetectorConfig, 'width'>;
export type CreateWatch = (config: WatchConfig) => Watch;

type Create = (config: DetectorConfig) => Pick<Detector, 'judge' | 'restart'>;

/** A detector that is made as soon as its width is known. */
export class LateDetector {
  private readonly create: Create;
  private readonly config: WatchConfig;
  private detector: ReturnType<Create> | undefined;

  constructor(create: Create, config: WatchConfig) {
    this.create = create;
    this.config = config;
  }

  judge({ hour, restart }: Step): Judgement | undefined {
    if (restart) this.detector?.restart();
    const width = hour.cells[0]?.sum.length;
    if (width === undefined) return undefined;
    this.detector ??= this.create({ ...this.config, width });
    return this.detector.judge(hour);
  }
}
