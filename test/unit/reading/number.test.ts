import { readNumber, type NumberRead } from '../../../src/reading/number.ts';
import { english, spanish } from './vocabulary.ts';

const scale = { min: 0, max: 10 };

/** A short form of what was read: `7`, `~6`, `10 over`, `6..7`, `same`, `line 911`, `? not-this`. */
function short(read: NumberRead): string {
  switch (read.kind) {
    case 'value':
      return `${read.approx ? '~' : ''}${read.value}${read.over ? ' over' : ''}`;
    case 'range':
      return `${read.low}..${read.high}`;
    case 'same':
      return 'same';
    case 'emergency-line':
      return `line ${read.number}`;
    case 'unclear':
      return `? ${read.because}`;
  }
}

/** Understood from everybody, whichever language is theirs. */
const anybody: [string, string][] = [
  ['7', '7'],
  [' 7. ', '7'],
  ['7!', '7'],
  ['#7', '7'],
  ['"7"', '7'],
  ['“7”', '7'],
  ['(7)', '7'],
  ['7️⃣', '7'],
  ['1️⃣0️⃣', '10'],
  ['🔟', '10'],
  ['٧', '7'],
  ['۷', '7'],
  ['७', '7'],
  ['７', '7'],
  ['⑦', '7'],
  ['7/10', '7'],
  ['7 / 10', '7'],
  ['7/10!', '7'],
  ['7.5/10', '7.5'],
  ['0/10', '0'],
  ['10/10', '10'],
  ['6-7', '6..7'],
  ['6 - 7', '6..7'],
  ['6–7', '6..7'],
  ['7-6', '6..7'],
  ['7-10', '7..10'],
  ['6/7', '6..7'],
  ['5-6/10', '5..6'],
  ['6.5-7', '6.5..7'],
  ['6-7-8', '6..8'],
  ['6.5', '6.5'],
  ['6,5', '6.5'],
  ['6 1/2', '6.5'],
  ['6½', '6.5'],
  ['.5', '0.5'],
  ['10+', '10 over'],
  ['11', '? above'],
  ['12/10', '? above'],
  ['100/10', '? above'],
  ['100', '? above'],
  ['15!!', '? above'],
  ['9-11', '? above'],
  ['~6', '~6'],
  ['7+', '~7'],
  ['l0', '10'],
  ['1O', '10'],
  ['o', '0'],
  ['7 7', '7'],
  ['7 😢', '7'],
  ['7 8', '? several'],
  // Asked back rather than guessed.
  ["it's not a 7, it's an 8", '8'],
  ['sept 8', '? not-this'],
  ['sept 7', '? not-this'],
  ['7, 4, 5', '? several'],
  ['11/23', '? not-this'],
  ['7/4', '? not-this'],
  ['5/5', '? not-this'],
  ['11/23/2025', '? not-this'],
  ['2025-11-23', '? not-this'],
  ['24/7', '? not-this'],
  ['555-1212', '? not-this'],
  ['(555) 010-0123', '? not-this'],
  ['+15550100001', '? not-this'],
  ['$5', '? not-this'],
  ['5€', '? not-this'],
  ['50%', '? not-this'],
  ['7:30', '? not-this'],
  ['7pm', '? not-this'],
  ['7 p.m.', '? not-this'],
  ['67', '? not-this'],
  ['45', '? not-this'],
  ['12345', '? not-this'],
  ['0-10', '? not-this'],
  ['-3', '? below'],
  ['−3', '? below'],
  ['911', 'line 911'],
  ['999', 'line 999'],
  ['112', 'line 112'],
  ['988', 'line 988'],
  ['000', 'line 000'],
  ['111', 'line 111'],
  ['9-1-1', 'line 911'],
  ['911!!!', 'line 911'],
  ['', '? no-number'],
  ['👍', '? no-number'],
];

const inEnglish: [string, string][] = [
  // Doubt asks: told of somebody else, of another time, by how much, or only on which side.
  ['my son turned 7', '? not-this'],
  ['I have 2 cats', '? not-this'],
  ['usually a 5', '? not-this'],
  ['usually 4 but 7 today', '7'],
  ['I hope its a 3 tomorrow', '? not-this'],
  ['down 2 points', '? not-this'],
  ['down to a 5', '5'],
  ['more than 5', '? vague'],
  ['no more than a 3', '~3'],
  ['8 when I walk', '? not-this'],
  ['what does 5 mean', '? not-this'],
  ['6, no wait 7', '7'],
  ['7, sorry, it was 8 yesterday', '7'],
  ['six point five', '6.5'],
  ['almost no pain', '? no-number'],
  ['9-5', '? not-this'],
  ['8 yesterday', '? not-this'],
  ['7 of 10', '7'],
  ['7 out of 10', '7'],
  ['seven', '7'],
  ['Seven.', '7'],
  ['sept', '7'],
  ['seven out of ten', '7'],
  ['11 out of 10', '? above'],
  ['eleven', '? above'],
  ["it's a 12 today", '? above'],
  ['zero', '0'],
  ['none', '0'],
  ['no pain', '0'],
  ['0 pain', '0'],
  ['no pain today, thanks', '0'],
  ['i have no pain at all', '0'],
  ['no pain but tired', '0'],
  ['no pain relief', '? no-number'],
  ['none of the pills helped', '? no-number'],
  ['no pain in my knee', '? no-number'],
  ['one', '1'],
  ["it's a one", '1'],
  ["it's one of those days", '? no-number'],
  ['no one', '? no-number'],
  ['one or two', '1..2'],
  ['about a 6', '~6'],
  ['like 6ish', '~6'],
  ['maybe 6', '~6'],
  ['6 i guess', '~6'],
  ['almost an 8', '~8'],
  ["mostly 7's", '~7'],
  ['6 or 7', '6..7'],
  ['6 to 7', '6..7'],
  ['6or7', '6..7'],
  ['a 6 or a 7', '6..7'],
  ['between 6 and 7', '6..7'],
  ['6 and 7', '? several'],
  ['six-seven', '6..7'],
  ['6, maybe even a 7', '6..7'],
  ['6 or 7 out of 10', '6..7'],
  ['about a 6, maybe 7, slept rubbish', '6..7'],
  ['six and a half', '6.5'],
  ['8 now, was 5', '8'],
  ['8 now was 5', '8'],
  ['was 5, now 8', '8'],
  ['about an 8 but now down to 6', '6'],
  ['an 8 but right now its come down to a 6', '6'],
  ['4 now goes up to 8', '4'],
  ['5/10 yesterday 8/10 now', '8'],
  ['yesterday 5, today 7', '7'],
  ['5 this morning, was 8 last night', '5'],
  ['10 mins ago it was 8, now 6', '6'],
  ['it was 5 yesterday', '? not-this'],
  ['6 last night', '? not-this'],
  ['from 8 to 6', '? several'],
  ['it went from 6 to 8', '8'],
  ["wouldn't say 8", '? not-this'],
  ["no longer 8, it's 5", '5'],
  ["no it's 8", '8'],
  ['no 5 in sight', '? not-this'],
  ['8? no', '? not-this'],
  ['7 was 4 days ago', '? not-this'],
  ['between 2 and 4 it was bad', '? not-this'],
  ['anywhere between 2 and 9', '? several'],
  ['six foot two and stiff', '? not-this'],
  ["it's -2 outside", '? not-this'],
  ['pain -7', '7'],
  ['2 fingers', '? not-this'],
  // Of most parts of the body nobody has ten, and 10 is the answer that must not be lost.
  ['10 knees hurt', '10'],
  ['10 legs and back', '10'],
  ['10 sore hands', '10'],
  ['10 fingers hurt', '? not-this'],
  ['10 sore toes', '? not-this'],
  ['4 hours maybe 5', '? not-this'],
  ['1 in 10 days', '? not-this'],
  ['is 10 the worst', '? not-this'],
  ['back 7, leg 4', '? several'],
  ["it's a 7 today because I walked 20 minutes", '7'],
  ['7, slept 4 hours', '7'],
  ['woke up 3 times, 6', '6'],
  ['took 2 tylenol and still an 8', '8'],
  ['8 with my pills, took 2 at 7am', '8'],
  ["I'm at a 7", '7'],
  ["I'm at 7", '7'],
  ['L4-5 is at 8', '8'],
  ['pain7', '7'],
  ['pain - 7', '7'],
  ['my pain is 7', '7'],
  ['number 7', '7'],
  ['bad day, 7', '7'],
  ['on a scale of 0 to 10 its a 7', '7'],
  ['7, no sleep', '7'],
  ['3 pills at 7', '? not-this'],
  ['took 2 at 7am', '? not-this'],
  ['took 2 tablets', '? not-this'],
  ['2 of my pills', '? not-this'],
  ['took 2 or 3', '? not-this'],
  ['2-3 pills', '? not-this'],
  ['slept 6', '? not-this'],
  ['at 7am', '? not-this'],
  ['woke at 7', '? not-this'],
  ['7 in the morning', '? not-this'],
  ["7 o'clock", '? not-this'],
  ['march 7', '? not-this'],
  ['20 minutes', '? not-this'],
  ['3x a day', '? not-this'],
  ['day 3 of this flare', '? not-this'],
  ['stage 3', '? not-this'],
  ['covid 19', '? not-this'],
  ["i'm 45", '? not-this'],
  ['bp 112/70', '? not-this'],
  ['112 lbs', '? not-this'],
  ['not a 7', '? not-this'],
  ['minus 3', '? below'],
  ['same', 'same'],
  ['same as yesterday', 'same'],
  ['about the same, slept badly', 'same'],
  ['not the same', '? no-number'],
  ['same but a 6', '6'],
  ['bad', '? vague'],
  ['worse', '? vague'],
  ['awful', '? vague'],
  ['off the charts', '? vague'],
  ['so-so', '? vague'],
  ['my knee', '? no-number'],
  ['call 911', 'line 911'],
  ['should i call nine one one', 'line 911'],
  ['8, i want to ring 988', 'line 988'],
];

const inSpanish: [string, string][] = [
  ['como un 8 pero ahorita ya bajó a 6', '6'],
  ['un 5 pero ahora se me subió a un 7', '7'],
  ['4 ahora, sube a 8 al caminar', '4'],
  ['no diría 8', '? not-this'],
  ['no ponga 8, ponga 5', '5'],
  ['de 6 a 7 estuve bien', '? not-this'],
  ['las seis y media', '? not-this'],
  ['8 de qué', '? not-this'],
  ['10 rodillas hinchadas', '10'],
  ['10 piernas', '10'],
  ['10 dedos', '? not-this'],
  ['siete', '7'],
  ['un siete', '7'],
  ['siete de diez', '7'],
  ['7 de 10', '7'],
  ['7 sobre 10', '7'],
  ['cero', '0'],
  ['nada', '0'],
  ['sin dolor', '0'],
  ['no tengo dolor hoy', '0'],
  ['Ningún dolor', '0'],
  ['sin dolor de cabeza', '? no-number'],
  ['no hice nada', '? no-number'],
  ['uno', '1'],
  ['como un 6', '~6'],
  ['más o menos 6', '~6'],
  ['6 más o menos', '~6'],
  ['casi 8', '~8'],
  ['creo que un 5', '~5'],
  ['un 6 o 7', '6..7'],
  ['un 6 o un 7', '6..7'],
  ['7 u 8', '7..8'],
  ['6 a 7', '6..7'],
  ['de 6 a 7', '6..7'],
  ['entre 6 y 7', '6..7'],
  ['seis o siete', '6..7'],
  ['6, tal vez 7', '6..7'],
  ['como un 6, quizás 7, dormí fatal', '6..7'],
  ['siete y medio', '7.5'],
  ['8 ahora, ayer 5', '8'],
  ['ayer 5, hoy 8', '8'],
  ['era 5, ahora 8', '8'],
  ['era un 5 ayer', '? not-this'],
  ['bajó de 8 a 6', '6'],
  ['espalda 7, pierna 4', '? several'],
  ['de 8 bajó a 5', '5'],
  ['hoy un 8 y ayer un 5', '8'],
  ['me desperté con un 8 pero ya va en 6', '6'],
  ['el peor dolor de mi vida, 10', '10'],
  ['me conformo con un 4', '? not-this'],
  ['12 de 10', '? above'],
  ['hoy un 7 porque caminé 20 minutos', '7'],
  ['no dormí, 8', '8'],
  ['un 7 en una escala de 10', '7'],
  ['del 0 al 10 un 7', '7'],
  ['mi dolor es de 7', '7'],
  ['me duele un 7', '7'],
  ['estoy en 7', '7'],
  ['tomé 2 pastillas', '? not-this'],
  ['tomé 2 a las 7', '? not-this'],
  ['3 pastillas a las 7', '? not-this'],
  ['a las 7', '? not-this'],
  ['7 de la mañana', '? not-this'],
  ['7 de marzo', '? not-this'],
  ['2 de mis pastillas', '? not-this'],
  ['20 minutos', '? not-this'],
  ['no es un 7', '? not-this'],
  ['menos 3', '? below'],
  ['igual', 'same'],
  ['igual que ayer', 'same'],
  ['lo mismo de siempre', 'same'],
  ['mal', '? vague'],
  ['peor', '? vague'],
  ['fatal', '? vague'],
  ['la rodilla', '? no-number'],
  ['llamé al 911', 'line 911'],
  ['nueve uno uno', 'line 911'],
];

describe('a number on the 0 to 10 scale', () => {
  it.each(anybody)('%j is read as %s in English', (text, meant) => {
    expect(short(readNumber(text, scale, english))).toBe(meant);
  });
  it.each(anybody)('%j is read as %s in Spanish', (text, meant) => {
    expect(short(readNumber(text, scale, spanish))).toBe(meant);
  });
  it.each(inEnglish)('%j is read as %s', (text, meant) => {
    expect(short(readNumber(text, scale, english))).toBe(meant);
  });
  it.each(inSpanish)('%j is read as %s', (text, meant) => {
    expect(short(readNumber(text, scale, spanish))).toBe(meant);
  });
  it.each([...inEnglish, ...inSpanish])('%j means %s whichever language comes first', (text, meant) => {
    expect(short(readNumber(text, scale, english))).toBe(meant);
    expect(short(readNumber(text, scale, spanish))).toBe(meant);
  });
});

describe('what else was said beside the number', () => {
  it.each([
    ['7', ''],
    ['a 7 today, thanks', ''],
    ['about a 6, maybe 7, slept rubbish', 'slept rubbish'],
    ["it's a 7 today because I walked 20 minutes", 'because I walked 20 minutes'],
    ['8 now, was 5', 'was 5'],
    ['Mi rodilla está fatal, un 8.', 'Mi rodilla está fatal'],
    ['hoy un 7 porque caminé 20 minutos', 'porque caminé 20 minutos'],
    ['7/10. Knee swollen', 'Knee swollen'],
    ['7 😢', '😢'],
  ])('%j leaves %j, as it was written', (text, rest) => {
    expect(readNumber(text, scale, english)).toMatchObject({ rest });
  });
});

describe('other scales', () => {
  it.each([
    ['2', '2'],
    ['4', '? not-this'],
    ['10', '? not-this'],
    ['2/3', '2'],
    ['1 or 2', '1..2'],
  ])('from 0 to 3, %j is read as %s', (text, meant) => {
    expect(short(readNumber(text, { min: 0, max: 3 }, english))).toBe(meant);
  });

  it('takes a night for an answer where a night is asked about', () => {
    expect(short(readNumber('6 last night', { ...scale, night: true }, english))).toBe('6');
    expect(short(readNumber('un 6 anoche', { ...scale, night: true }, spanish))).toBe('6');
  });

  it('reads a value under the lowest as below', () => {
    expect(short(readNumber('0', { min: 1, max: 10 }, english))).toBe('? below');
  });

  it('does not take "none" for the lowest value where the scale counts something good', () => {
    expect(short(readNumber('none', { ...scale, none: false }, english))).toBe('? vague');
    expect(short(readNumber('0', { ...scale, none: false }, english))).toBe('0');
  });
});
