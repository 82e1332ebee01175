import { readStop } from '../../../src/reading/stop-rule.ts';
import { english, spanish } from './vocabulary.ts';

const watchable = [
  { linkId: 'pain-now', min: 0, max: 10, better: 'lower' },
  { linkId: 'sleep', min: 0, max: 10, better: 'higher' },
] as const;

const rows: [string, object | undefined][] = [
  ['my pain is above 8 for three days', { linkId: 'pain-now', days: 3, atLeast: 9 }],
  ['pain is 8 or more', { linkId: 'pain-now', days: 1, atLeast: 8 }],
  ['pain goes up to 8 out of 10 for a week', { linkId: 'pain-now', days: 7, atLeast: 8 }],
  ['sleep stays below 4 for 5 days in a row', { linkId: 'sleep', days: 5, atMost: 3 }],
  ['if my sleep drops to 3', { linkId: 'sleep', days: 1, atMost: 3 }],
  ['pain goes down to 3', { linkId: 'pain-now', days: 1, atMost: 3 }],
  ['pain drops below 3 for 5 days', { linkId: 'pain-now', days: 5, atMost: 2 }],
  ['pain rises by 3 points', { linkId: 'pain-now', days: 1, by: 3 }],
  ['pain is 2 points higher for a week', { linkId: 'pain-now', days: 7, by: 2 }],
  ['el dolor pasa de 7 durante 4 días', { linkId: 'pain-now', days: 4, atLeast: 8 }],
  ['el dolor es 2 puntos más alto por una semana', { linkId: 'pain-now', days: 7, by: 2 }],
  ['si duermo: sueño de 3 o menos', { linkId: 'sleep', days: 1, atMost: 3 }],
  ['el dolor baja a 3', { linkId: 'pain-now', days: 1, atMost: 3 }],
  ['el dolor sube a 8 o más', { linkId: 'pain-now', days: 1, atLeast: 8 }],
  ['el dolor sube 3 puntos', { linkId: 'pain-now', days: 1, by: 3 }],
  ['2 puntos más de dolor una semana', { linkId: 'pain-now', days: 7, by: 2 }],
  // Down by so much is not kept; nor is what does not say which way, or says both.
  ['my pain drops 3 points', undefined],
  ['my pain drops 3 points or more', undefined],
  ['my pain is 3 points lower for a week', undefined],
  ['my pain changes by 3 points or more', undefined],
  ['my pain changes more than 3 points', undefined],
  ['my pain drops 3', undefined],
  ['my pain goes up 2', undefined],
  ['my pain goes up by 2 or more', undefined],
  ['my pain drops from 6', undefined],
  ['pain gets to 3', undefined],
  ['pain reaches 3', undefined],
  ['my pain is 8 for three days', undefined],
  ['my sleep is 3', undefined],
  ['my sleep is 3 or worse', undefined],
  ['my sleep gets better than 6', undefined],
  ['unless my pain is above 6', undefined],
  ['el dolor baja 3 puntos', undefined],
  ['el dolor es 2 puntos más bajo por una semana', undefined],
  ['el dolor llega a 3', undefined],
  // Always so.
  ['pain is at least 0', undefined],
  // Another unit, another number, two of them, or none.
  ['I sleep less than 4 hours', undefined],
  ['pain after 20 minutes of walking', undefined],
  ['pain above 8 and sleep below 3', undefined],
  ['pain between 6 and 8', undefined],
  ['the pain is not below 8', undefined],
  ['I fall', undefined],
  ['sleep is 2 points lower', undefined],
  ['pain above 10', undefined],
];

describe('a stop rule that answers can show', () => {
  it.each(rows)('%s', (text, read) => {
    expect(readStop(text, english, watchable)).toEqual(read);
    expect(readStop(text, spanish, watchable)).toEqual(read);
  });
});
