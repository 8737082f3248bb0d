import {
  type MonitorDefinition,
  monitorDefinitionSchema,
  type MonitorDefinitionInput,
} from '@almenara/contract';
import { expect, test } from 'vitest';
import { createTranslate } from '../../i18n/translate';
import en from '../../messages/en.json';
import es from '../../messages/es.json';
import { createFormat } from '../../ui/format/format';
import { factsChanged, monitorFacts } from './describe-monitor';
import { EMPTY_DRAFT, withWatch } from './monitor-draft';
import { readDraft } from './read-draft';
import { rulesFor, WATCH_GROUPS } from './watches';

const LANGUAGES = { en, es } as const;

const tell = (definition: MonitorDefinition, locale: 'en' | 'es' = 'en') =>
  monitorFacts(
    definition,
    createTranslate(locale, LANGUAGES[locale]),
    createFormat({ locale, timeZone: 'UTC', currency: 'USD' }),
  );
const ERRORS: MonitorDefinitionInput = {
  watch: { kind: 'metric', metric: 'errors' },
  segment: { model: ['gpt-4o', 'haiku'] },
  windowMinutes: 30,
  detector: { kind: 'bound', side: 'above', limit: 0.03, minimum: 200 },
  severity: 'critical',
};

test('a definition is told in sentences with its units', () => {
  expect(tell(monitorDefinitionSchema.parse(ERRORS))).toMatchObject({
    watch: 'share of failed calls',
    part: 'model: gpt-4o or haiku',
    rule: 'alarm when the whole interval is above 3\u00a0%',
    severity: 'critical',
  });
  expect(tell(monitorDefinitionSchema.parse(ERRORS), 'es').part).toBe('modelo: gpt-4o o haiku');
});

test('everything that the form offers has words in both languages', () => {
  for (const watch of Object.values(WATCH_GROUPS).flat())
    for (const rule of rulesFor(watch)) {
      const draft = { ...withWatch({ ...EMPTY_DRAFT, name: 'One' }, watch), rule };
      const definition = monitorDefinitionSchema.parse(readDraft(draft, 'UTC').definition);
      for (const locale of ['en', 'es'] as const)
        for (const words of Object.values(tell(definition, locale)))
          expect(words).not.toMatch(/undefined|[{}]/);
    }
});

test('two versions differ in what they say otherwise', () => {
  const before = tell(monitorDefinitionSchema.parse(ERRORS));
  const after = tell(monitorDefinitionSchema.parse({ ...ERRORS, severity: 'info', recoverAfter: 5 }));
  expect(factsChanged(before, after).map(({ fact }) => fact)).toEqual(['severity', 'recover']);
  expect(factsChanged(before, before)).toEqual([]);
});
