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
    ['no soy de quejarme', false],
  ] as const)('"%s": %s', (text, isOther) => expect(readNotMe(text, words, 'María López')).toBe(isOther));
});
