import { parseArgs } from 'node:util';

export function readArguments(argv, { known, usual }) {
  const { values } = parseArgs({
    args: argv,
    options: {
      data: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      only: { type: 'string' },
      repetitions: { type: 'string' },
      workers: { type: 'string', default: '2' },
    },
  });
  const chosen = values.only?.split(',') ?? usual;
  const unknown = chosen.find((task) => !known.includes(task));
  if (unknown) throw new Error(`there is no task ${unknown}; known: ${known.join(', ')}`);
  const repetitions = values.repetitions === undefined ? undefined : Number(values.repetitions);
  if (repetitions !== undefined && !(Number.isInteger(repetitions) && repetitions > 0))
    throw new Error('--repetitions must be a whole number above 0');
  return {
    files: values.data,
    json: values.json,
    tasks: chosen,
    workers: Number(values.workers),
    /** The given number for every task, else what the task takes by default. */
    repetitions: (usual) => repetitions ?? usual,
  };
}
