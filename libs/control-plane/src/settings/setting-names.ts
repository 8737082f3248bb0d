/** What several processes keep in the settings of a project: its rules, and when they were last carried out to the end. */
export const RETENTION_SETTING = 'retention';
export const RETENTION_RUN_SETTING = 'retention.lastRun';
export const PRIVACY_SETTING = 'privacy';
export const PRICES_SETTING = 'prices';
export const EVALUATORS_SETTING = 'evaluators';
/** What `readDriftSettings` reads. */
export const DRIFT_SETTING = 'drift';
