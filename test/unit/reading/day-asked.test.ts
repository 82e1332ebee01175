import { languages } from '../../../src/model/language.ts';
import { readDayAsked } from '../../../src/reading/day-asked.ts';
import { patientContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));
const asked = ['pain-now', 'sleep'].map((linkId) => ({ linkId, scale: { min: 0, max: 10 } }));

it.each([
  ['what was my pain on saturday', { day: { weekday: 6 }, about: ['pain-now'], compares: false }],
  ['what did I answer yesterday', { day: { ago: 1 }, about: [], compares: false }],
  ['was my pain better than yesterday?', { day: { ago: 1 }, about: ['pain-now'], compares: true }],
  ['¿cuánto fue mi dolor hace 3 días?', { day: { ago: 3 }, about: ['pain-now'], compares: false }],
  ['estoy peor que ayer?', { day: { ago: 1 }, about: [], compares: true }],
  ['my pain was worse than yesterday', undefined],
  ['was my sister here on monday?', undefined],
  ['how is my pain?', undefined],
  ['yesterday my pain was 8', undefined],
])('%j', (text, read) => {
  expect(readDayAsked(text, asked, words)).toEqual(read);
});
