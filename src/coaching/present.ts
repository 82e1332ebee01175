/** Content is checked before it is used, so what it names is there. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the flare has no ${what}`);
  return value;
}
