/**
 * A store that may not be there yet when the service starts. Until it could be opened every operation says STORE_AWAY, as
 * it does later when the store goes away; each operation is also an attempt to open it.
 */
import { AppError } from '../errors.ts';
import type { Store } from '../ports.ts';

export interface LateOptions {
  open: () => Promise<Store>;
  /** Where the store is expected. */
  describes: string;
  /** The store is there and must not be used, such as with another key: going on would write what cannot be read. */
  fatal: (fault: unknown) => void;
}

/** Throws at once what waiting would not mend. */
export async function openLate({ open, describes, fatal }: LateOptions): Promise<Store> {
  let store: Store | undefined;
  let opening: Promise<Store> | undefined;
  let closed = false;
  let because = '';

  const attempt = async (): Promise<Store> => {
    const opened = await open();
    if (closed) await opened.close();
    store = opened;
    return opened;
  };
  const opened = async (): Promise<Store> => {
    if (store !== undefined) return store;
    if (closed) throw new AppError('STORE_AWAY', 'It was closed.');
    opening ??= attempt().finally(() => (opening = undefined));
    try {
      return await opening;
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'STORE_KEY') fatal(fault);
      throw fault;
    }
  };
  const close = async () => {
    closed = true;
    await store?.close();
  };
  try {
    store = await open();
  } catch (fault) {
    if (!isAway(fault)) throw fault;
    because = fault.message.split('\n').slice(1).join(' ');
  }

  const late: ProxyHandler<Store> = {
    get: (_, name) => {
      if (name === 'close') return close;
      if (store !== undefined) return bound(store, name);
      if (name === 'describes')
        return `${describes}, which is AWAY. ${because} What comes in is kept meanwhile.`;
      return async (...given: unknown[]) => {
        const operation = bound(await opened(), name) as (...given: unknown[]) => unknown;
        return operation(...given);
      };
    },
  };
  return new Proxy({} as Store, late);
}

function bound(store: Store, name: string | symbol): unknown {
  const value: unknown = Reflect.get(store, name, store);
  return typeof value === 'function' ? (value.bind(store) as unknown) : value;
}

function isAway(fault: unknown): fault is AppError {
  return fault instanceof AppError && fault.code === 'STORE_AWAY';
}
