/** What is the matter with Redis, in a word that cannot hold anything of what was to be stored, and what to do about it. */

const REMEDIES: Record<string, string> = {
  ECONNREFUSED: 'Nobody listens there: start Redis, or mend host and port in REDIS_URL.',
  ENOENT: 'There is no such socket: start Redis.',
  ENOTFOUND: 'There is no such host: mend REDIS_URL.',
  EAI_AGAIN: 'The name of the host cannot be looked up: mend REDIS_URL, or the name service.',
  ETIMEDOUT: 'Nobody answers there: mend host and port in REDIS_URL, or let the firewall through.',
  EHOSTUNREACH: 'No way leads there: mend the host in REDIS_URL, or the network.',
  WRONGPASS: 'User or password are wrong: mend them in REDIS_URL.',
  NOAUTH: 'It wants a password: put it into REDIS_URL, as in redis://user:password@host.',
  NOPERM: 'Its user may not do what is needed: give it all commands on all keys.',
  LOADING: 'It reads its file and will answer soon.',
  MASTERDOWN: 'It is a replica that has lost its primary.',
  READONLY: 'It is a replica: let REDIS_URL name the primary.',
  CLUSTERDOWN: 'The cluster lacks nodes: bring them back.',
  OOM: 'Its memory is full: raise maxmemory. Nothing is lost meanwhile.',
  MISCONF: 'It cannot write to its disk: make room there.',
  NOREPLICAS: 'It has too few replicas for min-replicas-to-write: bring them back.',
  timeout: 'It does not answer in time: see whether it is busy or frozen.',
};

/** Replies that say how the store is, whatever was asked of it; older servers put them inside an ERR about the script. */
const CONDITIONS =
  /(?:^|\s-)(OOM|READONLY|LOADING|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|MISCONF|WRONGPASS|NOAUTH|NOPERM|TRYAGAIN|BUSY)\b/;

export function troubleOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string };
  if (typeof code === 'string') return code;
  if (/timed out/.test(message)) return 'timeout';
  return CONDITIONS.exec(message)?.[1] ?? /^[A-Z]{3,}\b/.exec(message)?.[0] ?? 'disconnected';
}

export function withRemedy(trouble: string): string {
  const remedy = REMEDIES[trouble];
  return remedy === undefined ? `The reason: ${trouble}.` : `The reason: ${trouble}. ${remedy}`;
}

/** What Redis says of a script or command that is wrong in itself; everything else is the store's condition. */
export function isOurMistake(error: unknown): error is Error {
  return (
    error instanceof Error &&
    error.name === 'ReplyError' &&
    /^(ERR|WRONGTYPE|CROSSSLOT)\b/.test(error.message) &&
    !CONDITIONS.test(error.message)
  );
}

/** A primary that has become a replica has been replaced: the address leads to the new one when it is asked again. */
export function isReplacedPrimary(error: Error): boolean {
  return /(?:^|\s-)READONLY\b/.test(error.message);
}
