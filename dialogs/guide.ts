/** What a guided conversation has that is its own. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { z } from 'zod';
import type { Command } from '../src/reading/command.ts';
import type { Plain } from '../src/reading/own-words.ts';
import type { Turn } from '../src/turn/turn.ts';

/** What the common form itself keeps beside what is a conversation's own. */
export interface Kept {
  /** Replies to the open question that were not understood. */
  tries?: number | undefined;
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen?: boolean | undefined;
}

/**
 * `ask`: the open question is shown, the same or the next. `wait`: nothing more is said. `unclear`: it is asked twice more, and
 * the third time it is left to a person. What has opened another conversation gives that one's result.
 */
export type Then = 'ask' | 'wait' | 'end' | 'unclear' | DialogTurnResult;

/** What a word does that means the same in many conversations; undefined leaves it to `hear`. */
type Word<S> = (turn: Turn, state: S, dc: DialogContext) => Then | undefined | Promise<Then | undefined>;

export interface Guide<S extends Kept> {
  readonly id: string;
  /** Another version of the service may have written it, so it is checked before it is believed. */
  readonly state: z.ZodType<S>;
  /** What it begins with beside what it is begun with. */
  fresh?(): Partial<S>;
  /** Says the open question, the first time or once more, after `noteShown`. */
  show(turn: Turn, state: S): void;
  /** What a reply to the open question means. */
  hear(dc: DialogContext, turn: Turn, state: S, text: string): Then | Promise<Then>;
  readonly words: Partial<Record<Command, Word<S>>>;
  /** Where such words are looked for; as the whole message, when left out. */
  wordIn?(turn: Turn, state: S, text: string): Command | undefined;
  /**
   * The open question asks for words of the person's own: the plain replies that mean something to it too. Any other, such as
   * "ok" or "done", is never kept as their words; undefined for questions of another kind.
   */
  ownWords?(turn: Turn, state: S): readonly Plain[] | undefined;
  /** The text that puts the open question in easier words, before it is said once more; undefined where that alone does it. */
  easier(turn: Turn, state: S): string | undefined;
  /** Says that a reply was not understood. */
  unclear?(turn: Turn, state: S, isLast: boolean): void;
  /** Taken up again after a danger was talked about: what has gone by meanwhile is left out. */
  resumes?(state: S): void;
  /** How the open question is called on a card, so that an old card answers nothing. */
  linkOf?(state: S): string;
  readonly oldCard?: string;
  /** Where whatever is written is an answer, and where a question would be one too; elsewhere numbers and the like are asked for. */
  takes?(state: S): Takes;
  /** True when the words are no reply to any question of it, and have been answered: it ends. */
  leaves?(turn: Turn): boolean;
  shownAt(state: S): number;
  /** Whoever comes back after so long writes about something else. */
  staleAfter(state: S): number;
  /** After so long without a reply a day's check-in does not wait for it; it does, when left out. */
  yieldsAfter?(state: S): number;
  /** What it is about is there no more. */
  isGone?(turn: Turn, state: S): boolean;
}

export type Takes = 'answer' | 'words' | 'questions';
