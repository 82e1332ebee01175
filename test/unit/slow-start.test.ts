/** @jest-environment node */
import { jest } from '@jest/globals';
import { createSlowStart } from '../../src/app/slow-start.ts';

describe('a start', () => {
  let said: string[];
  let begun: number;
  const start = () =>
    createSlowStart(
      (line) => said.push(line),
      () => Date.now() - begun,
    );
  beforeEach(() => {
    jest.useFakeTimers();
    [said, begun] = [[], Date.now()];
  });
  afterEach(() => void jest.useRealTimers());

  it('that is quick says nothing', () => {
    const slow = start();
    slow.step('reading content');
    jest.advanceTimersByTime(1_900);
    slow.done();
    jest.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it('that is slow says what it is at, and each step after that as it begins', () => {
    const slow = start();
    slow.step('opening the store');
    jest.advanceTimersByTime(2_000);
    slow.step('beginning to listen');
    slow.done();
    expect(said).toEqual([
      'flarepath: starting, opening the store ...',
      'flarepath: starting, beginning to listen ...',
    ]);
  });
});
