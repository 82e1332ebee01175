import { AppError } from '../../../src/errors.ts';
import {
  isSealedByCurrent,
  knownHash,
  newOwnerKey,
  newPepper,
  openOwnerKey,
  openPepper,
  rewrapped,
  sealPepper,
  type KeyRing,
} from '../../../src/store/keys.ts';
import { seal, unseal } from '../../../src/store/seal.ts';

const key = Buffer.alloc(32, 'k');
const ring: KeyRing = { current: 'one', keys: { one: Buffer.alloc(32, '1') } };

describe('a sealed value', () => {
  const sealed = seal(key, ['p1', 'doc state'], 'slept badly 😀');

  it('opens with its key in its place', () => {
    expect(unseal(key, ['p1', 'doc state'], sealed).toString()).toBe('slept badly 😀');
  });

  it('is never the same twice', () => {
    expect(seal(key, ['p1', 'doc state'], 'slept badly 😀')).not.toBe(sealed);
  });

  const flipped = Buffer.from(sealed.slice(3), 'base64');
  flipped[flipped.length - 1]! ^= 1;
  const wrong: [string, () => Buffer][] = [
    ['of another owner', () => unseal(key, ['p2', 'doc state'], sealed)],
    ['in another field', () => unseal(key, ['p1', 'doc other'], sealed)],
    ['whose owner and field only look the same joined', () => unseal(key, ['p1d', 'oc state'], sealed)],
    ['with another key', () => unseal(Buffer.alloc(32, 'x'), ['p1', 'doc state'], sealed)],
    ['with one bit changed', () => unseal(key, ['p1', 'doc state'], `v1.${flipped.toString('base64')}`)],
    ['cut short', () => unseal(key, ['p1', 'doc state'], sealed.slice(0, 20))],
    ['that was never sealed', () => unseal(key, ['p1', 'doc state'], 'slept badly')],
    ['that is empty', () => unseal(key, ['p1', 'doc state'], '')],
  ];
  it.each(wrong)('does not open %s', (_, open) => {
    expect(open).toThrow(AppError);
  });
});

describe("an owner's key", () => {
  it('is another one for each owner, and opens for its owner only', () => {
    const one = newOwnerKey(ring, 'p1');
    expect(one.key.equals(newOwnerKey(ring, 'p2').key)).toBe(false);
    expect(openOwnerKey(ring, 'p1', one.wrapped).key.equals(one.key)).toBe(true);
    expect(() => openOwnerKey(ring, 'p2', one.wrapped)).toThrow(AppError);
  });

  it('cannot be made with a ring key that is missing or too short', () => {
    expect(() => newOwnerKey({ ...ring, current: 'two' }, 'p1')).toThrow('32 bytes');
    expect(() => newOwnerKey({ ...ring, keys: { one: Buffer.alloc(16) } }, 'p1')).toThrow('32 bytes');
  });
});

const two = Buffer.alloc(32, '2');
const both: KeyRing = { ...ring, current: 'two', keys: { ...ring.keys, two } };
const twoAlone: KeyRing = { ...both, keys: { two } };

describe('a key wrapped anew', () => {
  it('is the same key, and opens without the old ring key', () => {
    const old = newOwnerKey(ring, 'p1');
    const anew = rewrapped(both, 'p1', old.wrapped);
    expect(openOwnerKey(twoAlone, 'p1', anew).key).toEqual(old.key);
    expect(() => openOwnerKey(twoAlone, 'p1', old.wrapped)).toThrow('"one"');
  });
});

describe('the pepper in the store', () => {
  it('outlives the key it was first sealed with', () => {
    const pepper = newPepper();
    const anew = sealPepper(both, openPepper(both, sealPepper(ring, pepper)));
    expect(openPepper(twoAlone, anew)).toEqual(pepper);
    expect(() => openPepper(twoAlone, sealPepper(ring, pepper))).toThrow(AppError);
    expect(isSealedByCurrent(both, anew)).toBe(true);
    expect(isSealedByCurrent(both, sealPepper(ring, pepper))).toBe(false);
  });
});

describe('what an owner is known by', () => {
  const pepper = Buffer.alloc(32, 'p');

  it('is stored as a hash that needs the pepper and differs by kind', () => {
    const hash = knownHash(pepper, 'sms', '+15550100001');
    expect(hash).toBe(knownHash(pepper, 'sms', '+15550100001'));
    expect(hash).not.toBe(knownHash(pepper, 'code', '+15550100001'));
    expect(hash).not.toBe(knownHash(Buffer.alloc(32, 'q'), 'sms', '+15550100001'));
    expect(hash).not.toContain('5550100001');
  });
});
