import { lifted, marked } from '../../../src/clinic/lifted.ts';
import type { Found } from '../../../src/clinic/open.ts';
import { sayIn } from '../../../src/clinic/frame.ts';
import type { Quote } from '../../../src/model/alert.ts';
import type { Tier } from '../../../src/model/signal.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = { content, say: sayIn(content, 'en'), lang: 'en', now: 60_000 } as const;

function quoted(text: string, tier: Tier, heard: string[], at = 0): Quote {
  const evidence = { words: heard, changedBy: [] };
  const signals = tier === 'none' ? [] : [{ signal: 'cauda_equina' as const, tier, rule: 'test', evidence }];
  return { at, eventId: `e${at}`, text, signals };
}

function liftedOf(...quotes: Quote[]): string {
  const found = { alert: { quotes }, file: { patient: { lang: 'en' } } } as unknown as Found;
  return lifted(words, found)?.text ?? '';
}

describe('the words that raised an alert', () => {
  it.each([
    ["I can't feel it", ["can't feel"], 'I <mark>can&#39;t feel</mark> it'],
    ['Está DORMIDO aquí', ['dormido aqui'], 'Está <mark>DORMIDO aquí</mark>'],
    ['numb, so numb', ['numb'], '<mark>numb</mark>, so <mark>numb</mark>'],
    ['my number is numb', ['numb'], 'my number is <mark>numb</mark>'],
    ['i am numb here', ['numb here', 'am numb'], 'i <mark>am numb</mark><mark> here</mark>'],
    ['<b>numb</b> (a+)', ['(a+)'], '&#60;b&#62;numb&#60;/b&#62; <mark>(a+)</mark>'],
    ['i am here', ['i', 'not in it'], 'i am here'],
  ])('in "%s"', (text, heard, shown) => expect(marked(text, heard).text).toBe(shown));

  it('are the first of the gravest, whatever was written since', () => {
    const shown = liftedOf(
      quoted('my leg is odd', 'soon', ['leg']),
      quoted('i am numb', 'emergency', ['numb'], 1),
      quoted('numb still', 'emergency', ['numb'], 2),
      quoted('thank you', 'none', [], 3),
    );
    expect(shown).toContain('i am <mark>numb</mark>');
    expect(shown).not.toMatch(/leg is odd|still|thank you/);
  });

  it('stand out of a long message with what is around them', () => {
    const long = `${'it was a long day. '.repeat(30)}now i am numb below. ${'and so on. '.repeat(30)}`;
    const shown = liftedOf(quoted(long, 'emergency', ['numb below']));
    expect(shown).toContain('<mark>numb below</mark>');
    expect(shown.replace(/<[^>]*>/g, '').trim().length).toBeLessThan(300);
  });

  it('are none where numbers alone have raised it', () =>
    expect(liftedOf(quoted('', 'urgent', ['mood 1']))).toBe(''));
});
