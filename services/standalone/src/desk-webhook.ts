import { readFile, rename, writeFile } from 'node:fs/promises';
import { byConfiguration, type ControlPlane } from '@almenara/control-plane';
import { makeWebhookSecret } from '@almenara/outgoing-requests';
import { reservePort } from './free-port.js';

const HOST = '127.0.0.1';

/** Where the demo's support desk hears of remediations. */
export interface DeskWebhook {
  readonly port: number;
  readonly secret: string;
  /** The target that leads there, once it was made; one that somebody removed is not made again. */
  readonly target: string | null;
}

/**
 * Makes the target of the demo's support desk, which is asked to re-index without anybody's approval. Port and secret
 * stay the same from start to start, so that a remediation which waits finds the desk; where another process has taken
 * the port meanwhile, another target takes the place of this one.
 */
export async function prepareDeskWebhook(
  { targets }: Pick<ControlPlane, 'targets'>,
  project: string,
  file: string,
): Promise<DeskWebhook> {
  const known = await read(file);
  const isFree = known && (await reservePort(HOST, known.port)) !== undefined;
  if (known && isFree && known.target) return known;
  if (known && !isFree) await removeTarget(targets, project, known);
  // Kept before the target is made: a target whose secret nobody has would be of no use.
  const next: DeskWebhook =
    known && isFree ? known : { port: await reservePort(HOST), secret: makeWebhookSecret(), target: null };
  if (next !== known) await write(file, next);
  const url = urlOf(next);
  const made = (await targets.list(project)).find(({ config }) => 'url' in config && config.url === url);
  const { id } =
    made ??
    (await targets.create(project, { ...RULES, config: { kind: 'webhook', url }, secret: next.secret }, BY));
  const complete = { ...next, target: id };
  await write(file, complete);
  return complete;
}

const BY = byConfiguration('createTarget');
const RULES = {
  name: 'Support desk',
  tellsIncidents: false,
  actions: ['re_index'],
  mode: 'automatic',
  cooldownHours: 0,
  monthlyBudget: null,
  idempotent: true,
  approverNotProposer: false,
  sendExamples: true,
  maintenance: [],
  retrains: null,
} as const;

const urlOf = ({ port }: DeskWebhook): string => `http://${HOST}:${port}/hooks/almenara`;

async function removeTarget(
  targets: ControlPlane['targets'],
  project: string,
  { target }: DeskWebhook,
): Promise<void> {
  if (target) await targets.remove(project, target, byConfiguration('deleteTarget'));
}

async function read(file: string): Promise<DeskWebhook | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as DeskWebhook);
}

/** Readable by its owner only, as it holds the secret. */
async function write(file: string, webhook: DeskWebhook): Promise<void> {
  const next = `${file}.next`;
  await writeFile(next, JSON.stringify(webhook), { mode: 0o600, flush: true });
  await rename(next, file);
}
