import { Gauge, type Registry } from 'prom-client';

/** A log that does not answer must not cost the other metrics. */
const LAG_TIMEOUT_MS = 2000;

interface Lag {
  readonly records: number;
  readonly oldestMs: number;
}

/** Tells how far consumers of the event log are behind, asked each time the metrics are read. */
export function registerLag(
  registry: Registry,
  { prefix, consumers }: { readonly prefix: string; readonly consumers: string },
  lag: () => Promise<readonly Lag[]>,
): void {
  const registers = [registry];
  const askOnce = shareAnswer(() => withinTime(lag));
  new Gauge({
    name: `${prefix}_lag_records`,
    help: `Log records that the ${consumers} have not committed yet; NaN when the log does not tell`,
    registers,
    async collect() {
      const lags = await askOnce();
      this.set(lags?.reduce((sum, { records }) => sum + records, 0) ?? Number.NaN);
    },
  });
  new Gauge({
    name: `${prefix}_lag_seconds`,
    help: `Age of the oldest log record that the ${consumers} have not committed yet; NaN when the log does not tell`,
    registers,
    async collect() {
      const lags = await askOnce();
      this.set(lags ? Math.max(0, ...lags.map(({ oldestMs }) => oldestMs)) / 1000 : Number.NaN);
    },
  });
}

/** Metrics that are read together share one answer. */
function shareAnswer<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function withinTime<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LAG_TIMEOUT_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
