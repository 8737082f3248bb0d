import { compareAnswers } from '../attribution/compare-answers.js';
import { groupShifted } from '../attribution/group-shifted.js';
import { nameGroups } from '../attribution/name-groups.js';
import { testWindows } from '../compare/test-windows.js';

/** What runs on the thread: pure functions of what can be cloned. */
export const TASKS = { compareAnswers, groupShifted, nameGroups, testWindows } as const;

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskResult<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>;
