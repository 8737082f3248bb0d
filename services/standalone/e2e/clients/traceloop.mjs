import * as traceloop from '@traceloop/node-server-sdk';
import OpenAI from 'openai';
import { insideRoot } from './inside-root.mjs';
import { useOpenAI } from './use-openai.mjs';

traceloop.initialize({
  baseUrl: process.env.TRACELOOP_BASE_URL,
  apiKey: process.env.TRACELOOP_API_KEY,
  silenceInitializationMessage: true,
  traceloopSyncEnabled: false,
  instrumentModules: { openAI: OpenAI },
});

const openai = new OpenAI({ maxRetries: 0 });
await insideRoot(() => useOpenAI(openai));
await traceloop.forceFlush();
