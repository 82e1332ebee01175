/** For work of a library that has no time limit of its own: fails when it takes longer. The work itself is not stopped. */
export class TookTooLong extends Error {
  override name = 'TookTooLong';
}

export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new TookTooLong()), ms);
  return Promise.race([work, limit.promise]).finally(() => clearTimeout(timer));
}
