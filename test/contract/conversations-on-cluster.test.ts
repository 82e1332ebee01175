/** The conversations a nurse can read, held on a Redis Cluster, word for word the same. */
import { silentLog } from '../../src/log.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { openClinicHere, type OpenClinic } from '../harness/clinic.ts';
import { itHoldsEveryConversation } from '../harness/conversation-files.ts';
import { dueIndex, lookingOnlyWhenDue, type DueIndex } from '../harness/due-index.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { startRedisCluster, type RedisServer } from '../harness/redis-server.ts';
import { testKeys } from '../harness/scene.ts';
import { contentWith } from '../harness/staff.ts';

describeWithRedis('a Redis Cluster of three', () => {
  let cluster: { url: string; nodes: RedisServer[] };
  let due: DueIndex;
  beforeAll(async () => {
    cluster = (await startRedisCluster())!;
    due = dueIndex(cluster.nodes.map((node) => node.socketPath));
  });
  afterAll(async () => {
    due.close();
    await Promise.all(cluster.nodes.map((node) => node.stop()));
  });

  const open: OpenClinic = async (at, staff) => {
    await due.empty();
    const clinic = await openClinicHere({
      at,
      content: contentWith(staff),
      store: (shift) =>
        openRedisStore({ url: cluster.url, cluster: true, keys: testKeys, shift, log: silentLog }),
    });
    return lookingOnlyWhenDue(clinic, due);
  };
  itHoldsEveryConversation(open);
});
