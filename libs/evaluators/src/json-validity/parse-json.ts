import { findJsonError } from './find-json-error.js';

export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      /** UTF-16 index of the first character that cannot stand there. */ readonly at: number;
    };

/** Reads `text` as one JSON value (RFC 8259). Never throws. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    // The message of the engine tells the place in some cases only, and quotes the text in the others.
    return { ok: false, at: findJsonError(text) };
  }
}

const FENCE = /^\s*(```|~~~)[ \t]*(?:json[c5]?|JSON)?[ \t]*\r?\n([\s\S]*?)\r?\n?[ \t]*\1\s*$/;

/** What a single fenced block that is the whole text holds. */
export function insideFence(text: string): string | undefined {
  return FENCE.exec(text)?.[2];
}
