import { parseArgs } from 'node:util';

export function readArguments(argv, tasks) {
  const { values } = parseArgs({
    args: argv,
    options: {
      task: { type: 'string', multiple: true, default: tasks },
      evaluator: { type: 'string' },
      data: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      limit: { type: 'string' },
    },
  });
  for (const task of values.task) {
    if (!tasks.includes(task)) throw new Error(`there is no task ${task}; known: ${tasks.join(', ')}`);
  }
  const limit = values.limit === undefined ? Infinity : Number(values.limit);
  if (!(limit >= 1)) throw new Error('--limit must be a number of rows');
  if (values.data.length > 0 && values.task.length > 1) throw new Error('--data needs one --task');
  return { tasks: values.task, evaluator: values.evaluator, files: values.data, json: values.json, limit };
}
