import { readPutRight } from '../../../src/reading/put-right.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const scale = { min: 0, max: 10 };
const asked = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({ linkId, scale }));
const read = (text: string) => readPutRight(text, asked, words);
const told = (linkId: string, value: number) => [{ linkId, value }];

describe('an answer that is put right', () => {
  it.each([
    ['actually sleep was 2', told('sleep', 2)],
    ['change my pain to 6', told('pain-now', 6)],
    ['can you change my mood from 4 to eight?', told('mood', 8)],
    ['I made a mistake, my pain was 3', told('pain-now', 3)],
    ['pain was 8, not 6', told('pain-now', 8)],
    ['put my pain as 4/10 instead of 2', told('pain-now', 4)],
    ['no, sleep was a 4', told('sleep', 4)],
    ['correction: pain 2, sleep 3', [...told('pain-now', 2), ...told('sleep', 3)]],
    ['i put 6 for pain but it was really 8', told('pain-now', 8)],
    ['i think i put 6 for pain, can you make it 7', told('pain-now', 7)],
    ['creo que puse 6 de dolor, me lo cambia a 7', told('pain-now', 7)],
    ['my pain was only a 3 on friday, not 7', told('pain-now', 3)],
    ['oye ayer puse 6 de dolor pero en realidad era 8', told('pain-now', 8)],
    ['dije 5 de sueño, fue 3', told('sleep', 3)],
    ['en realidad el dolor era 4', told('pain-now', 4)],
    ['cambie mi dolor a 6', told('pain-now', 6)],
    ['el sueño no era 5 sino 6', told('sleep', 6)],
    ['corrija el ánimo de 4 a 5', told('mood', 5)],
  ])('is sure in %j', (text, meant) => {
    expect(read(text)).toMatchObject({ told: meant, isSure: true });
  });

  it.each([
    ['sleep 3', told('sleep', 3)],
    ['my mood was 5', told('mood', 5)],
    ['dormí 3', told('sleep', 3)],
  ])('only may be meant in %j', (text, meant) => {
    expect(read(text)).toEqual({ told: meant, isSure: false });
  });

  it.each([
    ['sorry I meant 4', { value: 4 }],
    ['not 6 but 4', { value: 4, old: 6 }],
    ['yesterday i said 6 but it was 8', { value: 8, old: 6, day: { ago: 1 } }],
    ['me equivoqué, era un 6', { value: 6 }],
    ['change my pain score', { about: 'pain-now' }],
    ['quiero corregir mi respuesta', {}],
  ])('lacks something in %j', (text, rest) => {
    expect(read(text)).toEqual({ told: [], isSure: true, ...rest });
  });

  it.each([
    ["change yesterday's pain to 1", { ago: 1 }],
    ['actually my pain was 1 on Monday', { weekday: 1 }],
    ['last Friday my pain was 1', { weekday: 5, isPast: true }],
    ['3 days ago my pain was 1', { ago: 3 }],
    ['hace tres días el dolor era 1', { ago: 3 }],
    ['el lunes pasado el dolor era 1', { weekday: 1, isPast: true }],
    ['en realidad anteayer el dolor era 1', { ago: 2 }],
  ])('names its day in %j', (text, day) => {
    expect(read(text)).toMatchObject({ told: told('pain-now', 1), day });
  });

  it('is of today where it is told of last night', () => {
    expect(read('actually I slept 2 last night')).toEqual({ told: told('sleep', 2), isSure: true });
  });

  it.each([
    'change my pain meds to 6',
    'change my appointment to 6',
    'change that one',
    'change 2',
    'cambia 2',
    'actually I slept badly with the pain',
    'sorry, I took 2',
    'is pain 8 bad?',
    'my mood was better 2 days ago',
    'I made a mistake',
    'sorry',
    '4',
    'cambie mis pastillas a 6',
    'perdón, tomé 2',
    'me equivoqué de medicina',
  ])('is not %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
