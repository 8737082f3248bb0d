export { AlmenaraCallbackHandler, type CallbackOptions } from './callback-handler.js';
