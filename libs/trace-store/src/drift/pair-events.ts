import { SCORE_STREAM_PREFIX } from '@almenara/contract';
import { sourceSql } from './bag-sql.js';
import { categoryBucketSql, numberBinSql } from './features.js';
import { LANGUAGE_EVENTS } from './language-events.js';
import { OF_USE, scoreEvents, USED_RANKS } from './score-events.js';
import { selectSpanWords, SPAN_NUMBERS, SPAN_WORDS, spanEvents } from './span-events.js';

const SOURCE = sourceSql('actor', 'session', 'trace_id');

/** SQL of rows of a number `x` or a word, one of which is null or empty, with their bins. */
const binned = (events: string): string => `
    SELECT hour, bag, trace_id, span_id, start_time, source, x, word,
        if(x IS NULL, ${categoryBucketSql('word')}, ${numberBinSql('assumeNotNull(x)')}) AS bin
    FROM (${events})
    WHERE x IS NOT NULL OR word != ''`;

const ofSpans = (x: string, word: string): string =>
  binned(`
        SELECT hour, bag, trace_id, span_id, start_time, ${SOURCE} AS source, x, word
        FROM (${spanEvents(`, CAST(${x} AS Nullable(Float64)) AS x, ${word} AS word`)})`);

const ofScores = (condition: string, x: string, more = ''): string =>
  binned(`
        SELECT hour, bag, trace_id, span_id, start_time, ${SOURCE} AS source, ${x} AS x,
            if(value IS NULL, label, '') AS word
        FROM (${scoreEvents(more)})
        WHERE ${condition}`);

const OF_USE_STREAMS: Readonly<Record<string, string>> = {
  unused_document_share: ofScores(OF_USE, 'round(1 - assumeNotNull(value), 6)'),
  retrieval_rank: ofScores(`${OF_USE} AND notEmpty(used)`, 'arrayMin(used)', `, ${USED_RANKS} AS used`),
};

/**
 * SQL of the events of a stream of numbers or words in the hours `from` to `to`, for a score those of the name bound as
 * `score`: whose they are, the number or the word, and their bin.
 */
export function selectPairEvents(stream: string): string {
  if (stream.startsWith(SCORE_STREAM_PREFIX)) return ofScores('name = {score:String}', 'value');
  const ofUse = OF_USE_STREAMS[stream];
  if (ofUse) return ofUse;
  if (stream === 'language')
    return binned(
      `SELECT hour, bag, trace_id, span_id, start_time, source, NULL AS x, word FROM (${LANGUAGE_EVENTS})`,
    );
  const number = (SPAN_NUMBERS as Record<string, string>)[stream];
  const word = (SPAN_WORDS as Record<string, string>)[stream];
  if (number === undefined && word === undefined)
    throw new RangeError(`the events of ${stream} are neither numbers nor words`);
  return ofSpans(number ?? 'NULL', word ?? "''");
}

/** SQL of the words alone and their bins, of which those of spans are told without asking whose they are. */
export function selectPairWords(stream: string): string {
  const word = (SPAN_WORDS as Record<string, string>)[stream];
  const words = word === undefined ? `SELECT word FROM (${selectPairEvents(stream)})` : selectSpanWords(word);
  return `SELECT word, ${categoryBucketSql('word')} AS bin FROM (${words}) WHERE word != ''`;
}

/** What `selectPairEvents` of a stream binds. */
export function pairParameters(stream: string): { score?: string } {
  return stream.startsWith(SCORE_STREAM_PREFIX) ? { score: stream.slice(SCORE_STREAM_PREFIX.length) } : {};
}
