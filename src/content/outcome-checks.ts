/** What must hold for the numbers by which a change counts: questions that are asked, and steps in their order. */
import type { Measure } from '../model/outcomes.ts';
import { questions } from '../model/questionnaire.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function outcomeFaults(parts: Parts): Fault[] {
  const { source, value } = parts.outcomes;
  const fault = (path: Path, text: string) => faultAt(source, path, text);
  const unasked = (path: Path, of: string) =>
    isUnasked(parts, of) ? [fault(path, `no question is called ${of}. Mend the name.`)] : [];
  const { usual, least, most } = value.pacing.stepPercent;
  const { advanceFrom, holdFrom, stepBackFromFlareDays } = value.pacing;
  const isApproved = parts.outcomesReview === 'approved';
  return [
    ...value.measures.flatMap((each, at) => [
      ...measureFaults(each).map((text) => fault(['measures', at], text)),
      ...unasked(['measures', at, 'of'], each.of),
      ...(isNameless(parts, each)
        ? [fault(['measures', at, 'id'], `${nameOf(each)} is missing. Add it to content/messages.`)]
        : []),
      ...(value.measures.findIndex(({ id }) => id === each.id) === at
        ? []
        : [fault(['measures', at, 'id'], `two measures are called ${each.id}. Rename one.`)]),
      ...(isApproved && !each.seen
        ? [fault(['measures', at, 'seen'], `nobody has seen the source of ${each.id}. Look it up first.`)]
        : []),
    ]),
    ...(['pain', 'limits', 'mood'] as const).flatMap((name) => unasked(['flare', name], value.flare[name])),
    ...(least <= usual && usual <= most
      ? []
      : [
          fault(
            ['pacing', 'stepPercent'],
            'the usual step is not between the least and the most. Mend them.',
          ),
        ]),
    ...(holdFrom < advanceFrom && stepBackFromFlareDays > 0
      ? []
      : [fault(['pacing', 'holdFrom'], 'it takes fewer days to stay than to go on. Mend holdFrom.')]),
    ...(value.reviews.fromDays <= value.reviews.untilDays
      ? []
      : [fault(['reviews'], 'the review begins after it ends. Mend fromDays or untilDays.')]),
  ];
}

function measureFaults({ id, minimal, moderate, substantial, min, max }: Measure): string[] {
  const steps = [minimal, moderate, substantial].filter((each) => each !== undefined);
  const rising = (name: 'points' | 'percent') => {
    const known = steps.flatMap((each) => each[name] ?? []);
    return known.every((each, at) => at === 0 || each > (known[at - 1] ?? 0));
  };
  return [
    ...(min < max ? [] : [`${id} has no scale: min is not below max. Mend them.`]),
    ...(rising('points') && rising('percent')
      ? []
      : [`${id}: a larger change has a smaller number. Put minimal, moderate and substantial in order.`]),
  ];
}

/** What a patient is shown has a name for people. */
function isNameless({ catalogues }: Parts, each: Measure): boolean {
  return !Object.hasOwn(catalogues.en.messages, nameOf(each));
}

function nameOf({ id }: Measure): string {
  return `label.short.${id}`;
}

/** Of a form that is here; the measures of others wait for theirs. */
export function isUnasked({ questionnaires }: Parts, of: string): boolean {
  const [form, linkId] = of.split('/');
  const found = questionnaires.find(({ value }) => value.id === form);
  return found !== undefined && !questions(found.value).some((each) => each.linkId === linkId);
}
