import { readChoice } from '../../../src/reading/choice.ts';
import { english, spanish } from './vocabulary.ts';

const skills = [
  { value: 'heat', label: 'Heat or cold' },
  { value: 'breath', label: 'Paced breathing' },
  { value: 'move', label: 'Gentle movement' },
];
const often = [
  { value: '0', label: 'Not at all' },
  { value: '1', label: 'Several days' },
  { value: '2', label: 'More than half the days' },
  { value: '3', label: 'Nearly every day' },
];
const strength = [
  { value: 'a', label: 'bad' },
  { value: 'b', label: 'very bad' },
  { value: 'c', label: 'mild' },
];
const habilidades = [
  { value: 'calor', label: 'Calor o frío' },
  { value: 'respirar', label: 'Respiración lenta' },
  { value: 'mover', label: 'Movimiento suave' },
];

describe('a choice among options', () => {
  it.each([
    ['never', '0'],
    ['a few days', '1'],
    ['daily', '3'],
    ['1 i guess', '1'],
    ['sorry I meant 2', '2'],
    ['used to be nearly every day, now several', '1'],
    ['half', undefined],
    ['the first', undefined],
    ['at 3', undefined],
    ['my husband nearly every day', undefined],
    ['better than nearly every day', undefined],
  ])('how often: %j is %s', (text, value) => {
    expect(readChoice(text, often, english)).toBe(value);
  });

  it('is what a card sends, whatever words its name is made of', () => {
    const thoughts = [
      { value: 'never-ends', label: 'This will not stop' },
      { value: 'none', label: 'No such thought' },
    ];
    expect(readChoice('never-ends', thoughts, english)).toBe('never-ends');
    expect(readChoice('none', thoughts, english)).toBe('none');
  });

  it.each([
    ['1', 'heat'],
    ['2.', 'breath'],
    ['#3', 'move'],
    ['option 2', 'breath'],
    ['the second one please', 'breath'],
    ['number two', 'breath'],
    ['Heat or cold', 'heat'],
    ['heat', 'heat'],
    ['breathing please', 'breath'],
    ['the movement one', 'move'],
    ['2 paced breathing', 'breath'],
    ['4', undefined],
    ['0', undefined],
    ['2 heat', undefined],
    ['1 or 2', undefined],
    ['cold hands today', undefined],
    ['not heat', undefined],
    ['no breathing', undefined],
    ['all of them', undefined],
    ['2 pills', undefined],
    ['', undefined],
  ])('%j is %s', (text, value) => {
    expect(readChoice(text, skills, english)).toBe(value);
  });

  it.each([
    ['0', '0'],
    ['3', '3'],
    ['4', undefined],
    ['not at all', '0'],
    ['several', '1'],
    ['every day', '3'],
    ['3 nearly every day', '3'],
    ['days', undefined],
  ])('%j is %s where options are offered by their own numbers', (text, value) => {
    expect(readChoice(text, often, english)).toBe(value);
  });

  it.each([
    ['bad', 'a'],
    ['very bad', 'b'],
    ['1 bad', 'a'],
    ['not bad', undefined],
    ['bad or mild', undefined],
    ['mild? no', undefined],
    ['1 mild', undefined],
  ])('%j is %s where one label is part of another', (text, value) => {
    expect(readChoice(text, strength, english)).toBe(value);
  });

  it.each([
    ['2', 'respirar'],
    ['la segunda', 'respirar'],
    ['la 3 por favor', 'mover'],
    ['respiracion', 'respirar'],
    ['frío', 'calor'],
    ['no quiero movimiento', undefined],
    ['no calor', undefined],
  ])('%j is %s in Spanish', (text, value) => {
    expect(readChoice(text, habilidades, spanish)).toBe(value);
  });
});
