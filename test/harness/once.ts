/** What costs time to make and nobody can change: made once in a process, whichever of its test files asks first. */
const made = Symbol.for('made once');
const kept = ((globalThis as { [made]?: Map<string, unknown> })[made] ??= new Map());

export function once<T>(name: string, make: () => T): T {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}
