import { describeFailure } from '@almenara/process-host';
import { InvalidQueryError, TraceStoreError } from '@almenara/trace-store';
import { Logger } from '@nestjs/common';

const logger = new Logger('drift');

/** Evidence that cannot be had must not keep anybody from knowing of the alarm; a store that is away comes back. */
export async function orNothing<Result>(reading: Promise<Result>): Promise<Result | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof InvalidQueryError || error instanceof RangeError || isTooMuch(error))) throw error;
    logger.warn(`an incident opens without a part of its evidence: ${describeFailure(error)}`);
    return null;
  }
}

/** Over the limits of a read in time or memory. */
const isTooMuch = (error: unknown): boolean =>
  error instanceof TraceStoreError && (error.permanent || error.code === '159' || error.code === '241');
