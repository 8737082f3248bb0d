import { describe, expect, test } from 'vitest';
import { createFormat } from './format';

const en = createFormat({ locale: 'en', timeZone: 'Europe/Madrid', currency: 'EUR' });
const es = createFormat({ locale: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('what is unknown', () => {
  test.each([null, undefined, Number.NaN])('%s is a dash and never a zero', (value) => {
    for (const write of [en.count, en.number, en.rate, en.duration, en.bytes, en.money])
      expect(write(value)).toBe('–');
    expect(en.dateTime(null)).toBe('–');
  });

  test('zero is a zero', () => {
    expect([en.count(0), en.number(0), plain(en.rate(0)), plain(en.duration(0)), en.money(0)]).toEqual([
      '0',
      '0',
      '0 %',
      '0 ms',
      '€0',
    ]);
  });
});

describe('numbers', () => {
  test.each([
    [0.0314, '3.1 %', '3,1 %'],
    [0.2, '20 %', '20 %'],
    [1, '100 %', '100 %'],
    [0.0001, '0.01 %', '0,01 %'],
  ])('the rate %d is %s and in Spanish %s', (value, english, spanish) => {
    expect(plain(en.rate(value))).toBe(english);
    expect(plain(es.rate(value))).toBe(spanish);
  });

  test('Spanish groups from five digits', () => {
    expect([es.count(1234), es.count(12_345)]).toEqual(['1234', '12.345']);
    expect(en.count(12_345)).toBe('12,345');
  });

  test.each([
    [8, '8 ms'],
    [999.7, '1 s'],
    [2400, '2.4 s'],
    [59_990, '1 min'],
    [200_000, '3 min 20 s'],
    [11_400_000, '3 h 10 min'],
    [3_599_999, '60 min'],
    [187_200_000, '2 d 4 h'],
  ])('%d milliseconds are %s', (value, text) => expect(plain(en.duration(value))).toBe(text));

  test('cheap calls keep two digits, others cents', () => {
    expect(en.money(0.000_612, 'USD')).toBe('$0.00061');
    expect(en.money(12.5)).toBe('€12.50');
    expect(plain(es.money(0.0061, 'USD'))).toMatch(/^0,0061 (US\$|USD|\$)$/);
  });

  test('a currency nobody knows keeps the amount', () => {
    expect(en.money(3, 'no money')).toBe('3.00 no money');
  });

  test('scores have two decimals', () => {
    expect(en.score(0.0569)).toBe('0.06');
    expect(es.score(1)).toBe('1,00');
    expect(en.score(null)).toBe('–');
  });

  test.each([
    [0.000_02, '<0.001', '<0,001'],
    [0.0314, '0.031', '0,031'],
    [0.5, '0.50', '0,50'],
  ])('the p-value %d is %s and in Spanish %s', (value, english, spanish) => {
    expect([en.p(value), es.p(value)]).toEqual([english, spanish]);
  });

  test('bytes are binary', () => expect(plain(en.bytes(1_572_864))).toBe('1.5 MiB'));
});

describe('times', () => {
  const noon = Date.UTC(2026, 10, 24, 12, 3, 4, 5);

  test('follow the zone of the project, not of the reader', () => {
    expect(en.time(noon)).toBe('13:03:04');
    expect(en.dateTime(noon)).toBe('24 Nov, 13:03');
    expect(es.dateTime(noon)).toBe('24 nov, 13:03');
    expect(en.zoneName(noon)).toBe('UTC+1');
  });

  test('are exact in UTC for whoever asks', () => {
    expect(en.exact(noon)).toBe('24 Nov 2026, 12:03:04.005 UTC');
  });

  test('that make no sense are unknown', () => expect(en.time('yesterday')).toBe('–'));
});
