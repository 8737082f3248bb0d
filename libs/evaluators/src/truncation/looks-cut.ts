import { parseJson } from '../json-validity/parse-json.js';

/** Words with which no sentence ends, in lower case. English and Spanish. */
const NEVER_LAST = new Set(
  (
    'the a an and or but nor of to in with from by for as at into onto than because although while whereas if unless ' +
    'your my their our its his very such these those which whose who is are was were be been has have had will would ' +
    'el la los las un una unos unas y o e u ni pero sino de del al en con por para sin sobre entre hacia desde según ' +
    'que cuyo cuya porque aunque mientras si su sus mi mis tu tus nuestro nuestra es son fue era muy más tan'
  ).split(' '),
);

/**
 * Whether `text` ends as if it had been cut: `undefined` when its end tells nothing. Reads only the end, and the
 * whole of JSON.
 */
export function looksCut(text: string): boolean | undefined {
  const trimmed = text.trimEnd();
  if (trimmed === '') return undefined;
  if (/^\s*[[{]/.test(text)) {
    const parsed = parseJson(text);
    if (parsed.ok) return false;
    if (parsed.at >= trimmed.length && /["\d{}[\]]/.test(trimmed.slice(1, 50))) return true;
  }
  const fences = trimmed.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0;
  if (fences % 2 === 1) return true;
  if (fences > 0 && /(?:```|~~~)$/.test(trimmed)) return false;
  return endsWithinSentence(trimmed);
}

function endsWithinSentence(trimmed: string): boolean | undefined {
  const end = trimmed.slice(-2000);
  const last = end.slice(end.lastIndexOf('\n') + 1).trim();
  if (/[.!?。！？]["'”’»)\]*_`]*(?:\s*\[[\d, ]+\])*$/u.test(last) && !last.endsWith('...')) return false;
  if (/[\p{Extended_Pictographic})\]”"»|*]$/u.test(last)) return undefined;
  if (/[,;([{“«¿¡/&=+]$|\s[-–—]$/u.test(last)) return true;
  const word = /([\p{L}]+)['’]?$/u.exec(last.slice(-60))?.[1]?.toLowerCase();
  if (word !== undefined && NEVER_LAST.has(word) && last.includes(' ')) return true;
  return isOpenProse(trimmed, last) ? true : undefined;
}

/** A long last paragraph without a full stop, in a text whose sentences have them. */
function isOpenProse(trimmed: string, last: string): boolean {
  const isProse = !/^(?:[-*•+#>|]|\d{1,3}[.)])/u.test(last) && !last.includes('http');
  return isProse && /[.!?]\s+\p{Lu}/u.test(last) && /\p{L}$/u.test(last) && trimmed.length > 120;
}
