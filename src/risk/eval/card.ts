/** The model card: what each reader hears and what it alarms at, with the uncertainty, and what has changed. */
import type { Measure } from './measures.ts';

export interface Scored {
  reader: string;
  measures: Measure[];
  signals: Measure[];
}

const about = `# Model card of the risk screen

Written by \`npm run eval:risk\`; not edited by hand. The rules in this folder are read by people; a second reader may raise
what they hear, never lower it. What it adds is the difference between the two parts below; messages it has learnt from,
all of the development half among them, are left out of the second. **Noticed**: anything but silence. **Alerted**: a clinician is told. **At tier**: as urgent as
the triage policy asks, or more. **Asked**: at least one kind question. **Paged**: the emergency tier. Each share stands with
Wilson's 95 % interval and n.

The messages of \`test/risk/labelled\` were written for this screen by several hands after the triage policy, hard on purpose,
and labelled by one annotator each. Seven in ten of the development half were worked on; the rest ("held back") was only ever
scored by the rules, and the test half by both: those are the honest numbers. The test half has been scored many times since.
"Fresh" is half of a later set, written after the policy before any rule was read, in plainer words than the test half; the
other half of it was worked on. "Plain" are short messages of two still later rounds, kept unread while both
readers were mended; their author wrote others of the same kind, which both have learnt from. "Later" says the same things in
both languages, half of them look-alikes; it was never read while anything was mended, and its author wrote harmless short messages
that the second reader learnt from. "Aside" tells in whole sentences and in pictures, the same in both
languages, half of them look-alikes; nothing was ever mended by it. "Told" was written after the policy by somebody who had seen
no rule, no training and no other set; its author wrote others of the same kind, which the rules were mended by. It was never
read; its totals were looked at six times. "Days" are ordinary messages by others who had seen none of this, full of dialect,
grumbling, innocent uses of the words of danger and whole days told in one text; the second reader has learnt from others of the same
hands, and its bounds were last moved with their totals in sight. Neither is true of the look-alikes among them and every third
ordinary one, which are of one hand more; rules were mended by others of it. "Waits" is mostly what may wait until the next day, told in passing,
and what is near to it and needs nothing, by others again who had seen none of this; it was held back, and the second reader has
learnt from the larger part of what the same hands wrote. Public sets are texts of other
people than chronic-pain patients: an indication each, never pooled. Nothing here has been tried on patients, and a clinical lead has not signed the rules.
`;

export function cardOf(scored: readonly Scored[], before: string | undefined): string {
  const parts = scored.flatMap(({ reader, measures, signals }) => [
    `${readerLine}${reader}\n`,
    table(measures),
    `### By signal\n`,
    table(signals),
  ]);
  return [about, ...changes(scored, before), ...parts].join('\n');
}

/** What both readers make of the sets that neither has learnt from, for the README. */
export function summaryOf({ measures }: Scored): string {
  const told = measures.filter(({ name }) =>
    /^(test|plain|later|aside|told|days|waits) \/ .* \/ (noticed|asked|alerted)$/.test(name),
  );
  return table(told).trim();
}

/** One row a group, one column a share. */
function table(measures: readonly Measure[]): string {
  const rows = new Map<string, Map<string, Measure>>();
  for (const each of measures) {
    const cut = each.name.lastIndexOf(' / ');
    const [group, what] = [each.name.slice(0, cut), each.name.slice(cut + 3)];
    rows.set(group, (rows.get(group) ?? new Map<string, Measure>()).set(what, each));
  }
  const kinds = new Map<string, string[]>();
  for (const [group, cells] of rows) {
    const columns = [...cells.keys()].join('|');
    kinds.set(columns, [...(kinds.get(columns) ?? []), line(group, [...cells.values()])]);
  }
  return [...kinds]
    .map(([columns, lines]) => [...head(columns.split('|')), ...lines, ''].join('\n'))
    .join('\n');
}

function head(columns: string[]): string[] {
  return [
    `| set | n | ${columns.join(' | ')} |`,
    `| --- | ---: | ${columns.map(() => '---:').join(' | ')} |`,
  ];
}

function line(group: string, cells: Measure[]): string {
  const shares = cells.map(({ value, better }) => {
    const [rate, low, high] = [value.rate, value.low, value.high].map((each) =>
      better === 'less' ? (each * 1000).toFixed(1) : (each * 100).toFixed(1),
    );
    return `${rate}${better === 'less' ? ' ‰' : ' %'} (${low} to ${high})`;
  });
  return `| ${group} | ${cells[0]?.value.n ?? 0} | ${shares.join(' | ')} |`;
}

/** Rows that read otherwise than in the card before, each held against that of the same reader. */
function changes(scored: readonly Scored[], before: string | undefined): string[] {
  if (before === undefined) return [];
  const old = rowsOf(before);
  const lines = scored.flatMap(({ reader, measures }) =>
    [...rowsOf(`${readerLine}${reader}\n${table(measures)}`)]
      .filter(([key, row]) => old.get(key) !== row)
      .map(([key, row]) => `- ${reader}: now ${cells(row)}; before ${cells(old.get(key))}`),
  );
  return lines.length === 0 ? [] : ['## Changed since the last card\n', ...lines, ''];
}

const readerLine = '## Reader: ';

/** By the reader they are of, and their group. */
function rowsOf(card: string): Map<string, string> {
  const rows = new Map<string, string>();
  let reader = '';
  for (const each of card.split('\n')) {
    if (each.startsWith(readerLine)) reader = each;
    else if (each.startsWith('| ') && !/^\| (set|---) /.test(each))
      rows.set(`${reader} ${each.split(' | ')[0] ?? ''}`, each);
  }
  return rows;
}

function cells(row: string | undefined): string {
  return row === undefined ? 'not there' : row.slice(2, -2).split(' | ').join(', ');
}
