import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8_192);
let next = pool.length;

/** Bytes of chance, each given out once. Asking the system for many at once costs a tenth of asking each time. */
export function chance(bytes: number): Buffer {
  if (next + bytes > pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  next += bytes;
  return pool.subarray(next - bytes, next);
}
