import { findWords } from './find-words.js';

/** Words that say nothing of a topic, in English and Spanish. */
const STOP_WORDS = new Set(
  (
    'a an the this that these those it its he she they them his her their i me my we us our you your who whom whose ' +
    'which what when where why how is are was were be been being am do does did doing done have has had having will ' +
    'would shall should can could may might must of to in on at by for from with about into over under after before ' +
    'between through during and or but if then than so as not no nor only also too very just there here up down out ' +
    'off all any some each every more most other such own same ' +
    'el la los las un una unos unas lo al del de en por para con sin sobre entre hasta desde y e o u ni pero sino que ' +
    'qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas es son era eran fue fueron ser está ' +
    'están estar ha han haber hay he hemos se me te le les nos os su sus mi mis tu tus este esta estos estas ese esa ' +
    'eso esto aquel aquella como más muy ya no sí si cuando donde porque también'
  ).split(' '),
);

/** Stems of the words of `text` that tell its topic. Crude on purpose: endings off, eight letters kept. */
export function contentWords(text: string, limit = 5000): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const { text: word } of findWords(text, limit)) if (!STOP_WORDS.has(word)) stems.add(stemOf(word));
  return stems;
}

function stemOf(word: string): string {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').replace(/'s$/, '');
  return plain.replace(/(?<=.{3})(?:ingly|edly|ing|ed|ly|es|s)$/, '').slice(0, 8);
}
