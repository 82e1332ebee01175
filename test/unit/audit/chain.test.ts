import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAuditChain, type AuditChain, type Heads } from '../../../src/audit/chain.ts';
import { addressOf, allFiles } from '../../../src/audit/place.ts';
import { hashOf } from '../../../src/audit/record.ts';
import { verifyChains } from '../../../src/audit/verify.ts';
import type { AuditEntry, AuditHead } from '../../../src/model/audit.ts';
import { DAY } from '../../../src/model/time.ts';
import { keepingLog } from '../../http/keeping-log.ts';

const NOON = Date.UTC(2026, 2, 3, 12);
const entry = (n: number, at = NOON): AuditEntry => ({
  id: `e${n}`,
  at,
  actor: 'service',
  action: 'alert opened',
  who: 'somebody',
  facts: { tier: 'urgent', rules: ['a', 'b'], n },
});

let root = '';
let heads: Record<string, AuditHead> = {};
let kept = 0;
let open: AuditChain[] = [];
const log = keepingLog();
const keeping: Heads = {
  of: async (chain) => heads[chain],
  keep: async (chain, head) => {
    kept += 1;
    heads = { ...heads, [chain]: head };
  },
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'flarepath-audit-'));
  [heads, kept, open] = [{}, 0, []];
  log.kept.length = 0;
});
afterEach(async () => {
  await Promise.all(open.map((each) => each.close()));
  rmSync(root, { recursive: true });
});

function chain(more: { bytesPerFile?: number; heads?: Heads } = {}): AuditChain {
  const made = createAuditChain({ root, heads: keeping, log, ...more });
  open.push(made);
  return made;
}

/** Twelve records in four files of three. */
async function twelve(): Promise<string[]> {
  const made = chain({ bytesPerFile: 700 });
  for (let n = 1; n <= 12; n += 1) await made.write([entry(n)]);
  await made.close();
  const files = allFiles(root);
  expect(files.map((file) => linesIn(file).length)).toEqual([3, 3, 3, 3]);
  return files;
}

const linesIn = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
const rewrite = (file: string, change: (lines: string[]) => string[]) =>
  writeFileSync(
    file,
    change(linesIn(file))
      .map((line) => `${line}\n`)
      .join(''),
  );
function verified(files = allFiles(root), withHeads: Record<string, AuditHead> | undefined = heads) {
  const read = files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
  return verifyChains(read, withHeads);
}
const faults = () => verified().faults;

describe('an audit chain', () => {
  it('is as it was written, over the ends of files and over restarts', async () => {
    await twelve();
    const again = chain({ bytesPerFile: 700 });
    await again.write([entry(13)]);
    await again.close();
    expect(verified()).toEqual({
      faults: [],
      chains: [{ chain: Object.keys(heads)[0], records: 13 }],
      unseen: [],
    });
    expect(readdirSync(join(root, '1')).filter((name) => name.endsWith('.jsonl'))).toHaveLength(5);
  });

  it('begins a new file with a new day', async () => {
    const made = chain();
    for (const day of [0, 0, 1, 1, 0, 3]) await made.write([entry(Math.random(), NOON + day * DAY)]);
    expect(allFiles(root).map((file) => linesIn(file).length)).toEqual([2, 3, 1]);
    expect(faults()).toEqual([]);
  });

  it('shares one sync among what comes together, and keeps its order', async () => {
    const made = chain();
    await Promise.all(Array.from({ length: 50 }, (_, n) => made.write([entry(n)])));
    expect(kept).toBeLessThanOrEqual(2);
    const ids = linesIn(allFiles(root)[0]!).map((line) => (JSON.parse(line) as AuditEntry).id);
    expect(ids).toEqual(Array.from({ length: 50 }, (_, n) => `e${n}`));
  });

  it('does not write an entry again that comes again, also after a restart', async () => {
    const made = chain();
    await made.write([entry(1), entry(2), entry(1)]);
    await made.close();
    await chain().write([entry(2), entry(3)]);
    expect(linesIn(allFiles(root)[0]!)).toHaveLength(3);
    expect(faults()).toEqual([]);
  });

  it('cuts off a line that a crash left unfinished, and goes on from there', async () => {
    const made = chain();
    await made.write([entry(1)]);
    await made.close();
    appendFileSync(allFiles(root)[0]!, '{"chain":"half a li');
    expect(faults()).toEqual([]);
    await chain().write([entry(2)]);
    expect(verified()).toMatchObject({ faults: [], chains: [{ records: 2 }] });
  });

  it('tells everybody whose entry was not kept, and takes it when it comes again', async () => {
    let away = true;
    const made = chain({
      heads: {
        of: keeping.of,
        keep: (name, head) => (away ? Promise.reject(new Error('away')) : keeping.keep(name, head)),
      },
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((n) => made.write([entry(n)])));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    away = false;
    await made.write([entry(1), entry(2), entry(3), entry(4)]);
    expect(verified()).toMatchObject({ faults: [], chains: [{ records: 4 }] });
  });

  it('goes on in its place when it could not be opened at first', async () => {
    await chain().write([entry(1)]);
    await Promise.all(open.map((each) => each.close()));
    let away = true;
    const of: Heads['of'] = (name) => (away ? Promise.reject(new Error('away')) : keeping.of(name));
    const made = chain({ heads: { ...keeping, of } });
    await expect(made.write([entry(2)])).rejects.toThrow('away');
    away = false;
    await made.write([entry(2)]);
    expect(verified()).toMatchObject({ faults: [], chains: [{ records: 2 }] });
    expect(verified().chains).toHaveLength(1);
  });

  it('of a second process with the same directory is another one', async () => {
    await Promise.all([chain().write([entry(1)]), chain().write([entry(2)])]);
    expect(verified().chains.map(({ records }) => records)).toEqual([1, 1]);
    expect(faults()).toEqual([]);
  });
});

describe('what was done to an audit chain', () => {
  it('an edit is found, and where', async () => {
    const files = await twelve();
    rewrite(files[1]!, ([a, b, c]) => [a!, b!.replace('urgent', 'none'), c!]);
    expect(faults()).toEqual([`${basename(files[1]!)}:2: record 5 was changed`]);
  });

  it('an edit that was given a hash of its own is found at the record after it', async () => {
    const files = await twelve();
    rewrite(files[1]!, ([a, b, c]) => {
      const { hash: _, ...record } = JSON.parse(b!) as Record<string, unknown>;
      const other = { ...record, action: 'nothing' };
      return [a!, JSON.stringify({ ...other, hash: hashOfForger(other) }), c!];
    });
    expect(faults()).toEqual([`${basename(files[1]!)}:3: record 6 does not follow from the one before it`]);
  });

  it('a deletion is found, and where', async () => {
    const files = await twelve();
    rewrite(files[2]!, ([a, , c]) => [a!, c!]);
    expect(faults()).toEqual([`${basename(files[2]!)}:2: record 8 is missing before it`]);
  });

  it('a reorder is found, and where', async () => {
    const files = await twelve();
    rewrite(files[2]!, ([a, b, c]) => [a!, c!, b!]);
    const name = basename(files[2]!);
    expect(faults()).toEqual(
      expect.arrayContaining([
        `${name}:2: record 8 is missing before it`,
        `${name}:3: record 8 stands after record 9`,
      ]),
    );
  });

  it('a missing end is found by the head that is kept elsewhere, and only by it', async () => {
    const files = await twelve();
    rewrite(files[3]!, ([a]) => [a!]);
    const [name] = Object.keys(heads);
    expect(faults()).toEqual([`chain ${name}: records 11 to 12 are missing at its end`]);
    const read = allFiles(root).map((file) => ({ name: file, text: readFileSync(file, 'utf8') }));
    expect(verifyChains(read).faults).toEqual([]);
  });

  it('a missing file is found, in the middle, at the end and at the beginning', async () => {
    const files = await twelve();
    const without = (gone: number) => verified(files.filter((_, index) => index !== gone)).faults;
    expect(without(1)).toEqual([
      `${basename(files[2]!)}:1: records 4 to 6 are missing before it: a file is gone`,
    ]);
    expect(without(0)).toEqual([
      `${basename(files[1]!)}:1: records 1 to 3 are missing before it: a file is gone`,
    ]);
    expect(without(3)).toEqual([expect.stringContaining('records 10 to 12 are missing at its end')]);
    expect(verified([]).faults).toEqual([expect.stringContaining('records 1 to 12 are missing at its end')]);
  });

  it('a whole directory that is gone is found, and one that lies elsewhere is not taken for it', async () => {
    await twelve();
    const [[name, head] = ['', { seq: 0, hash: '' } as AuditHead]] = Object.entries(heads);
    expect(head.place).toBe(addressOf(join(root, '1')));
    const elsewhere = { chain: 'of-the-watch', records: 3, place: 'vm-2:/data/audit/1' };
    const both = { ...heads, [elsewhere.chain]: { seq: 3, hash: 'x', place: elsewhere.place } };
    const isHere = (where: string) => where.startsWith(addressOf(root));
    const read = allFiles(root).map((file) => ({ name: file, text: readFileSync(file, 'utf8') }));
    expect(verifyChains(read, both, isHere)).toMatchObject({ faults: [], unseen: [elsewhere] });
    expect(verifyChains([], both, isHere)).toEqual({
      faults: [`chain ${name}: records 1 to 12 are missing at its end`],
      chains: [{ chain: name, records: 0 }],
      unseen: [elsewhere],
    });
    const untold = { [elsewhere.chain]: { seq: 3, hash: 'x' } };
    expect(verifyChains([], untold, isHere).faults).toHaveLength(1);
  });

  it('a chain written anew from a place on is found by its head', async () => {
    const files = await twelve();
    rewrite(files[3]!, (lines) => {
      let { hash: prev } = JSON.parse(linesIn(files[2]!).at(-1)!) as { hash: string };
      return lines.map((line) => {
        const { hash: _, ...record } = JSON.parse(line) as Record<string, unknown>;
        const other = { ...record, action: 'nothing', prev };
        prev = hashOfForger(other);
        return JSON.stringify({ ...other, hash: prev });
      });
    });
    expect(faults()).toEqual([`chain ${Object.keys(heads)[0]}: record 12 is not the one that was kept`]);
  });

  it('is not healed by going on writing', async () => {
    const files = await twelve();
    rewrite(files[3]!, ([a]) => [a!]);
    await chain().write([entry(13)]);
    expect(faults()).toEqual([`${basename(files[3]!)}:2: records 11 to 12 are missing before it`]);
    expect(log.kept).toEqual([
      ['audit chain is shorter than its head', expect.objectContaining({ missing: 2 })],
    ]);
  });

  it('files may be given in any order and by any name', async () => {
    const files = await twelve();
    const read = files.map((file, index) => ({
      name: `copy ${9 - index}`,
      text: readFileSync(file, 'utf8'),
    }));
    expect(verifyChains(read.reverse(), heads).faults).toEqual([]);
  });
});

/** Somebody who knows how records are hashed. */
function hashOfForger(record: Record<string, unknown>): string {
  return hashOf(record as Parameters<typeof hashOf>[0]);
}

/** A file may grow to so many bytes and no further, as on a disk with no more room: a write takes what fits, and says so by its length. */
(process.platform === 'win32' ? test.skip : test)(
  'an entry of which the disk has taken a part is not written, and comes again',
  async () => {
    const script = fileURLToPath(new URL('writes-until-full.ts', import.meta.url));
    const out = execFileSync('sh', ['-c', `ulimit -f 8 && exec "$0" "$@"`, process.execPath, script, root]);
    const { told, heads: before } = JSON.parse(String(out)) as {
      told: string[];
      heads: Record<string, AuditHead>;
    };
    heads = before;
    await chain().write([entry(told.length)]);
    const lines = allFiles(root).flatMap(linesIn);
    const ids = lines.map((line) => (JSON.parse(line) as AuditEntry).id);
    expect(ids).toEqual([...told, `e${told.length}`]);
    expect(told.length).toBeGreaterThan(5);
    expect(faults()).toEqual([]);
  },
);
