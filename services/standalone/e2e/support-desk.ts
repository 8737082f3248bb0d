import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkerProcess } from '@almenara/example-job-receiver/testing';
import { seededRandom } from './seeded-random.js';

const example = new URL('../../../examples/reindex-worker/', import.meta.url);
const script = fileURLToPath(new URL('dist/main.js', example));
const shiftedClock = new URL('./shifted-clock.mjs', import.meta.url).href;
/** What the desk's first index holds, and what nobody told it of. */
const KNOWN = ['orders', 'returns', 'sizes', 'payments'];
const UNKNOWN = ['repairs', 'gift-cards'];
const ACTORS = 40;
const AT_ONCE = 4;
const HOUR_MS = 3_600_000;

export interface Visit {
  /** Questions in the hour. */
  readonly count: number;
  /** Which share of them is about what the first index lacks. */
  readonly unknown: number;
}

/** The example's support desk as a process of its own. Its clock can be set back, so that past hours are lived in moments. */
export class SupportDesk {
  readonly #worker: WorkerProcess;
  readonly #random: () => number;
  /** Questions that were answered. */
  answered = 0;
  #aheadMs = 0;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly questions: Readonly<Record<'known' | 'unknown', readonly string[]>>,
    { environment, seed }: DeskOptions,
  ) {
    this.#random = seededRandom(seed);
    this.#worker = new WorkerProcess(script, {
      ...environment,
      WORKER_PORT: String(port),
      WORKER_FOLDER: join(folder, 'desk'),
      NODE_OPTIONS: `--import=${shiftedClock}`,
      TEST_CLOCK_FILE: join(folder, 'clock'),
    });
  }

  static async open(port: number, options: DeskOptions): Promise<SupportDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-desk-'));
    await writeFile(join(folder, 'clock'), '0');
    const questions = { known: await readQuestions(KNOWN), unknown: await readQuestions(UNKNOWN) };
    const desk = new SupportDesk(folder, port, questions, options);
    await desk.#worker.url();
    return desk;
  }

  get output(): string {
    return this.#worker.output;
  }

  async indexVersion(): Promise<string> {
    const response = await fetch(`http://127.0.0.1:${this.port}/health`);
    return ((await response.json()) as { indexVersion: string }).indexVersion;
  }

  /** Answers what is asked in hours of the past, the oldest first, and is back in the present then. */
  async live(begin: number, hours: Iterable<readonly [hour: number, visit: Visit]>): Promise<void> {
    for (const [hour, visit] of hours) {
      await this.#setClock(Math.round(begin + hour * HOUR_MS - Date.now()));
      await this.ask(visit);
    }
    await this.#setClock(this.#aheadMs);
  }

  /** From now on its present is so far ahead, as that of the product. */
  async moveAhead(milliseconds: number): Promise<void> {
    this.#aheadMs = milliseconds;
    await this.#setClock(milliseconds);
  }

  async ask({ count, unknown }: Visit): Promise<void> {
    const asked = Array.from({ length: count }, () => ({
      question: this.#pick(this.questions[this.#random() < unknown ? 'unknown' : 'known']),
      actor: `visitor-${Math.floor(this.#random() * ACTORS)}`,
    }));
    const line = async (): Promise<void> => {
      for (let next = asked.pop(); next; next = asked.pop()) await this.#post(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
  }

  async close(): Promise<void> {
    await this.#worker.end();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #setClock(shiftMs: number): Promise<void> {
    await writeFile(join(this.folder, 'clock'), String(shiftMs));
  }

  async #post(asked: { question: string; actor: string }): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.port}/ask`, {
      method: 'POST',
      body: JSON.stringify(asked),
    });
    if (!response.ok) throw new Error(`the desk answered ${response.status}: ${await response.text()}`);
    await response.body?.cancel();
    this.answered += 1;
  }

  #pick(questions: readonly string[]): string {
    return questions[Math.floor(this.#random() * questions.length)]!;
  }
}

export interface DeskOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly seed: number;
}

async function readQuestions(topics: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(
    topics.map((topic) => readFile(new URL(`questions/${topic}.txt`, example), 'utf8')),
  );
  return texts.flatMap((text) => text.trim().split('\n'));
}
