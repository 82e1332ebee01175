/** A flare: its safety questions, its steps and the clock of them, and how it is asked about until it is over. */
import { nameable } from '../../../src/coaching/helped.ts';
import { atLocal } from '../../../src/model/time.ts';
import { answeredDay } from '../../harness/day.ts';
import { isOpen, isUrgent, stackOf, type Region } from '../../harness/paths.ts';
import { patientContent as content } from '../../harness/scene.ts';
import { fileOf, placeOf, zone, type Place } from '../../harness/walker.ts';

export const FLARE_TIMERS = ['flare-part', 'flare-follow', 'safety-question'];
const episodeOf = (place: Place) => fileOf(place).flares?.open;

export const flare: Region = {
  name: 'a flare',
  // Before the day's check-in a number that no step asked for begins one, which is walked by itself.
  from: [
    answeredDay(placeOf(atLocal('2026-03-03', '10:00', zone)), '2026-03-03', { other: '5' }).then(
      ({ to }) => to,
    ),
  ],
  begins: ['flare'],
  replies: ['yes', 'no', 'not sure', 'ok', '1', '3', '4', 'b and d', 'skip', 'later', 'why', 'flare', 'zzz'],
  stays: ['why', 'flare'],
  dangers: [
    'i have chest pain and cant breathe',
    'i want to die',
    'i will never get better',
    'i am itchy from the new tablets',
  ],
  timers: FLARE_TIMERS,
  dialogs: ['flare'],
  most: 1_000,
  isShut: isUrgent,
  /** Only where somebody is asked how it is does it matter how earlier days have been. */
  facts(place) {
    const open = episodeOf(place);
    const stack = stackOf(place);
    const isLater =
      stack.length === 0 || stack.some(({ state }) => /follow|helped/.test(String(state['stage'])));
    const isStep = stack.some(({ state }) => /step|unless/.test(String(state['stage'])));
    return (
      open && [
        open.passedAt !== undefined,
        open.unnamed,
        open.unclear,
        isStep && open.order,
        isStep && fileOf(place).flares?.unless,
        nameable(content.flare, open).length > 0,
        isLater && open.calm.length,
      ]
    );
  },
  wrong(place, _, { to, said }) {
    const isAllowed = [place, to].some((each) => episodeOf(each)?.passedAt !== undefined);
    const isLeft = isOpen(flare, to) || 'flare-part' in to.planned || 'flare-follow' in to.planned;
    return [
      ...(isUrgent(to) && isLeft ? ['left open in danger'] : []),
      ...(said.some(({ key }) => isOfSteps(key)) && !isAllowed ? ['coached unasked'] : []),
    ];
  },
};

function isOfSteps(key: string): boolean {
  return /(?:^| )flare\.(?:passed|ranked|done|hello|follow|helped)/.test(key);
}
