export type Cause =
  | 'new_questions'
  | 'stale_or_missing_documents'
  | 'retriever_changed'
  | 'embedding_model_changed'
  | 'provider_changed_model'
  | 'prompt_or_variant_changed'
  | 'users_changed'
  | 'unknown';

export type CandidateCause = Exclude<Cause, 'unknown'>;

export type CauseVerdict = 'supported' | 'possible' | 'ruled_out' | 'not_testable';

export type Figure = number | string;

/** What the evidence says of one cause, by which test and with which figures. Keys, for the console to put in words. */
export interface CauseCandidate {
  readonly cause: CandidateCause;
  readonly verdict: CauseVerdict;
  readonly test: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** A candidate's verdict before it is joined with its cause. */
export type Finding = Omit<CauseCandidate, 'cause'>;

/** Figures that are not known are left out. */
export function finding(
  verdict: CauseVerdict,
  test: string,
  figures: Readonly<Record<string, Figure | null | undefined>> = {},
): Finding {
  const known = Object.entries(figures).filter(
    (entry): entry is [string, Figure] => entry[1] !== null && entry[1] !== undefined,
  );
  return { verdict, test, figures: Object.fromEntries(known) };
}

export const notTestable = (test: string): Finding => finding('not_testable', test);
