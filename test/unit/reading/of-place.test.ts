/** A number for a question that is called by its place. */
import { readOfPlace } from '../../../src/reading/of-place.ts';
import { english } from './vocabulary.ts';

it.each([
  ['5 for the first one', { place: 1, value: 5 }],
  ['the second one was 6', { place: 2, value: 6 }],
  ['4 en la primera', { place: 1, value: 4 }],
  ['5 for the 1st', { place: 1, value: 5 }],
  ['first, 3', { place: 1, value: 3 }],
  ['5', undefined],
  ['1', undefined],
  ['the first one', undefined],
  ['5 or 6 for the first', undefined],
  ['5 for the first and second', undefined],
  ['5 for the first week', undefined],
])('%j is %p', (text, meant) => expect(readOfPlace(text, english)).toEqual(meant));
