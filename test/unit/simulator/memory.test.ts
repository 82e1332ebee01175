import { openMemory } from '../../../src/simulator/memory.ts';

it('goes on where nothing can be written', () => {
  const memory = openMemory('/nowhere/there/is/no/such/folder.jsonl');
  expect(() => memory.keep({ kind: 'clock', offsetMs: 1 })).not.toThrow();
  expect(memory.entries).toEqual([]);
});
