/** All parts of the conversation that are walked, by name. */
import type { Region } from '../../harness/paths.ts';
import { aims, breaks, pacing, skills, weeks } from './coaching.ts';
import { dangers, joining, takenOver, teams } from './danger.ts';
import { checkIn, formReady, forms, late, medicines, ownWords, putRight, wishes } from './everyday.ts';
import { flare } from './flare.ts';
import { plan, questions, visit, visitTold } from './visit.ts';

export const regions: readonly Region[] = [
  joining,
  teams,
  dangers,
  takenOver,
  checkIn,
  late,
  putRight,
  forms,
  formReady,
  medicines,
  ownWords,
  wishes,
  flare,
  skills,
  weeks,
  pacing,
  aims,
  breaks,
  visit,
  visitTold,
  questions,
  plan,
];
