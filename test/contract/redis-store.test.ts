import { isRedisInstalled, startRedis, startRedisCluster, type RedisServer } from '../harness/redis-server.ts';
import { storeContract } from './store.contract.ts';
import { openRedisSubject } from './store/redis-subject.ts';

const describeWithRedis = isRedisInstalled() ? describe : describe.skip;
const unless = isRedisInstalled() ? '' : ' (skipped: no redis-server is installed on this machine)';

describeWithRedis(`with a Redis server${unless}`, () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = (await startRedis())!;
  });
  afterAll(() => server.stop());

  storeContract('the Redis store', () => openRedisSubject([server]));
});

describeWithRedis(`with a Redis Cluster of three${unless}`, () => {
  let cluster: { url: string; nodes: RedisServer[] };
  beforeAll(async () => {
    cluster = (await startRedisCluster())!;
  }, 30_000);
  afterAll(() => Promise.all(cluster.nodes.map((node) => node.stop())));

  storeContract('the Redis store', () => openRedisSubject(cluster.nodes, cluster.url));
});
