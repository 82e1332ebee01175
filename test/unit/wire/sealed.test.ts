import { createSealer } from '../../../src/wire/sealed.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const words = ['patient-1', 'an alert', 'ñ'];

describe('what is sealed', () => {
  it('opens again, and is the same each time, so that others can tell a repeat by it', () => {
    const sealer = createSealer([one], 'a');
    expect(sealer.open(sealer.seal(words))).toEqual(words);
    expect(sealer.seal(words)).toBe(sealer.seal(words));
    expect(sealer.seal([...words, ''])).not.toBe(sealer.seal(words));
    expect(sealer.seal(words)).toMatch(/^[\w-]+$/);
  });

  it('opens after the key has been replaced, while the old one is kept', () => {
    const before = createSealer([one], 'a').seal(words);
    expect(createSealer([two, one], 'a').open(before)).toEqual(words);
    expect(createSealer([two], 'a').open(before)).toBeUndefined();
  });

  it('is known by each of the keys, the newest first', () => {
    const [before, after] = [createSealer([one], 'a').seal(words), createSealer([two], 'a').seal(words)];
    expect(createSealer([two, one], 'a').sealings(words)).toEqual([after, before]);
  });

  it('is of no use elsewhere, and none when a single bit of it is changed', () => {
    const sealed = createSealer([one], 'a').seal(words);
    expect(createSealer([one], 'b').open(sealed)).toBeUndefined();
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(createSealer([one], 'a').open(changed.toString('base64url'))).toBeUndefined();
    }
  });

  it.each(['', 'x', 'x'.repeat(60), '!'.repeat(60), 'A'.repeat(2_000)])(
    'and "%s" was never sealed',
    (text) => {
      expect(createSealer([one], 'a').open(text)).toBeUndefined();
    },
  );
});
