import { languages, type Language } from '../../../src/model/language.ts';
import { readFlags, readSafeYesNo } from '../../../src/reading/red-flags.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));
const question = content.flare.screen.find((each) => 'flags' in each);
const flags = (lang: Language) =>
  (question !== undefined && 'flags' in question ? question.flags : []).map(({ id, label }) => ({
    value: id,
    label: content.text(label, lang),
  }));
const none = (lang: Language) => ({ value: 'no', label: content.text('label.flare.flag.none', lang) });
const heard = (text: string, lang: Language = 'en') => readFlags(text, flags(lang), none(lang), words);

describe('a reply to several dangers at once', () => {
  it.each([
    ['B', ['nerves']],
    ['a and c', ['chest', 'unwell']],
    ['the letter d', ['injury']],
    ['it is B.', ['nerves']],
    ['A', ['chest']],
    ['c, d', ['unwell', 'injury']],
    ['la B', ['nerves']],
    ['B y D', ['nerves', 'injury']],
    ['injury', ['injury']],
  ])('%j names %j', (text, which) => expect(heard(text)).toEqual({ kind: 'named', which }));

  it.each(languages)('the words that are offered name them (%s)', (lang) => {
    for (const { value, label } of flags(lang))
      expect(heard(label, lang)).toEqual({ kind: 'named', which: [value] });
    expect(heard(none(lang).label, lang)).toEqual({ kind: 'none' });
  });

  it.each(['no', 'none', 'none of those', 'nada de eso', 'nope', 'ninguna'])('%j is none', (text) =>
    expect(heard(text)).toEqual({ kind: 'none' }),
  );

  it.each(['yes', 'a bit', 'not sure', 'sí', 'no sé'])('%j is one that has no name yet', (text) =>
    expect(heard(text)).toEqual({ kind: 'some' }),
  );

  it.each(['fever', 'numb', 'the pain', 'fiebre'])('%j may be one', (text) =>
    expect(heard(text, text === 'fiebre' ? 'es' : 'en')).toEqual({ kind: 'perhaps' }),
  );

  it.each(['1', '2', 'two', 'a 4', '8/10', 'ok', 'in my hips', 'E', 'bad', 'no fever but', ''])(
    '%j says nothing',
    (text) => expect(heard(text)).toBeUndefined(),
  );
});

describe('a reply on which somebody is safe or not', () => {
  it.each(['1', '2', 'dos', 'ok', 'vale', '👍'])('%j is neither yes nor no', (text) =>
    expect(readSafeYesNo(text, words)).toBeUndefined(),
  );

  it.each([
    ['yes', 'yes'],
    ['no', 'no'],
    ['not sure', 'unsure'],
  ])('%j is %j', (text, reply) => expect(readSafeYesNo(text, words)).toBe(reply));
});
