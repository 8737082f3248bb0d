/** Brings the jars of the broker that tests start into .kafka/, through Maven. Java 17 runs them. */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';

const folder = join(root, '.kafka');
const unfinished = `${folder}.next`;

if (!existsSync(folder)) {
  rmSync(unfinished, { recursive: true, force: true });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${unfinished}`];
  const { status } = spawnSync('mvn', ['-q', '-B', '-f', 'libs/event-log/kafka/pom.xml', ...goal], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(
      'the jars of the Kafka broker cannot be had; Maven (mvn) must be installed and reach a repository',
    );
    process.exit(1);
  }
  renameSync(unfinished, folder);
}
