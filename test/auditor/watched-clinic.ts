/** A clinic whose engine a test can stop, with an auditor beside it that has only the records. */
import { createAuditor, type Auditor, type AuditorDeps } from '../../src/auditor/auditor.ts';
import type { Finding } from '../../src/auditor/findings.ts';
import type { AuditEntry } from '../../src/model/audit.ts';
import type { Outgoing, Sent } from '../../src/model/outgoing.ts';
import { replacing } from '../../src/model/replacing.ts';
import { SECOND } from '../../src/model/time.ts';
import { AppError } from '../../src/errors.ts';
import { keepingLog } from '../http/keeping-log.ts';
import type { Scene } from '../harness/scene.ts';

export interface Watched {
  auditor: Auditor;
  /** What the fallback was sent. */
  texts: Outgoing[];
  audited: AuditEntry[];
  beats: number;
  log: ReturnType<typeof keepingLog>;
  storeAway: boolean;
  /** A look meets a fault of the program. */
  broken: boolean;
  /** How far the host's clock is from the store's. */
  hostAheadMs: number;
  answer: Sent;
  /** So many looks, each ten seconds after the one before; gives what stands after the last. */
  looks(count: number): Promise<Finding[]>;
  /** Nothing looks, and no clock is behind it. */
  elapse(ms: number): void;
}

export function watch(scene: Scene, more: Partial<AuditorDeps> = {}): Watched {
  let elapsed = 0;
  const watched: Watched = {
    auditor: { pass: async () => [] },
    texts: [],
    audited: [],
    beats: 0,
    log: keepingLog(),
    storeAway: false,
    broken: false,
    hostAheadMs: 0,
    answer: { kind: 'accepted', providerId: 'SM1' },
    async looks(count) {
      let standing: Finding[] = [];
      for (let look = 0; look < count; look += 1) {
        watched.elapse(10 * SECOND);
        standing = await watched.auditor.pass();
      }
      return standing;
    },
    elapse(ms) {
      elapsed += ms;
      scene.shift.frozenAt += ms;
    },
  };
  const present = async <T>(answer: () => Promise<T>): Promise<T> => {
    if (watched.broken) throw new Error('a fault');
    if (watched.storeAway) throw new AppError('STORE_AWAY');
    return answer();
  };
  const store = replacing(scene.store, {
    time: () => present(() => scene.store.time()),
    read: (owner) => present(() => scene.store.read(owner)),
    members: (list) => present(() => scene.store.members(list)),
  });
  watched.auditor = createAuditor({
    store,
    content: scene.content,
    audit: {
      write: (entries) => present(async () => void watched.audited.push(...entries)),
    },
    log: watched.log,
    carrier: {
      send: async (message) => {
        if (watched.answer.kind === 'accepted') watched.texts.push(message);
        return watched.answer;
      },
    },
    fallback: { id: 'haddad', number: '+15550100203', lang: 'en' },
    heartbeat: async () => {
      watched.beats += 1;
      return true;
    },
    elapsed: () => elapsed,
    hostNow: () => scene.shift.frozenAt + watched.hostAheadMs,
    ...more,
  });
  return watched;
}
