import { createDetector, type Detector, type DetectorConfig } from '@almenara/drift';

/** What judging needs of a detector. */
export type Watch = Pick<Detector, 'judge' | 'restart'>;

export type CreateDetector = (config: DetectorConfig) => Watch;

export const createWatch: CreateDetector = createDetector;
