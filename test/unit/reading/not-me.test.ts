import { languages } from '../../../src/model/language.ts';
import { readNotMe } from '../../../src/reading/not-me.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));

describe('whether somebody else holds the phone', () => {
  it.each([
    ['wrong number', true],
    ['sorry you have the wrong person', true],
    ["i'm not Maria", true],
    ['this isnt maria, who is this', true],
    ['i dont know any lopez', true],
    ['nobody here by that name', true],
    ['número equivocado', true],
    ['no soy María', true],
    ['aquí no vive Maria', true],
    ['i put the wrong number yesterday', false],
    ['oops, wrong number, i meant 4', false],
    ['i am not well', false],
    ['i am not myself today, Maria', false],
    ['maria is not home but its me', false],
    ['no', false],
    ['there is no maria, no hope', false],
    ['the pain is in the wrong place', false],
    ['i am not the same as i was', false],
    ['you have the wrong idea about me', false],
    ['i have the wrong number for the pharmacy', false],
    ["you've got the wrong number", true],
    ['eso está equivocado', false],
    ['no soy de quejarme', false],
    ['no soy la que era', false],
  ] as const)('"%s": %s', (text, isOther) =>
    expect(readNotMe(text, words, 'María de la Cruz López')).toBe(isOther),
  );
});
