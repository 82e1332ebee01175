import { readDaysTold } from '../../../src/reading/days-told.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const asked = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({
  linkId,
  scale: { min: 0, max: 10 },
}));
const read = (text: string) => readDaysTold(text, asked, words);
const yesterday = { ago: 1 };
const of = (day: object, bare: number[], named: Record<string, number> = {}) => ({
  day,
  bare,
  named: Object.entries(named).map(([linkId, value]) => ({ linkId, value })),
});

describe('numbers told of a day that is over', () => {
  it.each([
    ['I missed yesterday, it was a 6', [of(yesterday, [6])]],
    ['6 5 7 6, for yesterday', [of(yesterday, [6, 5, 7, 6])]],
    ['i missed monday, pain was 7 and sleep 3', [of({ weekday: 1 }, [], { 'pain-now': 7, sleep: 3 })]],
    ['the day before yesterday it was a 7', [of({ ago: 2 }, [7])]],
    ['on the 24th it was 6', [of({ date: 24 }, [6])]],
    ['on Sunday the 1st it was 4', [of({ date: 1 }, [4])]],
    ['mon 5 tues 6', [of({ weekday: 1 }, [5]), of({ weekday: 2 }, [6])]],
    ['6 on monday, 5 on tuesday', [of({ weekday: 1 }, [6]), of({ weekday: 2 }, [5])]],
    ['monday and tuesday were both 5', [of({ weekday: 1 }, [5]), of({ weekday: 2 }, [5])]],
    [
      "i couldn't answer on tuesday, i was at a wedding, pain was 7",
      [of({ weekday: 2 }, [], { 'pain-now': 7 })],
    ],
    ['si se me paso lo de ayer, tenia 6', [of(yesterday, [6])]],
    ['ayer se me fue, puedo ponerlo ahora? fue 5, 5, 6, 7', [of(yesterday, [5, 5, 6, 7])]],
    ['el viernes tambien fue un 6 pero no lo puse', [of({ weekday: 5 }, [6])]],
    ['lunes y martes fueron 5 y 6', [of({ weekday: 1 }, [5]), of({ weekday: 2 }, [6])]],
    ['antier dolor 7, sueño 4', [of({ ago: 2 }, [], { 'pain-now': 7, sleep: 4 })]],
    [
      'jueves dormi 7, viernes 2',
      [of({ weekday: 4 }, [], { sleep: 7 }), of({ weekday: 5 }, [], { sleep: 2 })],
    ],
    ['Monday. Pain 6. That is all I have for Monday.', [of({ weekday: 1 }, [], { 'pain-now': 6 })]],
    ['My mood yesterday was a 3 not a 5. I was putting on a brave face', [of(yesterday, [], { mood: 3 })]],
    ["didn't have internet since sunday. mon 5, tue 5", [of({ weekday: 1 }, [5]), of({ weekday: 2 }, [5])]],
    ['hace dos dias tenia un 8', [of({ ago: 2 }, [8])]],
  ])('is read in %j', (text, days) => {
    expect(read(text)).toMatchObject({ days, rest: '', isPlain: true });
  });

  it.each([
    ['yesterday 6 5 7 6, today 4', [of(yesterday, [6, 5, 7, 6])], 'today 4'],
    ['4 today, yesterday was 6', [of(yesterday, [6])], '4 today'],
    ['ayer estuve en 7, hoy en 5', [of(yesterday, [7])], 'hoy en 5'],
    ['Five. Yesterday, to be fair, a two.', [of(yesterday, [2])], 'Five'],
  ])('leaves what is of today in %j', (text, days, rest) => {
    expect(read(text)).toMatchObject({ days, rest, isPlain: true });
  });

  it.each(['sorry I missed yesterday, 6', 'yesterday was bad, an 8', 'ayer fue fatal. un 8'])(
    'may be of today in %j',
    (text) => {
      expect(read(text)).toMatchObject({
        days: [of(yesterday, [expect.any(Number) as number])],
        isPlain: false,
      });
    },
  );

  it.each([
    'friday at 3',
    'fell asleep at 7 yesterday',
    'me quede dormido ayer a las 7',
    'see you friday at 3',
    'I took 2 yesterday',
    'yesterday I walked 20 minutes',
    'worse than yesterday 6',
    'yesterday 8 my husband says',
    'was yesterday a 6?',
    'How bad was my sleep on Saturday according to you',
    '5, same as yesterday',
    'I said my pain was 7 on Wednesday but that was before, by rights it should say 5',
    'my daughter had her baby on wednesday!! 7lb 4',
    'slept 4 last night',
    'yesterday was not 6',
    'el viernes a las 3',
    'ayer tome 2 pastillas',
  ])('is none in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
