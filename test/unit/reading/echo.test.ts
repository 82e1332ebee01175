import { readEcho } from '../../../src/reading/echo.ts';
import { english, spanish } from './vocabulary.ts';

const bleed = 'Did you see blood or black stool, or do you feel faint? Reply YES or NO.';
const swollen = '¿Se le hincha la cara, la boca o la garganta, o respira mal? Responda SI o NO.';
const breath = 'Does your chest hurt, or is your breath short? Reply YES or NO.';
const stand = 'Did you hit your head, pass out, or can you not stand? Reply YES or NO.';
const safe = 'Are you safe where you are right now? Reply YES or NO.';

describe('a reply in the words of the question', () => {
  it.each([
    [bleed, 'no blood, not faint', 'no'],
    [bleed, "I don't feel faint", 'no'],
    [bleed, 'black stool', 'yes'],
    [bleed, 'no blood but i feel faint', undefined],
    [bleed, 'no blood, feel faint', 'yes'],
    [bleed, 'no blood just faint', undefined],
    [bleed, 'no just faint', 'yes'],
    [bleed, 'no, only black stool', 'yes'],
    [bleed, 'no blood and faint', undefined],
    [bleed, 'no blood i am faint', undefined],
    [bleed, 'faint not blood', undefined],
    [bleed, 'no blood and no black stool', 'no'],
    [bleed, 'no blood or black stool', 'no'],
    [bleed, 'no blood in the stool', 'no'],
    [bleed, 'no blood tests yet', undefined],
    [bleed, 'is black stool bad?', undefined],
    [bleed, 'no', undefined],
    [bleed, 'thanks', undefined],
    [breath, 'no breath', undefined],
    [stand, 'cannot stand', undefined],
    [safe, 'not safe', 'no'],
    [safe, 'I am safe', 'yes'],
  ])('%s: %s', (question, text, means) => {
    expect(readEcho(text, question, english)).toBe(means);
  });

  it.each([
    ['la cara hinchada', 'yes'],
    ['no tengo la boca hinchada', 'no'],
    ['nada hinchado, gracias', undefined],
    ['no solo la boca', 'yes'],
    ['no respiro mal', 'no'],
    ['no la cara y la boca hinchada', undefined],
    ['no tengo la cara ni la boca hinchada', 'no'],
    ['no se me hincha la cara o la boca', 'no'],
  ])('in Spanish: %s', (text, means) => {
    expect(readEcho(text, swollen, spanish)).toBe(means);
  });
});
