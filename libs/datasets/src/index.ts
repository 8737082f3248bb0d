export type { Candidate, CandidateContent, Correction, JudgeVerdict } from './candidate.js';
export { orderCandidates, Recipe } from './recipe.js';
