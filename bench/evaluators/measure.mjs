/**
 * Accuracy and CPU of the shipped evaluators on labelled files, with the thresholds that ship:
 * `npm run bench:evaluators -- --task groundedness|refusal [--evaluator NAME] [--data FILE]… [--limit N] [--json OUT]`.
 * Without files all fitting ones of ../shared/data are taken. The limit holds for each file.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { openEvaluator } from './evaluators.mjs';
import { groundednessFigures, judgeGroundedness } from './groundedness.mjs';
import { print } from './print.mjs';
import { judgeRefusal, refusalFigures } from './refusal.mjs';
import { defaultFiles, readRows, sample } from './rows.mjs';

const TASKS = {
  groundedness: { judge: judgeGroundedness, figures: groundednessFigures },
  refusal: { judge: judgeRefusal, figures: refusalFigures },
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const options = readArguments(process.argv.slice(2), Object.keys(TASKS));
const figures = [];
for (const task of options.tasks) {
  const files = options.files.length > 0 ? options.files : defaultFiles(root, task);
  if (files.length === 0) {
    console.error(`no files for ${task}: name them by --data`);
    continue;
  }
  const evaluator = await openEvaluator(options.evaluator ?? task, join(root, 'models'));
  const records = [];
  for (const file of files) records.push(...(await judgeFile(task, file, evaluator)));
  await evaluator.close();
  console.error('intervals …');
  figures.push(...TASKS[task].figures(records).map((figure) => ({ bench: task, ...figure })));
}
print(figures);
if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);

async function judgeFile(task, file, evaluator) {
  const rows = sample(readRows(file), options.limit);
  console.error(`${file}: ${rows.length} rows, ${evaluator.name} ${evaluator.version}`);
  const records = [];
  for (const [index, row] of rows.entries()) {
    const { verdict, cpuMs } = await evaluator.evaluate(TASKS[task].judge.answerOf(row));
    records.push(TASKS[task].judge(row, verdict, evaluator, cpuMs));
    if ((index + 1) % 100 === 0) console.error(`  ${index + 1}`);
  }
  return records;
}
