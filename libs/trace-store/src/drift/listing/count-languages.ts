import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';

export interface LanguageCount {
  readonly stream: string;
  readonly encoder: string;
  /** ISO 639-1; empty where it could not be told. */
  readonly language: string;
  readonly texts: number;
}

/** Embedded texts of a window by the language they are in. */
export function countLanguages(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
): Promise<LanguageCount[]> {
  return connection.query(SQL, { project, from: toStoreHour(window.from), to: toStoreHour(window.to) });
}

const SQL = `
SELECT stream, encoder, language, count() AS texts
FROM almenara.vectors FINAL
WHERE project = {project:String}
    AND time >= {from:DateTime('UTC')} AND time < {to:DateTime('UTC')}
GROUP BY stream, encoder, language
ORDER BY stream, encoder, texts DESC, language`;
