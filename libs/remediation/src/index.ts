export { type Judges, judgesItself, JUDGING_SCORES, scoreOfStream } from './judges-answers.js';
export { buildRequest, type RequestInput } from './build-request.js';
export { checkGuards, type Guard, type GuardSituation, monthOf } from './check-guards.js';
export { chooseSegment } from './choose-segment.js';
export { decide, HOUR_MS, JOB_HOURS, PROPOSAL_HOURS } from './decide.js';
export { type JobEvent } from './decide-job.js';
export { type CriterionInput, fixCriterion, planAnswers, VERIFY_HOURS } from './fix-criterion.js';
export { judgeVerification, type VerificationObservations } from './judge-verification.js';
export { type JudgedAnswer } from './judged-answer.js';
export {
  type Artefacts,
  type Decision,
  type Effect,
  isOver,
  type Refusal,
  type Remediation,
  type RemediationEvent,
} from './state.js';
