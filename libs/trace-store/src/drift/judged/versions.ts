/**
 * Versions of a judged hour: of two monitors that take an hour the first one holds; a judgement replaces what was
 * taken; and an erasure replaces either, also a judgement that comes late.
 */
const STEP = 2 ** 42;

/** Falls with time. */
export const takenVersion = (takenAt: number): number => STEP - 1 - takenAt;

export const JUDGED_STEP = String(STEP);
export const REWRITTEN_STEP = String(2 * STEP);
