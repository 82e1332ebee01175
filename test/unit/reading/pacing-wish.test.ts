import { readPacingWish } from '../../../src/reading/pacing-wish.ts';
import { english } from './vocabulary.ts';

it.each([
  ['how am i doing with the walking', 'how'],
  ["how's my walking going", 'how'],
  ['how much should I walk today', 'how'],
  ['what do i do today then', 'how'],
  ['how many minutes today?', 'how'],
  ['stop asking about the walking', 'over'],
  ["please don't ask me about walking", 'over'],
  ['how am i doing', undefined],
  ['walking', undefined],
  ['how much pain is normal today', undefined],
  ["don't ask me about my mood", undefined],
])('"%s" of walking: %s', (text, expected) =>
  expect(readPacingWish(text, 'walking', english)).toBe(expected),
);

it.each([
  ['cómo voy con caminar', 'how'],
  ['cuántos minutos hoy?', 'how'],
  ['no me pregunte por caminar', 'over'],
  ['cómo voy', undefined],
])('"%s" de caminar: %s', (text, expected) =>
  expect(readPacingWish(text, 'caminar', english)).toBe(expected),
);
