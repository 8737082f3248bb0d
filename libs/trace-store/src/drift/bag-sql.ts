import { BAGS } from '@almenara/drift';

/** SQL of the bag of an event: that of its actor, else its session, else its trace, as `bagOf` has it. */
export function bagSql(actor: string, session: string, trace: string): string {
  const source = sourceSql(actor, session, trace);
  // The sixth byte is the lowest of the 48 bits of the actor's hash.
  return `reinterpretAsUInt8(substring(SHA256(${source}), 6, 1)) % ${BAGS}`;
}

/** SQL of whom an event comes from: its actor, else its session, else its trace. */
export function sourceSql(actor: string, session: string, trace: string): string {
  return `multiIf(${actor} != '', concat('actor\\n', ${actor}), ${session} != '', concat('session\\n', ${session}), concat('trace\\n', ${trace}))`;
}
