/** What features are known by: hashes of 32 bits, of which a table uses the first few as its slot. */

const fnv = 0x01000193;

/** FNV-1a, of all letters or the first few. */
export function hashOf(text: string, letters = text.length): number {
  let hash = 0x811c9dc5;
  const end = Math.min(letters, text.length);
  for (let i = 0; i < end; i++) hash = longer(hash, text.charCodeAt(i));
  return hash;
}

export function longer(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, fnv);
}

export function joined(a: number, b: number): number {
  return Math.imul((a << 7) ^ (a >>> 11) ^ b, fnv);
}

/** The mixing of MurmurHash3, so that near hashes do not land in near slots. */
export function mixed(hash: number, kind: number): number {
  let mix = Math.imul(hash ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  return mix ^ (mix >>> 15);
}
