import type { SpanInput } from '@almenara/contract';
import { costOfDetails, isFields, present, usageOfDetails, type Fields } from '@almenara/opentelemetry';

/** Units of the first form of usage; counts of any other than tokens stay in the attributes alone. */
const TOKENS = 'TOKENS';

/**
 * Usage and cost in both forms. The newer one says more; where it leaves out the total, the older one shows whether
 * parts are counted inside.
 */
export function readUsageAndCost(body: Fields): Pick<SpanInput, 'usage' | 'cost'> {
  const older = usageOf(body['usage']);
  const details = isFields(body['usageDetails']) ? present(withoutNull(body['usageDetails'])) : undefined;
  const usage = usageOfDetails(
    details && 'input' in details && 'output' in details && older?.['total'] !== undefined
      ? { total: older['total'], ...details }
      : (details ?? older),
  );
  const cost = costOfDetails(isFields(body['costDetails']) ? body['costDetails'] : costOf(body['usage']));
  return { usage, cost: usage === undefined && isNothing(cost) ? undefined : cost };
}

function usageOf(told: unknown): Fields | undefined {
  if (!isFields(told)) return undefined;
  const unit = told['unit'];
  if (typeof unit === 'string' && unit !== TOKENS) return undefined;
  return present(
    withoutNull({
      input: told['input'] ?? told['promptTokens'] ?? told['prompt_tokens'],
      output: told['output'] ?? told['completionTokens'] ?? told['completion_tokens'],
      total: told['total'] ?? told['totalTokens'] ?? told['total_tokens'],
    }),
  );
}

function costOf(told: unknown): Fields | undefined {
  if (!isFields(told)) return undefined;
  return present(
    withoutNull({ input: told['inputCost'], output: told['outputCost'], total: told['totalCost'] }),
  );
}

/** The wrapper tells a cost of zero for calls that failed: it knows nothing. */
function isNothing(cost: SpanInput['cost']): boolean {
  return [cost?.input, cost?.output, cost?.total].every((amount) => !amount);
}

function withoutNull(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
