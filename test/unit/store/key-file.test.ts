import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeyRing } from '../../../src/store/key-file.ts';

const key = (of: number) => Buffer.alloc(32, of).toString('base64');
let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'flarepath-keys-'))));
afterEach(() => rmSync(dir, { recursive: true }));

function ringIn(text: string) {
  const dataKeyFile = join(dir, 'keys');
  writeFileSync(dataKeyFile, text);
  return readKeyRing({ dataKey: undefined, dataKeyFile, dataDir: dir });
}

describe('a key file', () => {
  it('has its newest key first, and those before it below', () => {
    expect(ringIn(`k2 ${key(2)}\n\n  k1 ${key(1)}\n`)).toEqual({
      current: 'k2',
      keys: { k2: Buffer.alloc(32, 2), k1: Buffer.alloc(32, 1) },
    });
  });

  it.each([
    ['is empty', '', 'each line is an id'],
    ['has a word in place of a key', 'hello\n', 'each line is an id'],
    ['has a key without an id', `${key(1)}\n`, 'each line is an id'],
    ['has a key that is too short', `k1 ${Buffer.alloc(16).toString('base64')}\n`, 'each line is an id'],
    ['has more on a line', `k1 ${key(1)} old\n`, 'each line is an id'],
    ['names two keys alike', `k1 ${key(2)}\nk1 ${key(1)}\n`, 'two keys are called k1'],
  ])('that %s is refused, with what to do', (_, text, said) => {
    expect(() => ringIn(text)).toThrow(said);
  });
});
