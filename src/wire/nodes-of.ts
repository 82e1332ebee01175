/**
 * The nodes that a REDIS_URL names: one, or some of a cluster, with a comma before each further one. How they are spoken to,
 * and by whom, is said of the first. Throws for what is no address.
 */
export function nodesOf(address: string): URL[] {
  const [first = '', ...others] = address.split(',').map((each) => each.trim());
  const { protocol } = new URL(first);
  return [first, ...others.map((each) => (each.includes('://') ? each : `${protocol}//${each}`))].map(
    (each) => new URL(each),
  );
}
