/** Writes entries one by one to a chain on a disk that is filling, and says of each that it was told it is written. */
import { createAuditChain } from '../../../src/audit/chain.ts';
import { silentLog } from '../../../src/log.ts';
import type { AuditHead } from '../../../src/model/audit.ts';

const [root = ''] = process.argv.slice(2);
const heads: Record<string, AuditHead> = {};
const keeping = {
  of: async (chain: string) => heads[chain],
  keep: async (chain: string, head: AuditHead) => void (heads[chain] = head),
};
const chain = createAuditChain({ root, log: silentLog, heads: keeping });
const told: string[] = [];
const facts = { tier: 'urgent' };
try {
  for (let n = 0; n < 200; n += 1) {
    const id = `e${n}`;
    await chain.write([{ id, at: n, actor: 'service', action: 'alert opened', who: 'somebody', facts }]);
    told.push(id);
  }
} catch {
  console.log(JSON.stringify({ told, heads }));
}
