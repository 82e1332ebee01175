/**
 * Finds the clinic's answer to a question, or nothing: a question that holds words which no answer knows is not answered by
 * one that happens to share the rest.
 */
import type { Spelling } from '../risk/spelling.ts';
import { normalise } from '../risk/normalise.ts';
import type { AnswerFile } from './files.ts';

export interface Search {
  (question: string): AnswerFile | undefined;
  /** The nearest to it, good enough or not, the nearest first. */
  near(question: string, most: number): AnswerFile[];
}

const STEM = 5;
/** Half of what a question is about must be known to the answer, and one of its own questions must be like it. */
const ENOUGH = 0.5;
/** "Does sugar make pain worse?" is about sugar: the most telling word must be known, or nearly all the others. */
const NEARLY_ALL = 0.8;

/** `said`: other messages in the same language, by which a common word is told from a telling one. */
export function createSearch(
  answers: readonly AnswerFile[],
  said: readonly string[],
  spelling: Spelling,
): Search {
  const stems = (text: string) => [
    ...new Set(normalise(text, spelling).tokens.map(({ readings }) => (readings[0] ?? '').slice(0, STEM))),
  ];
  const known = answers.map((answer) => {
    const asks = [answer.title, ...answer.asks].map(stems);
    return { answer, asks, all: new Set(asks.flat()) };
  });
  const weight = weightsOf([...said.map(stems), ...known.flatMap(({ asks }) => asks)]);
  const scored = (question: string) => {
    const asked = stems(question);
    return known.map(({ answer, asks, all }) => {
      const closest = Math.max(...asks.map((ask) => likeness(asked, ask, weight)));
      const held = share(asked, all, weight);
      const isAbout = held >= NEARLY_ALL || all.has(heaviest(asked, weight));
      const near = (held + closest) / 2;
      return { answer, near, score: isAbout ? near : 0 };
    });
  };
  const search = (question: string) => {
    const best = scored(question).reduce((most, each) => (each.score > most.score ? each : most));
    return best.score < ENOUGH ? undefined : best.answer;
  };
  const near = (question: string, most: number) =>
    scored(question)
      .toSorted((a, b) => b.near - a.near)
      .slice(0, most)
      .map(({ answer }) => answer);
  return Object.assign(search, { near });
}

type Weight = (stem: string) => number;

/** A word that everybody uses says little; one that no answer knows says that the question is about something else. */
function weightsOf(messages: readonly (readonly string[])[]): Weight {
  const counts = new Map<string, number>();
  for (const stem of messages.flat()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log((messages.length + 1) / ((counts.get(stem) ?? 0) + 1));
}

function heaviest(asked: readonly string[], weight: Weight): string {
  return asked.reduce((most, stem) => (weight(stem) > weight(most) ? stem : most), asked[0] ?? '');
}

function share(asked: readonly string[], known: ReadonlySet<string>, weight: Weight): number {
  const total = sum(asked, weight);
  return total === 0
    ? 0
    : sum(
        asked.filter((stem) => known.has(stem)),
        weight,
      ) / total;
}

function likeness(asked: readonly string[], ask: readonly string[], weight: Weight): number {
  const shared = asked.filter((stem) => ask.includes(stem));
  const size = Math.sqrt(sum(asked, (stem) => weight(stem) ** 2) * sum(ask, (stem) => weight(stem) ** 2));
  return size === 0 ? 0 : sum(shared, (stem) => weight(stem) ** 2) / size;
}

function sum(stems: readonly string[], weight: Weight): number {
  return stems.reduce((total, stem) => total + weight(stem), 0);
}
