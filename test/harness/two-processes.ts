/** One clinic served by several operating-system processes on one Redis: each step goes to the next of them in turn. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { PageTaken } from '../../src/model/page.ts';
import type { Owned } from '../../src/ports/owned.ts';
import type { CardAnswer } from '../../src/ports/receiver.ts';
import type { Written } from './canary.ts';
import type { Clinic, OpenClinic } from './clinic.ts';
import type { Order, Report } from './core-worker.ts';
import { compiledOnce } from './compiled-once.ts';
import { dueIndex, lookingOnlyWhenDue } from './due-index.ts';
import type { Paged } from './pagers.ts';
import type { Delivered, ReplacedCard } from './scene.ts';
import { contentWith } from './staff.ts';

interface Helper {
  ask(name: Order['name'], ...given: unknown[]): Promise<unknown>;
  end(): Promise<void>;
}

export interface Processes {
  open: OpenClinic;
  /** How many steps each has been given. */
  steps: number[];
  end(): Promise<void>;
}

export function startProcesses(socketPath: string, skews: number[]): Processes {
  let sent: Delivered[] = [];
  let replaced: ReplacedCard[] = [];
  let paged: Paged[] = [];
  let written: Written[] = [];
  const helpers = skews.map((skew) =>
    startHelper(skew, (news) => {
      sent.push(...news.sent);
      replaced.push(...news.replaced);
      paged.push(...news.paged);
      written.push(...news.written);
    }),
  );
  const due = dueIndex([socketPath]);
  const steps = skews.map(() => 0);
  let turn = 0;
  let heard = 0;
  const all = (name: Order['name'], ...given: unknown[]) =>
    Promise.all(helpers.map((each) => each.ask(name, ...given)));
  const next = (name: Order['name'], ...given: unknown[]) => {
    turn += 1;
    steps[turn % helpers.length]! += 1;
    return helpers[turn % helpers.length]!.ask(name, ...given);
  };
  return {
    steps,
    async open(at, staff) {
      await due.empty();
      let now = at;
      [sent, replaced, paged, written, heard] = [[], [], [], [], 0];
      await all('open', socketPath, at, staff);
      const clinic: Clinic = {
        content: contentWith(staff),
        sent,
        replaced,
        paged,
        written: () => written,
        pageAnswered: async (ack) => (await next('pageAnswered', ack)) as PageTaken,
        pageEnded: async (end) => void (await next('pageEnded', end)),
        now: () => now,
        async moveTo(to) {
          await all('moveTo', (now = to));
        },
        weather: async (to) => void (await all('weather', to)),
        enrol: async (row) => void (await next('enrol', row)),
        async hear(from, text, more = {}) {
          heard += 1;
          await next('hear', from, text, { providerId: `heard-${heard}`, ...more });
        },
        installed: async (from) => void (await next('installed', from)),
        acted: async (action) => (await next('acted', action)) as CardAnswer,
        reported: async (report) => void (await next('reported', report)),
        operate: async (line) => (await next('operate', line)) as string,
        restart: async () => void (await next('restart')),
        untilIdle: async () => void (await all('untilIdle')),
        sweep: async (lane) => void (await all('sweep', lane)),
        settled: async () => void (await all('settled')),
        read: async (owner) => (await next('read', owner)) as Owned,
        log: async (owner, name) => (await next('log', owner, name)) as unknown[],
        close: async () => void (await all('close')),
      };
      return lookingOnlyWhenDue(clinic, due);
    },
    async end() {
      due.close();
      await Promise.all(helpers.map((each) => each.end()));
    },
  };
}

function startHelper(skew: number, tell: (news: Report) => void): Helper {
  const child: ChildProcess = fork(new URL('./core-worker.ts', import.meta.url), {
    env: { ...process.env, ...compiledOnce, SKEW_MS: `${skew}`, NODE_OPTIONS: '' },
    execArgv: [],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  const fail = (fault: string) => [...waiting.values()].forEach(({ reject }) => reject(new Error(fault)));
  child.on('exit', (code) => fail(`the process ended with ${code}`));
  child.on('message', (report: Report) => {
    tell(report);
    const asked = waiting.get(report.number);
    waiting.delete(report.number);
    if (report.fault === undefined) asked?.resolve(report.answer);
    else asked?.reject(new Error(report.fault));
  });
  return {
    ask(name, ...given) {
      count += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(count, answer);
      child.send({ number: count, name, given } satisfies Order);
      return answer.promise;
    },
    async end() {
      const over = once(child, 'exit');
      child.kill('SIGKILL');
      await over;
    },
  };
}
