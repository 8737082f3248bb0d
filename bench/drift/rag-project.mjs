import { createDraws } from './random-draws.mjs';
import { shuffle } from './texts.mjs';

const SCORE_NOISE = 0.02;

/**
 * Traffic of a made-up RAG app between two windows: users with topics of their own who come and go, an index, an
 * embedding model, a retriever and an answering model. `change` says what is different in the current window, member by
 * member; everything downstream follows from it. Real question texts, everything else simulated.
 */
export function simulateProject(dataset, seed, change) {
  const draws = createDraws(seed);
  const world = buildWorld(dataset, draws, change);
  const windows = { reference: world.days.reference, current: world.days.current };
  const rows = [];
  let start = 24 * 20_000;
  for (const window of ['reference', 'current']) {
    const hours = 24 * windows[window];
    const wobble = Array.from({ length: Math.ceil(hours / 6) }, () => draws.pick(world.topics));
    for (let event = 0; event < world.events[window]; event++)
      rows.push(makeEvent(world, draws, { window, start, hours, wobble, id: `${window}-${event}` }));
    start += hours;
  }
  return { rows, world };
}

function buildWorld(dataset, draws, change) {
  const all = shuffle([...new Set(dataset.rows.map(({ topic }) => topic))], draws.uniform);
  const topics = all.slice(0, draws.whole(7, all.length - 2));
  const added = change.newTopic ? all.slice(topics.length, topics.length + change.newTopic.topics) : [];
  const byTopic = new Map([...topics, ...added].map((topic) => [topic, { questions: [], documents: [] }]));
  for (const row of shuffle(dataset.rows, draws.uniform)) {
    const own = byTopic.get(row.topic);
    if (own) own[own.questions.length < 500 ? 'questions' : 'documents'].push(row);
  }
  const base = draws.shares(topics.length, 2).map((share) => share + 0.02);
  const makeUser = (index, mix = base) => {
    const own = draws.shares(topics.length, draws.between(0.3, 1));
    return {
      id: `user-${index}`,
      bag: hash(`user-${index}`) % 32,
      activity: Math.exp(0.9 * draws.normal()),
      mix: mix.map((share, at) => 0.4 * share + 0.6 * own[at]),
      weekend: draws.uniform(),
    };
  };
  const count = draws.whole(150, 400);
  const users = Array.from({ length: count }, (_, index) => makeUser(index));
  const newcomers = Array.from({ length: draws.whole(40, 120) }, (_, index) => makeUser(1_000 + index));
  const cohort = change.cohort && makeCohort(draws, topics, makeUser, change.cohort);
  return {
    draws,
    change,
    topics,
    added,
    byTopic,
    users,
    newcomers,
    cohort,
    // Ordinary coming and going, in every scenario.
    newcomerShare: draws.between(0.1, 0.35),
    wobble: draws.between(0, 0.1),
    weekend: change.weekend ?? draws.between(0, 0.1),
    weekendTopic: draws.pick(topics),
    days: { reference: change.days?.reference ?? 7, current: change.days?.current ?? draws.whole(2, 7) },
    events: {
      reference: draws.whole(1_600, 2_400),
      current: Math.round(draws.whole(1_000, 2_000) * (change.traffic ?? 1)),
    },
    index: buildIndex(draws, [...topics, ...added], byTopic, dataset.rows[0].vector.length, change),
    model: buildModels(draws, topics, dataset.rows[0].vector.length, change),
    loadAt: draws.between(-0.2, 0.2),
  };
}

/** New users who care for few of the topics that there are. */
function makeCohort(draws, topics, makeUser, { focus, users }) {
  const chosen = shuffle(topics, draws.uniform).slice(0, focus);
  const mix = topics.map((topic) => (chosen.includes(topic) ? 1 / focus : 0));
  return Array.from({ length: users }, (_, index) => {
    const user = makeUser(5_000 + index);
    return { ...user, mix: mix.map((share, at) => 0.85 * share + 0.15 * user.mix[at]) };
  });
}

function buildIndex(draws, topics, byTopic, dimensions, change) {
  const skew = (size) => Array.from({ length: dimensions }, () => 1 + size * draws.normal());
  const before = { scale: skew(0.3), low: 0.1, high: 0.8 };
  const documents = topics.flatMap((topic) => {
    const texts = byTopic.get(topic).documents;
    return Array.from({ length: draws.whole(14, 26) }, (_, index) => {
      // A document is about a few questions that are near to each other.
      const first = draws.pick(texts);
      const others = shuffle(texts, draws.uniform)
        .slice(0, 30)
        .sort((a, b) => dot(b.vector, first.vector) - dot(a.vector, first.vector))
        .slice(0, 2);
      const vector = unit(sum([first, ...others].map((row) => row.vector)));
      return { id: `${topic}-${index}`, topic, vector, before: embed(vector, before) };
    });
  });
  const lost = new Set();
  if (change.lostDocuments) {
    const hit = shuffle(topics, draws.uniform).slice(0, change.lostDocuments.topics);
    for (const { id, topic } of documents)
      if (hit.includes(topic) && draws.chance(change.lostDocuments.share)) lost.add(id);
  }
  const missing = change.newTopic?.documented === false ? change.newTopic.topics : 0;
  const added = new Set(topics.slice(topics.length - missing, topics.length));
  if (missing) for (const { id, topic } of documents) if (added.has(topic)) lost.add(id);
  const after = change.embedding && {
    scale: skew(change.embedding.difference),
    low: before.low + draws.between(-0.15, 0.15),
    high: before.high + draws.between(-0.2, 0.15),
  };
  if (after) for (const document of documents) document.after = embed(document.vector, after);
  return { documents, lost, before, after, reindexed: change.embedding?.reindexed ?? true };
}

function buildModels(draws, topics, dimensions, change) {
  const style = (size) => {
    const vector = Array.from({ length: dimensions }, () => draws.normal());
    const norm = Math.hypot(...vector);
    return vector.map((value) => (size * value) / norm);
  };
  const before = { style: style(0.2), length: 5.3, latency: 0.6 };
  const other = (size) => ({
    style: add(before.style, style(size)),
    length: before.length + draws.pick([-1, 1]) * draws.between(0.3, 1) * size,
    latency: before.latency + draws.between(-0.2, 0.2),
  });
  return {
    before,
    provider: change.provider && other(change.provider.size),
    prompt: change.prompt && other(change.prompt.size),
    topicLength: new Map(topics.map((topic) => [topic, 0.2 * draws.normal()])),
  };
}

function makeEvent(world, draws, { window, start, hours, wobble, id }) {
  const { change } = world;
  const isCurrent = window === 'current';
  const hour = drawHour(draws, start, hours);
  const user = drawUser(world, draws, isCurrent, hour);
  const topic = drawTopic(world, draws, user, isCurrent, hour, wobble[Math.floor((hour - start) / 6)]);
  const question = draws.pick(world.byTopic.get(topic).questions);
  const prompted = isCurrent && change.prompt && draws.chance(change.prompt.rollout);
  const found = retrieve(world, draws, question, isCurrent);
  return {
    id,
    window,
    hour,
    actor: user.id,
    bag: user.bag,
    topic,
    text: question.text,
    question: question.vector,
    documents: found,
    version: prompted ? 'v2' : 'v1',
    release: isCurrent && (change.deploy || (prompted && change.prompt.withRelease)) ? 'r2' : 'r1',
    ...answer(world, draws, { question, topic, found, isCurrent, prompted, hour }),
  };
}

function drawHour(draws, start, hours) {
  for (;;) {
    const hour = start + draws.whole(0, hours - 1);
    if (draws.chance(0.35 + 0.65 * Math.max(0, Math.sin(((hour % 24) - 6) * (Math.PI / 14))))) return hour;
  }
}

function drawUser(world, draws, isCurrent, hour) {
  const { users, newcomers, cohort, change } = world;
  if (isCurrent && cohort && draws.chance(change.cohort.share)) return heaviest(draws, cohort);
  if (isCurrent && draws.chance(world.newcomerShare)) return heaviest(draws, newcomers);
  // Some come at weekends, some do not.
  for (;;) {
    const user = heaviest(draws, users);
    if (!isWeekend(hour) || draws.chance(0.3 + 0.7 * user.weekend)) return user;
  }
}

const isWeekend = (hour) => Math.floor(hour / 24) % 7 >= 5;

function heaviest(draws, users) {
  users.weights ??= users.map(({ activity }) => activity);
  return users[draws.weighted(users.weights)];
}

function drawTopic(world, draws, user, isCurrent, hour, wobble) {
  const { newTopic, cohort } = world.change;
  const share = newTopic && isCurrent && (!cohort || user.id.startsWith('user-5')) ? newTopic.share : 0;
  if (share && draws.chance(share)) return draws.pick(world.added);
  if (isWeekend(hour) && draws.chance(world.weekend)) return world.weekendTopic;
  if (draws.chance(world.wobble)) return wobble;
  return world.topics[draws.weighted(user.mix)];
}

function retrieve({ index, change, added }, draws, question, isCurrent) {
  const retriever = isCurrent ? change.retriever : undefined;
  const space = isCurrent && index.after ? index.after : index.before;
  const asked = embed(question.vector, space);
  const stored = isCurrent && index.after && index.reindexed ? 'after' : 'before';
  const scored = [];
  for (const document of index.documents) {
    if (isCurrent ? index.lost.has(document.id) : added.includes(document.topic)) continue;
    if (retriever?.missed && draws.chance(retriever.missed)) continue;
    let score = cosine(asked, document[stored]);
    // A lexical part: fixed for the pair, unrelated to the vectors.
    if (retriever?.lexical)
      score += retriever.lexical * ((hash(question.id + document.id) % 1_000) / 500 - 1);
    scored.push({ id: document.id, score, vector: document.vector });
  }
  const count = retriever?.count ?? 4;
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map((found) => ({
      ...found,
      score: space.low + space.high * found.score + SCORE_NOISE * draws.normal(),
    }));
}

function answer({ model, loadAt, change }, draws, { question, topic, found, isCurrent, prompted, hour }) {
  const { style, length, latency } =
    (prompted && model.prompt) || (isCurrent && model.provider) || model.before;
  const context = sum(found.map(({ vector }) => vector));
  const noise = Array.from(question.vector, () => 0.06 * draws.normal());
  const support = found.length > 0 ? Math.max(...found.map(({ vector }) => dot(vector, question.vector))) : 0;
  const refused = draws.chance(0.02 + 0.3 * Math.max(0, 0.5 - support));
  const harm = isCurrent ? (prompted ? (change.prompt.harm ?? 0) : (change.provider?.harm ?? 0)) : 0;
  const logLength =
    length +
    (model.topicLength.get(topic) ?? 0) +
    0.04 * found.length +
    0.35 * draws.normal() -
    (refused ? 1.5 : 0);
  const outputLength = Math.round(Math.exp(logLength));
  const load = isCurrent ? loadAt : 0;
  return {
    output: unit(sum([question.vector, unit(context).map((value) => 0.8 * value), style, noise])),
    outputLength,
    latency:
      1_000 *
      Math.exp(
        latency + load + 0.3 * Math.log(outputLength) + 0.1 * Math.sin(hour / 4) + 0.3 * draws.normal(),
      ),
    finishReason: outputLength > 600 ? 'length' : 'stop',
    similarity: found[0]?.score,
    groundedness: Math.min(1, Math.max(0, 0.45 + 0.6 * support - harm + 0.15 * draws.normal())),
    coverage: Math.min(1, Math.max(0, 0.2 + 0.9 * support + 0.15 * draws.normal())),
  };
}

/** The app's own space: each dimension stretched otherwise. */
export function embed(vector, { scale }) {
  const stretched = new Float64Array(vector.length);
  for (let at = 0; at < vector.length; at++) stretched[at] = vector[at] * scale[at];
  return unit(stretched);
}

function hash(text) {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}

/** The same as `dot`, called with 64-bit arrays only, which keeps it fast where most of the time goes. */
function cosine(a, b) {
  let total = 0;
  for (let at = 0; at < a.length; at++) total += a[at] * b[at];
  return total;
}

export function dot(a, b) {
  let total = 0;
  for (let at = 0; at < a.length; at++) total += a[at] * b[at];
  return total;
}

function sum(vectors) {
  const total = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let at = 0; at < total.length; at++) total[at] += vector[at];
  return total;
}

const add = (a, b) => a.map((value, at) => value + b[at]);

function unit(vector) {
  const scaled = new Float64Array(vector.length);
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += vector[at] * vector[at];
  const norm = Math.sqrt(squares) || 1;
  for (let at = 0; at < vector.length; at++) scaled[at] = vector[at] / norm;
  return scaled;
}
