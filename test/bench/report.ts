/** What was measured, as a table for people, with the machine it was measured on. */
import { cpus, totalmem } from 'node:os';
import type { Acknowledged } from './acknowledged.ts';
import type { DueWork } from './due.ts';
import type { Month } from './month.ts';
import type { Screened } from './screen.ts';
import type { Row } from './turns.ts';

export interface Measured {
  turns: Row[];
  acknowledged: Acknowledged;
  due: DueWork;
  month: Month;
  screen: Screened;
  /** What a check-in asks of a person, what the texts are like, and what a form costs. */
  asked: string[][];
}

export function report({ turns, acknowledged, due, month, screen, asked }: Measured): string {
  const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
  const many = (value: number) => value.toLocaleString('en-US');
  const turn = (row: Row) => [
    `${row.what}, 32 conversations at a time`,
    `${many(row.perSecond)} turns/s, p50 ${ms(row.p50)}, p99 ${ms(row.p99)}, ${many(row.cpu + row.redisCpu)} µs of processor a turn`,
  ];
  const rows = [
    ...turns.map(turn),
    [
      `Acknowledgement of texts at ${acknowledged.perSecond} a second`,
      `p50 ${ms(acknowledged.p50)}, p99 ${ms(acknowledged.p99)}`,
    ],
    [`${many(due.due)} check-ins due at once, no bound by the channel`, `${due.begunPerSecond} begun/s`],
    [
      'Message of danger to provider call meanwhile',
      `p50 ${ms(due.dangerP50)}, p99 ${ms(due.dangerP99)} (${due.dangers} messages)`,
    ],
    ['Redis for a patient after a month of check-ins', `${(month.bytesEach / 1_000).toFixed(1)} kB`],
    ['Memory of the process after that load', `${due.residentMb} MB`],
    ['From start to ready', `${(due.readyMs / 1_000).toFixed(1)} s`],
    [
      'Risk screen, both readers, each message new to it',
      `median ${screen.medianMicroseconds} µs, p99 ${screen.p99Microseconds} µs a message; ${screen.everydaySeconds} s for 50,000 everyday texts`,
    ],
    ...asked,
  ];
  const failed = turns.reduce((sum, row) => sum + row.failed, acknowledged.failed);
  const table = [
    '| what | measured |',
    '| --- | --- |',
    ...rows.map(([what, value]) => `| ${what} | ${value} |`),
  ];
  return [...table, '', `${machine()}${failed > 0 ? ` ${failed} turns failed.` : ''}`].join('\n');
}

function machine(): string {
  const [first] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Measured ${day} on ${cpus().length} × ${first?.model.trim()}, ${memory} GB, Node ${process.versions.node}, everything on that one machine.`;
}
