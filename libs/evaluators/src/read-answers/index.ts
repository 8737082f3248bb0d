export { readAnswers, type AnsweringSpan, type FoundAnswer } from './read-answers.js';
export { readMessages } from './read-messages.js';
