import { noPace, type Pace } from '../../../src/model/pace.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/model/time.ts';
import { paced } from '../../../src/turn/pace.ts';

const NOON = Date.parse('2026-03-03T17:00:00Z');
const policy = {
  id: 'pace',
  version: 1,
  perMinute: 10,
  perDay: 100,
  sameWords: 3,
  sameWithinMinutes: 60,
  strangerPerHour: 3,
  helpPerHour: 5,
};

let pace: Pace;
let at: number;
let told: string[];
beforeEach(() => {
  [pace, at, told] = [noPace, NOON, []];
});

function hears(text: string, wait: number, asked?: string): string {
  at += wait;
  const next = paced(pace, { at, text, asked, harmless: true, isWhole: false }, policy);
  ({ pace } = next);
  told.push(next.answer);
  return next.answer;
}
const times = (count: number, each: (n: number) => void) =>
  Array.from({ length: count }, (_, n) => each(n)).length;

describe('how fast a person writes', () => {
  it('does not matter up to the limit of a minute', () => {
    times(10, (n) => hears(`word ${n}`, SECOND));
    expect(new Set(told)).toEqual(new Set(['answered']));
  });

  it('above it is said once, and then nothing until it is half as fast', () => {
    times(10, (n) => hears(`word ${n}`, 0));
    expect(hears('and', SECOND)).toBe('told');
    times(30, (n) => hears(`more ${n}`, 7 * SECOND));
    expect(new Set(told.slice(11))).toEqual(new Set(['silent']));
    expect(hears('later', MINUTE)).toBe('answered');
  });

  it('in a whole day is limited too, and the next day begins afresh', () => {
    times(100, (n) => hears(`word ${n}`, 10 * MINUTE));
    expect(hears('one more', MINUTE)).toBe('told');
    expect(hears('another', HOUR)).toBe('silent');
    expect(hears('good morning', DAY)).toBe('answered');
  });

  it('never costs somebody the answer to what we have asked', () => {
    times(101, (n) => hears(`word ${n}`, 10 * MINUTE));
    expect(hears('6', HOUR, 'pain-now')).toBe('answered');
    expect(hears('word', MINUTE)).not.toBe('answered');
  });

  it('never makes what is kept of it grow', () => {
    times(500, (n) => hears(`word ${n}`, 10));
    expect(JSON.stringify(pace).length).toBeLessThan(500);
  });
});

describe('the same words again', () => {
  it('are an echo when they answer everything, told once and then silent', () => {
    times(6, () => hears('Out  of the office', 2 * MINUTE));
    expect(told).toEqual(['answered', 'answered', 'answered', 'told', 'silent', 'silent']);
    expect(hears('hello?', MINUTE)).toBe('answered');
  });

  it('are an echo whatever is asked, where they are a sentence', () => {
    times(4, (n) => hears('The office is closed. Somebody reads this on Monday.', MINUTE, `question ${n}`));
    expect(told.at(-1)).toBe('told');
  });

  it('are counted in whatever capitals and accents they come', () => {
    for (const text of ['No estoy aquí', 'no estoy aqui', 'NO ESTOY AQUÍ', 'No estoy aquí'])
      hears(text, MINUTE);
    expect(told.at(-1)).toBe('told');
  });

  it.each([
    ['to one question after another', (n: number) => hears('no idea', MINUTE, `question ${n}`)],
    ['as a figure', () => hears('7', MINUTE)],
    ['hours apart', () => hears('good morning', 2 * HOUR)],
  ])('%s are not', (_what, say) => {
    times(8, say);
    expect(new Set(told)).toEqual(new Set(['answered']));
  });
});
