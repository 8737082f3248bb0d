import type { DataHealth, HealthReasonCode, HealthVerdict } from '@almenara/contract';
import type { MessageArguments, MessageKey } from '../../i18n/translate';

export interface HealthSentence {
  readonly key: MessageKey;
  readonly values: MessageArguments;
}

type Reason = DataHealth['reasons'][number];
/** How a length of time is written in the reader's language. */
type WriteDuration = (milliseconds: number) => string;

/**
 * The verdict in one sentence. What weighs most is said; only `proven` says that nothing is lost, and it says what
 * proved it. The rest of the reasons stand below.
 */
export function headlineOf(
  health: Pick<DataHealth, 'verdict' | 'reasons' | 'ledger'>,
  writeDuration: WriteDuration,
): HealthSentence {
  const heaviest = health.reasons.find(({ verdict }) => verdict === health.verdict);
  if (health.verdict !== 'proven') {
    return heaviest ? sentenceOf(heaviest, writeDuration) : { key: 'health.unproven', values: {} };
  }
  const { declared, stored } = health.ledger;
  if (declared === 0) return { key: 'health.proven.quiet', values: {} };
  // What was refused by its content is no loss: the sender knows.
  return declared === stored
    ? { key: 'health.proven.whole', values: { count: stored } }
    : { key: 'health.proven.accounted', values: { stored, declared } };
}

/** The reasons that the headline does not say already. */
export function remainingReasons(health: Pick<DataHealth, 'verdict' | 'reasons'>): readonly Reason[] {
  if (health.verdict === 'proven') return health.reasons;
  const said = health.reasons.findIndex(({ verdict }) => verdict === health.verdict);
  return health.reasons.filter((_, index) => index !== said);
}

export function sentenceOf({ code, numbers }: Reason, writeDuration: WriteDuration): HealthSentence {
  const values: MessageArguments = {};
  for (const [name, value] of Object.entries(numbers)) {
    const duration = /^(\w+)Ms$/.exec(name);
    values[duration ? duration[1]! : name] = duration ? writeDuration(value) : value;
  }
  return { key: `health.reason.${code}` satisfies `health.reason.${HealthReasonCode}`, values };
}

export type HealthTone = 'ok' | 'unknown' | 'warning' | 'danger';

/** Grey where nothing is proved either way: the absence of errors is no proof. */
export const TONE_OF: Record<HealthVerdict, HealthTone> = {
  proven: 'ok',
  unproven: 'unknown',
  late: 'warning',
  missing: 'danger',
};
