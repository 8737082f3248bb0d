import type { Answer } from './read-sample.js';

/** What people of the made-up application begin to ask for before the end of the replayed days. */
const COOKING =
  /\b(cook(ing)?|bake|boil(ed|ing)?|steam|grill|oven|roast|overcook|recipes?|soup|broccoli|canned mushrooms|baked potato|frozen baked|sweet potato)\b/i;
const OTHERWISE = /oven cleaner/i;

/** Days before the end of the replayed ones on which the topic enters, and its share of all questions from then on. */
export const ENTERED_DAYS_AGO = 4;
const SHARE = 0.25;

export function isOfEnteringTopic({ question = '' }: Answer): boolean {
  return COOKING.test(question) && !OTHERWISE.test(question);
}

/** Which answer is given: none of the topic before it entered. */
export function pickAnswer(sample: readonly Answer[], random: () => number, daysAgo: number): Answer {
  const [kind, place] = [random(), random()];
  const asked = daysAgo < ENTERED_DAYS_AGO && kind < SHARE;
  const answers = sample.filter((answer) => isOfEnteringTopic(answer) === asked);
  return answers[Math.floor(place * answers.length)] ?? sample[0]!;
}
