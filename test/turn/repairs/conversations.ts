/** Every guided conversation with its questions in their order: each is answered, and most can be answered otherwise. */
import { atLocal } from '../../../src/model/time.ts';
import { patientContent as content } from '../../harness/scene.ts';
import { stackOf } from '../../harness/paths.ts';
import { comesDue, placeOf, say, zone, type Place } from '../../harness/walker.ts';
import { aims, pacing, skills, weeks } from '../paths/coaching.ts';
import { checkIn, formReady, forms, late, putRight, wishes } from '../paths/everyday.ts';
import { flare } from '../paths/flare.ts';
import { plan, visit, visitTold } from '../paths/visit.ts';

/** A reply to the open question, and another one that could have stood there; nothing is put right where there is none. */
export interface Answer {
  text: string;
  other?: string;
}

export interface Conversation {
  name: string;
  /** The first question is open. */
  begun(): Promise<Place>;
  /** To the questions as they come; where they run out it is over, or the rest is answered by its kind. */
  answers: readonly Answer[];
  byKind?: true;
}

/** "4|6": the answer, and the other one. */
function answers(...texts: string[]): Answer[] {
  return texts.map((each) => {
    const [text = '', other] = each.split('|');
    return other === undefined ? { text } : { text, other };
  });
}

const from = async ({ from: places }: { from: readonly (Place | Promise<Place>)[] }, at = 0) => {
  const place = await places[at];
  if (place === undefined) throw new Error('there is no such place to begin at');
  return place;
};
const after =
  (place: Promise<Place>, ...texts: string[]) =>
  async () => {
    let at = await place;
    for (const text of texts) at = (await say(at, text)).to;
    return at;
  };

const STEPS = ['ok', '1', '1', 'no', '1', 'no', 'ok', '1', 'the dishes', 'my sister'];

/** A flare in which all has been done, until it is asked about, and so often found to be over that this stage is come to. */
async function followed(stage: 'follow' | 'helped'): Promise<Place> {
  let place = await after(from(flare), 'flare', 'yes', 'no', ...STEPS)();
  for (let turn = 0; turn < 8 && stackOf(place).at(-1)?.state['stage'] !== stage; turn += 1) {
    const isAsked = stackOf(place).length > 0;
    place = (await (isAsked ? say(place, '4') : comesDue(place, 'flare-follow'))).to;
  }
  return place;
}

const morning = placeOf(atLocal('2026-03-03', '10:00', zone));

export const conversations: readonly Conversation[] = [
  {
    name: 'the check-in',
    begun: () => from(checkIn),
    answers: answers('4|6', '5|3', '6|2', '7|4', 'a quiet day'),
  },
  ...content.forms.map((form, at) => ({
    name: `the form ${form}`,
    begun: () => from(forms, at),
    answers: [],
    byKind: true as const,
  })),
  { name: 'whether it is a good time', begun: () => from(formReady), answers: answers('yes') },
  { name: 'a number after the questions', begun: after(from(late), '6'), answers: answers('yes') },
  { name: 'an answer put right', begun: after(from(putRight), 'fix yesterday'), answers: answers('pain 6') },
  { name: 'a pause', begun: after(from(wishes), 'I am on vacation until Friday'), answers: answers('yes') },
  { name: 'another time', begun: after(from(wishes), 'at 4pm'), answers: answers('yes') },
  { name: 'another place', begun: after(from(wishes), "I'm in Lisbon this week"), answers: answers('yes') },
  { name: 'a flare', begun: after(from(flare), 'flare'), answers: answers('yes|no', 'no', ...STEPS) },
  { name: 'how a flare is', begun: () => followed('follow'), answers: answers('2') },
  { name: 'what helped in a flare', begun: () => followed('helped'), answers: answers('1') },
  { name: 'a skill', begun: after(from(skills), 'skills'), answers: answers('1|2', '1', '2') },
  { name: 'a skill offered', begun: () => from(skills, 1), answers: answers('yes', '1', '2') },
  {
    name: 'the plan of an aim',
    begun: after(from(weeks), 'steps'),
    answers: answers('walk to the shop|swim', '8|10', '8'),
  },
  {
    name: 'the way back to work',
    begun: after(from(weeks), 'work'),
    answers: answers(
      'the shop|the post',
      '4|6',
      '20|24',
      'lifting|boxes',
      'sit 20 min|sit 10 min',
      'one an hour',
      'Ana',
      '7',
    ),
  },
  { name: 'a look at an aim', begun: () => from(weeks, 1), answers: answers('4') },
  { name: 'a look at work', begun: () => from(weeks, 2), answers: answers('1') },
  {
    name: 'pacing',
    begun: after(from(pacing), 'pace'),
    answers: answers('no|yes', 'walking|swimming', '30'),
  },
  { name: 'the minutes of a day', begun: () => from(pacing, 1), answers: answers('25') },
  {
    name: 'an aim',
    begun: after(from(aims), 'aim'),
    answers: answers('walk to the shop|swim', '3|2', '7|8', '3|4', 'more pain'),
  },
  { name: 'a review', begun: after(from(aims, 1), 'review'), answers: answers('4') },
  {
    name: 'getting ready for a visit',
    begun: after(from(visit), 'prepare'),
    answers: answers(
      'sleep|my knee',
      '1|2',
      '1 2|2 1',
      'more sleep|less sleep',
      'a dry mouth|no',
      'walk more',
    ),
  },
  {
    name: 'what was agreed',
    begun: after(from(visit), 'agreed'),
    answers: answers(
      'walk more|swim',
      'minutes|distance',
      '20 April|30 April',
      'more pain|a fall',
      'yes',
      'a walk',
    ),
  },
  {
    name: 'when the visit is',
    begun: after(from(visit), 'my appointment is on Friday'),
    answers: answers('10:30', 'yes'),
  },
  {
    name: 'a visit that is off',
    begun: after(from(visitTold, 1), 'my appointment got cancelled'),
    answers: answers('yes'),
  },
  {
    name: 'the safety plan',
    begun: after(from(plan), 'plan'),
    answers: answers(
      'bad sleep|bad food',
      'music|radio',
      'the park|the sea',
      'Ana 555',
      '555',
      'lock it',
      'my dog',
    ),
  },
  { name: 'a plan to be erased', begun: after(from(plan, 1), 'erase my plan'), answers: answers('no') },
  {
    name: 'what somebody meant',
    begun: after(Promise.resolve(morning), 'qwerty asdf?'),
    answers: answers('1'),
  },
];
