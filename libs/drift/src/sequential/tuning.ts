/** Design constants of the detector, found by simulation; changing one changes every judged hour. */
export const tuning = {
  /** Hours that the direction of each expert remembers. */
  memories: [6, 24, 72],
  /** Share of the predicted shift that is bet. */
  bets: [0.5, 1],
  /** Correlation of events within one bag and hour by which large cells count less. */
  withinCell: 0.01,
  /** Hours of the blocks in which the reference's own variance is measured. */
  blockHours: [6, 24, 72],
  /** Standard errors by which a variance out of few blocks is taken larger. */
  blockCaution: 1,
  /** Fewest independent blocks of a length. */
  fewestBlocks: 3,
  /** Share of the reference's finite size */
  finite: 2,
  folded: 0,
  noise: 1,
  lastingMemory: 168,
  lasting: 1,
  sum: true,
  maxBet: 1,
};
