/** The plans of weeks that a person has made: towards their aim, and back to work, in hours, limits and the next look. */
import { phaseNow, phases, type WeeksBook } from '../model/weeks.ts';
import type { Line, Source } from './line.ts';

const from: Source[] = [{ kind: 'record', name: 'weeks' }];

export function weeksLines({ aim, work }: Omit<WeeksBook, 'v'> = {}): Line[] {
  const phase = aim && phaseNow(aim);
  return [
    ...(aim === undefined || phase === undefined
      ? []
      : [
          line({
            is: 'weeks',
            part: phases.indexOf(phase.name) + 1,
            reach: phase.target,
            by: phase.until,
            words: aim.doing,
          }),
        ]),
    ...(work === undefined
      ? []
      : [
          line({
            is: 'work',
            hours: work.steps[work.at]?.hours ?? work.goal,
            goal: work.goal,
            ...(work.nextLook !== undefined && { look: work.nextLook }),
            words: work.role,
          }),
          ...(['leaveOut', 'limits', 'breaks'] as const)
            .filter((what) => work[what] !== '')
            .map((what) => line({ is: 'work-asks', what, words: work[what] })),
        ]),
  ];
}

function line(fact: Line['fact']): Line {
  return { section: 'function', fact, from };
}
