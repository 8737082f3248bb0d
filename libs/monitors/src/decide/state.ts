import type { ChangeHistory } from '../detectors/change.js';
import type { Observation } from '../observation/observation.js';
import { NO_SILENCE, type Silence } from '../detectors/silence.js';

/** What a monitor remembers between windows. */
export interface MonitorState {
  readonly isAlarmed: boolean;
  /** Window with which the alarm began. */
  readonly openedAt: number | null;
  /** Quiet windows in a row since the newest one that alarmed. */
  readonly quietFor: number;
  /** When the alarm was told last, in ms. */
  readonly toldAt: number | null;
  /** Asked for in maintenance, and to be done with the next window that is judged. */
  readonly restart: Observation['restart'];
  readonly silence: Silence;
  readonly change: ChangeHistory;
}

export const FIRST_STATE: MonitorState = {
  isAlarmed: false,
  openedAt: null,
  quietFor: 0,
  toldAt: null,
  restart: null,
  silence: NO_SILENCE,
  change: null,
};
