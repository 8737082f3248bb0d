// Loaded before a process under test: its clock runs off by as many milliseconds as the file says.
import { readFileSync, statSync } from 'node:fs';

const file = process.env.TEST_CLOCK_FILE;
const RealDate = Date;
const real = RealDate.now.bind(RealDate);
let shift = 0;
let seen = 0;

function now() {
  const { mtimeMs } = statSync(file);
  if (mtimeMs !== seen) {
    seen = mtimeMs;
    shift = Number(readFileSync(file, 'utf8')) || 0;
  }
  return real() + shift;
}

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
};
