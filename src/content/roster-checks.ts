/** What must fit in the roster: people and lines that exist, periods that last, and one place where it is written. */
import { periodOf } from '../model/roster.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function rosterFaults(parts: Parts): Fault[] {
  const { roster, clinic } = parts;
  if (roster.source === clinic.source) return listFaults(parts);
  const both = clinic.value.onCall === undefined ? [] : [faultAt(clinic.source, ['onCall'], TWICE)];
  return [...both, ...lineFaults(parts), ...overrideFaults(parts), ...leaveFaults(parts)];
}

const TWICE = 'onCall stands beside content/roster.yaml, and only one of them can be right. Remove one.';
const NEITHER = 'nobody is said to be on call. Write content/roster.yaml, or onCall: with whom to call.';

function listFaults({ clinic: { source, value } }: Parts): Fault[] {
  return value.onCall === undefined ? [faultAt(source, [], NEITHER)] : [];
}

function lineFaults(parts: Parts): Fault[] {
  const { source, value } = parts.roster;
  const names = value.lines.map(({ name }) => name);
  return value.lines.flatMap(({ name, shifts }, at) => [
    ...(names.indexOf(name) < at
      ? [faultAt(source, ['lines', at, 'name'], `${name} is there twice. Rename one.`)]
      : []),
    ...shifts.flatMap(({ people, change, only }, place) => {
      const path = ['lines', at, 'shifts', place];
      const clocks = change?.at ?? [];
      return [
        ...people.flatMap((id, nth) => strangers(parts, [...path, 'people', nth], id)),
        ...(clocks.some((clock, nth) => nth > 0 && clock <= (clocks[nth - 1] ?? ''))
          ? [
              faultAt(
                source,
                [...path, 'change', 'at'],
                'the hours are not in order. Put the earliest first.',
              ),
            ]
          : []),
        ...(only === undefined && place < shifts.length - 1
          ? [faultAt(source, path, 'it always counts, so that the plans after it never do. Give it only:.')]
          : []),
      ];
    }),
  ]);
}

function overrideFaults(parts: Parts): Fault[] {
  const { source, value } = parts.roster;
  return value.overrides.flatMap((each, at) => [
    ...strangers(parts, ['overrides', at, 'who'], each.who),
    ...(value.lines.some(({ name }) => name === each.line)
      ? []
      : [faultAt(source, ['overrides', at, 'line'], `there is no line ${each.line}. Mend the name.`)]),
    ...endless(parts, ['overrides', at], each),
  ]);
}

function leaveFaults(parts: Parts): Fault[] {
  return parts.roster.value.leave.flatMap((each, at) => [
    ...strangers(parts, ['leave', at, 'who'], each.who),
    ...(each.cover === undefined ? [] : strangers(parts, ['leave', at, 'cover'], each.cover)),
    ...endless(parts, ['leave', at], each),
  ]);
}

function strangers({ roster, clinic }: Parts, path: Path, id: string): Fault[] {
  if (clinic.value.clinicians.some((each) => each.id === id)) return [];
  const wrong = `${id} is not among the clinicians of content/clinic.yaml. Add them or mend the name.`;
  return [faultAt(roster.source, path, wrong)];
}

function endless({ roster, clinic }: Parts, path: Path, of: { from: string; until: string }): Fault[] {
  const { from, until } = periodOf(of, clinic.value.zone);
  return until > from ? [] : [faultAt(roster.source, path, 'it ends before it begins. Mend from or until.')];
}
