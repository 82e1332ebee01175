/** How the second reader does on messages it was not trained with, and the thresholds that keep its budgets there. */
import {
  levels,
  type Budget,
  type BudgetsFile,
  type Calibration,
  type Level,
  type Measured,
} from '../second/files.ts';
import { worst, type Ears } from '../second/score.ts';
import { foldCount } from './folds.ts';
import type { Labelled } from './labelled-line.ts';

/** A message with what a model said of it that had not seen it. */
export interface Heard {
  message: Labelled;
  danger: number;
  settled: number;
  emergency: number;
}

/** What a model says of the messages of each fold, which was made without them. */
export function crossValidate(
  messages: readonly Labelled[],
  folds: readonly number[],
  earsWithout: (fold: number) => Ears,
): Heard[] {
  const heard: Heard[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const ears = earsWithout(fold);
    messages.forEach((message, at) => {
      if (folds[at] !== fold) return;
      const { sure, settled, emergency } = worst(ears, message.rows);
      heard[at] = { message, danger: sure, settled, emergency };
    });
  }
  return heard;
}

/** The lowest threshold of each level that keeps within its budget for every kind of harmless message. */
export function calibrate(
  heard: readonly Heard[],
  budgets: BudgetsFile['budgets'],
): Record<Level, Calibration> {
  const ask = lowest(heard, budgets.ask, ({ danger }) => danger);
  const settling = ({ danger, settled }: Heard) => (danger >= ask ? settled : -Infinity);
  const support = lowest(heard, budgets.support, settling);
  const alert = Math.max(support, lowest(heard, budgets.alert, settling));
  const paging = (each: Heard) => (settling(each) >= alert ? each.emergency : -Infinity);
  const lesser = heard.filter(({ message: { tier, kind } }) => kind === 'danger' && tier !== 'emergency');
  const page = Math.max(lowest(heard, budgets.page, paging), cut(lesser.map(paging), budgets.page.lesser));
  const reached = {
    ask: (each: Heard) => each.danger >= ask,
    support: (each: Heard) => settling(each) >= support,
    alert: (each: Heard) => settling(each) >= alert,
    page: (each: Heard) => paging(each) >= page,
  };
  const at = { ask, support, alert, page };
  return Object.fromEntries(
    levels.map((level) => [level, { at: at[level], measured: measure(heard, reached[level]) }]),
  ) as Record<Level, Calibration>;
}

const kinds = {
  everyday: ({ message }: Heard) => message.kind === 'ordinary',
  lookAlikes: ({ message }: Heard) => message.kind === 'lookalike',
  strangers: ({ message }: Heard) => message.kind === 'stranger' && message.tier === 'none',
};

function lowest(heard: readonly Heard[], budget: Budget, of: (each: Heard) => number): number {
  const spoken = (lang: string) => (each: Heard) => each.message.lang === lang;
  const needed = (['en', 'es'] as const).flatMap((lang) =>
    (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) =>
      cut(heard.filter(kinds[kind]).filter(spoken(lang)).map(of), budget[kind]),
    ),
  );
  return Math.max(...needed);
}

/** Three decimals are plenty, and rounding up keeps the budget. */
function cut(scores: number[], share: number): number {
  const sorted = scores.sort((a, b) => b - a);
  const last = sorted[Math.floor(sorted.length * share)] ?? -Infinity;
  return Math.floor(last * 1000 + 1) / 1000;
}

function measure(heard: readonly Heard[], reached: (each: Heard) => boolean): Calibration['measured'] {
  const share = (list: readonly Heard[]) => {
    const part = list.length === 0 ? 0 : list.filter(reached).length / list.length;
    return Math.round(part * 10_000) / 10_000;
  };
  const written = heard.filter(({ message: { kind } }) => !['stranger', 'word', 'copy'].includes(kind));
  const of = (lang: string): Measured => {
    const own = written.filter(({ message }) => message.lang === lang);
    const tier = (name: string) => share(own.filter(({ message }) => message.tier === name));
    return {
      everyday: share(own.filter(kinds.everyday)),
      lookAlikes: share(own.filter(kinds.lookAlikes)),
      emergencies: tier('emergency'),
      urgent: tier('urgent'),
      soon: tier('soon'),
    };
  };
  return { strangers: share(heard.filter(kinds.strangers)), en: of('en'), es: of('es') };
}
