import { readSkillWish, tellsOfSorrow } from '../../../src/reading/skill-wish.ts';
import { patientContent as content } from '../../harness/scene.ts';

const words = [content.words('en'), content.words('es')];
const wish = (text: string) => {
  const read = readSkillWish(text, words);
  return read?.kind === 'skill' ? read.skill : read?.kind;
};

describe('a wish for a skill', () => {
  it.each([
    ['SKILLS', 'list'],
    ['técnicas', 'list'],
    ['tecnicas por favor', 'list'],
    ['breathe', 'breathing'],
    ['Can I relax?', 'relaxation'],
    ['I need something to calm down', 'relaxation'],
    ['help me sleep please', 'sleep'],
    ['how do i ask for help at the office', 'asking'],
    ['ayúdeme a relajarme', 'relaxation'],
    ['quiero meditar', 'mindfulness'],
  ])('%s', (text, skill) => expect(wish(text)).toBe(skill));

  it.each([
    "i can't breathe",
    'it hurts to breathe',
    "i don't want a breathing exercise",
    'i slept well',
    'my energy is low today',
    'no puedo respirar',
    'the relaxation class was fine',
  ])('none in: %s', (text) => expect(wish(text)).toBeUndefined());

  it('every skill can be asked for by its own name, in both languages', () => {
    for (const { id } of content.skills)
      for (const lang of ['en', 'es'] as const)
        expect([id, wish(content.words(lang).skills.each[id]?.alone[0] ?? '')]).toEqual([id, id]);
  });
});

describe('words of loss and of harm', () => {
  it.each([
    'my husband died last week',
    'the funeral is on Monday',
    'we lost the baby',
    'he hits me when he drinks',
    'murió mi madre',
    'mi pareja me pega',
  ])('%s', (text) => expect(tellsOfSorrow(text, words)).toBe(true));

  it.each(['i lost my keys', 'my phone is dead', 'dying for a good nights sleep', 'estoy muerta de sueño'])(
    'none in: %s',
    (text) => expect(tellsOfSorrow(text, words)).toBe(false),
  );
});
