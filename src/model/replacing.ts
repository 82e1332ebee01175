/** The same thing with some of its operations replaced; the others keep working on the thing itself. */
export function replacing<T extends object>(whole: T, by: Partial<T>): T {
  const bound = new Map<PropertyKey, unknown>();
  return new Proxy(whole, {
    get: (target, name) => {
      if (Object.hasOwn(by, name)) return Reflect.get(by, name) as unknown;
      if (bound.has(name)) return bound.get(name);
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      bound.set(name, value.bind(target));
      return bound.get(name);
    },
  });
}
