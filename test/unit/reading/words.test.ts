import { words } from '../../../src/content/words.ts';
import { readYesNo } from '../../../src/reading/yes-no.ts';
import { en, english, es } from './vocabulary.ts';

describe('the vocabulary', () => {
  it('has the same keys in every language', () => {
    expect(keysOf(es)).toEqual(keysOf(en));
  });

  it('waits for a sign-off and says where it comes from', () => {
    for (const each of [en, es]) {
      expect(each.review.status).toBe('draft');
      expect(each.source).not.toBe('');
    }
  });

  it('knows every emergency line in every language', () => {
    expect(Object.keys(es.number.emergencyLines).sort()).toEqual(
      Object.keys(en.number.emergencyLines).sort(),
    );
  });

  it('is refused with an unknown key, an empty list or an empty word', () => {
    expect(words.safeParse({ ...en, extra: [] }).success).toBe(false);
    expect(words.safeParse({ ...en, negations: [] }).success).toBe(false);
    expect(words.safeParse({ ...en, negations: [' '] }).success).toBe(false);
  });

  it('has no word that one language means as yes and another as no', () => {
    const meant = english.flatMap(({ yesNo }) => [...yesNo.yes, ...yesNo.yesAlone]);
    const confused = meant.filter((word) => readYesNo(word, english) !== 'yes');
    expect(confused).toEqual([]);
    const denied = english
      .flatMap(({ yesNo }) => yesNo.no)
      .filter((word) => readYesNo(word, english) !== 'no');
    expect(denied).toEqual([]);
  });
});

/** Names of all fields, deep; the members of lists and the numbers of `numbered` lists are content, not structure. */
function keysOf(part: unknown, path = ''): string[] {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return [path];
  return Object.entries(part)
    .filter(([key]) => !/^-?\d+$/.test(key))
    .flatMap(([key, value]) => keysOf(value, `${path}/${key}`))
    .sort();
}
